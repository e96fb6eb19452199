using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>Each response value of the document, by what causes it or because a test wants it, and the forms it is written in.</summary>
public sealed class InfobipStatusTests : InfobipFixture
{
    public static TheoryData<int> AllStatuses => new(InfobipDocument.Statuses.Keys.Where(status => status is not 0));

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public async Task Every_value_can_be_demanded_for_a_request_and_for_a_number(int status)
    {
        Infobip.Fail(SimulatorFault.Status(status));
        Infobip.SetStatus("385952222222", status);

        Normalize(await PostJsonAsync(InfobipRequestDocuments.JsonSingle)).Should().Be(Normalize(InfobipAnswerDocuments.JsonRefused).Replace("-13", $"{status}", StringComparison.Ordinal));
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonMany)).Should().Equal(0, status, 0);
        Infobip.Messages.Select(message => message.Recipient).Should().Equal("385951111111", "385953333333");

        Infobip.SetStatus("385952222222", 0);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonMany)).Should().Equal(0, 0, 0);
    }

    [Theory]
    [MemberData(nameof(AllStatuses))]
    public async Task Every_value_can_be_a_bare_word_or_a_status_alone(int status)
    {
        Infobip.Fail(SimulatorFault.Status(status), times: 3);

        Infobip.Answers.Refusal = InfobipRefusalForm.Word;
        (await PostJsonAsync(InfobipRequestDocuments.JsonSingle)).Should().Be(InfobipDocument.Statuses[status]);
        Infobip.Answers.Refusal = InfobipRefusalForm.StatusAlone;
        (await PostJsonAsync(InfobipRequestDocuments.JsonSingle)).Should().Be($$"""{"status":"{{status}}"}""");
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle)).Should().Equal(status);
    }

    [Fact]
    public async Task Value_2_is_for_the_recipients_that_the_credits_no_longer_last_for()
    {
        Account.Balance = 2.5m;

        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlMany)).Should().Equal(0, 0, -2);
        Account.Balance.Should().Be(0.5m);
        Account.PricePerPart = 0.25m;
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlMany)).Should().Equal(0, 0, -2);
        Account.Balance.Should().Be(0);
    }

    [Fact]
    public async Task Value_3_is_a_network_that_the_account_does_not_cover()
    {
        Account.UncoveredPrefixes = ["385952", "1"];

        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlMany)).Should().Equal(0, -3, 0);
    }

    [Fact]
    public async Task Value_5_is_a_wrong_name_or_password_and_can_be_the_1_of_the_documents_example()
    {
        var wrong = InfobipRequestDocuments.JsonSingle.Change("\"password\": \"test\"", "\"password\": \"Test\"");
        Statuses(await PostJsonAsync(wrong)).Should().Equal(-5);
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("<username>test<", "<username>other<"))).Should().Equal(-5);
        Statuses(await GetAsync(InfobipRequestDocuments.PlainSingle.Change("user=test", "user=other"))).Should().Equal(-5);

        Infobip.Answers.InvalidCredentialsStatus = -1;
        Infobip.Answers.Status = InfobipStatusForm.WithBlanks;
        Normalize(await PostJsonAsync(wrong)).Should().Be(Normalize(InfobipAnswerDocuments.JsonWrongPassword));
        Infobip.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refused_request_can_be_answered_for_each_recipient()
    {
        Infobip.Answers.RefusesEachRecipient = true;
        Infobip.Fail(SimulatorFault.Status(-26));

        var answer = await PostXmlAsync(InfobipRequestDocuments.XmlMany);

        Statuses(answer).Should().Equal(-26, -26, -26);
        answer.Descendants("destination").Select(destination => destination.Value).Should().Equal("385951111111", "385952222222", "385953333333");
        Statuses(await PostXmlAsync("<SMS>")).Should().Equal(-22);
    }

    [Fact]
    public async Task Value_6_is_no_destination_among_others_or_none_at_all()
    {
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlMany.Change("385952222222", ""))).Should().Equal(0, -6, 0);
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("<gsm>385951111111</gsm>", ""))).Should().Equal(-6);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change("\"recipients\"", "\"Recipients\""))).Should().Equal(-6);
        Statuses(await GetAsync(InfobipRequestDocuments.PlainSingle.Change("&GSM=38598111111", ""))).Should().Equal(-6);
        Statuses(await PostJsonAsync("""{"authentication":{"username":"test","password":"test"},"messages":[]}""")).Should().Equal(-6);
    }

    [Fact]
    public async Task Values_10_and_11_are_no_name_and_no_password()
    {
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("<username>test</username>", ""))).Should().Equal(-10);
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("<password>test</password>", "<password></password>"))).Should().Equal(-11);
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("authentication", "authentification"))).Should().Equal(-10);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change("\"username\"", "\"Username\""))).Should().Equal(-10);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change("\"password\"", "\"Password\""))).Should().Equal(-11);
        Statuses(await GetAsync(InfobipRequestDocuments.PlainSingle.Change("user=test", "user="))).Should().Equal(-10);
        Statuses(await GetAsync(InfobipRequestDocuments.PlainSingle.Change("&password=test", ""))).Should().Equal(-11);
    }

    [Theory]
    [InlineData("00000000000")] // the document's example
    [InlineData("+385951111111")]
    [InlineData("00385951111111")]
    [InlineData("0951111111")]
    [InlineData("38595111x111")]
    [InlineData("3859511 11111")]
    [InlineData("1234567890123456")]
    public async Task Value_13_is_what_is_not_an_international_number(string number)
    {
        var answer = await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("385951111111", number));

        Normalize(answer.ToString()).Should()
            .Be(Normalize(InfobipAnswerDocuments.XmlRefusedTheirId.Change("00000000000", number).Replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Value_13_comes_back_with_the_clients_message_id()
    {
        (await PostJsonAsync(InfobipRequestDocuments.JsonOwnId.Change("385951111111", "000000000000"))).Should()
            .Contain("""{"status":"-13","messageid":"clientmsgID","destination":"000000000000"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<SMS")]
    [InlineData("<sms></sms>")]
    [InlineData("<!DOCTYPE SMS []><SMS></SMS>")]
    [InlineData("hello")]
    public async Task Value_22_is_XML_that_cannot_be_read(string xml) => Statuses(await PostXmlAsync(xml)).Should().Equal(-22);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"messages\":{}}")]
    [InlineData("{\"messages\":[],}")]
    [InlineData("{\"messages\":[{\"text\":\"\\ud83d\"}]}")]
    public async Task Value_22_is_JSON_that_cannot_be_read(string json) => Statuses(await PostJsonAsync(json)).Should().Equal(-22);

    [Theory]
    [InlineData("4d3h2m1s", 0)]
    [InlineData("3h1s", 0)]
    [InlineData("90m", 0)]
    [InlineData("", 0)]
    [InlineData("1s4d", -27)]
    [InlineData("4D", -27)]
    [InlineData("4", -27)]
    [InlineData("-4d", -27)]
    [InlineData("4d 3h", -27)]
    [InlineData("999999d", -27)]
    [InlineData("2012-10-01 12:00", -27)]
    public async Task Value_27_is_no_time_from_now(string time, int status) => Statuses(await SendWithAsync("sendDateTime", time)).Should().Equal(status);

    [Theory]
    [InlineData("http://shop.example/reports?a=1", 0)]
    [InlineData("https://shop.example/", 0)]
    [InlineData("nopush", 0)]
    [InlineData("", 0)]
    [InlineData("shop.example/reports", -28)]
    [InlineData("/reports", -28)]
    [InlineData("ftp://shop.example/", -28)]
    public async Task Value_28_is_no_address_of_a_web_server(string url, int status)
    {
        Statuses(await SendWithAsync("drPushUrl", url)).Should().Equal(status);
        Statuses(await SendWithAsync("pushurl", url)).Should().Equal(status);
        Infobip.Messages.Select(message => message.PushUrl).Should()
            .Equal(Enumerable.Repeat(url.StartsWith("http", StringComparison.Ordinal) ? new Uri(url) : null, status is 0 ? 2 : 0));
    }

    [Fact]
    public async Task Value_30_is_an_application_that_the_account_does_not_have()
    {
        Statuses(await SendWithAsync("appid", "shop")).Should().Equal(0);
        Message.AppId.Should().Be("shop");

        Account.AllowedAppIds = ["news"];
        Statuses(await SendWithAsync("appid", "shop")).Should().Equal(-30);
        Statuses(await SendWithAsync("appid", "news")).Should().Equal(0);
        Statuses(await SendWithAsync("appid", "")).Should().Equal(0);
    }

    [Fact]
    public async Task Value_33_is_a_message_id_that_the_account_has_used()
    {
        var other = Infobip.AddAccount("other", "test");
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Equal(0);
        Account.Balance = 0;

        (await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Contain("""{"status":"-33","messageid":"clientmsgID","destination":"385951111111"}""");
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId.Change("\"username\": \"test\"", "\"username\": \"other\""))).Should().Equal(0);
        Infobip.Messages.Select(message => message.Login).Should().Equal("test", "other");
        other.Balance.Should().Be(999);
    }

    [Fact]
    public async Task Value_33_is_also_an_id_twice_in_a_request_and_ids_are_told_apart_by_case()
    {
        var twice = InfobipRequestDocuments.XmlMany.Change("<gsm>", "<gsm messageId=\"a\">").Change("\"a\">385953333333", "\"A\">385953333333");

        Statuses(await PostXmlAsync(twice)).Should().Equal(0, -33, 0);
    }

    [Fact]
    public async Task Of_many_requests_with_one_id_at_both_access_points_one_is_accepted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i => Statuses(await ReadAsync(await PostToAsync(
            i % 2 is 0 ? Infobip.BaseAddress : Infobip.SecondaryAddress, "api/v3/sendsms/json", InfobipRequestDocuments.JsonOwnId, "application/json")))));

        answers.Count(statuses => statuses is [0]).Should().Be(1);
        answers.Count(statuses => statuses is [-33]).Should().Be(29);
        Account.Balance.Should().Be(999);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, -33)]
    public async Task A_refused_messages_id_is_free_or_blocked_as_a_test_likes(bool isBlocked, int status)
    {
        Infobip.RegistersRefusedIds = isBlocked;
        Account.Balance = 0;
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Equal(-2);
        Account.Balance = 10;

        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Equal(status);
    }

    [Theory]
    [InlineData("ElevenChars", 0, 5, 0)]
    [InlineData("TwelveLetter", -34, 0, 0)]
    [InlineData("12345678901234", 0, 1, 1)]
    [InlineData("123456789012345", -34, 0, 0)]
    [InlineData("", -34, 0, 0)]
    public async Task Value_34_is_a_sender_that_is_too_long_and_its_type_of_number_is_known_without_being_told(string sender, int status, int ton, int npi)
    {
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change("\"Sender\"", $"\"{sender}\""))).Should().Equal(status);
        Infobip.Messages.Select(message => (message.SourceTon, message.SourceNpi)).Should().Equal(Enumerable.Repeat((ton, npi), status is 0 ? 1 : 0));
    }

    [Fact]
    public async Task Value_34_is_a_sender_that_the_account_may_not_use()
    {
        Account.AllowedSenders = ["Infobip"];

        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlSingle)).Should().Equal(0);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonSingle)).Should().Equal(-34);
    }

    [Fact]
    public async Task Values_7_and_8_of_the_field_are_answered_where_a_test_likes()
    {
        var (noText, noSender) = (InfobipRequestDocuments.JsonSingle.Change("\"Hello\"", "\"\""), InfobipRequestDocuments.JsonSingle.Change("\"Sender\"", "\"\""));
        Statuses(await PostJsonAsync(noText)).Should().Equal(-23);

        Infobip.HasMoreStatuses = true;
        Statuses(await PostJsonAsync(noText)).Should().Equal(-7);
        Statuses(await PostJsonAsync(noSender)).Should().Equal(-8);
    }

    [Fact]
    public async Task Answers_have_the_forms_of_the_field()
    {
        Infobip.Answers.MessageIdName = "messageId";
        Infobip.Answers.Status = InfobipStatusForm.Number;
        Infobip.Answers.ContentType = "application/json";

        using var response = await PostAsync("api/v3/sendsms/json", InfobipRequestDocuments.JsonOwnId, "application/json");

        response.Content.Headers.ContentType!.ToString().Should().Be("application/json");
        (await response.Content.ReadAsStringAsync()).Should().Be("{\"results\": [\r\n{\"status\":0,\"messageId\":\"clientmsgID\",\"destination\":\"385951111111\"}\r\n]}");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task Only_plain_is_asked_with_GET(string form)
    {
        using var response = await Http.GetAsync(new Uri(Infobip.BaseAddress, $"api/v3/sendsms/{form}"));

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    private Task<string> SendWithAsync(string name, string value) =>
        PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change("\"text\":", $"\"{name}\": \"{value}\", \"text\":"));
}
