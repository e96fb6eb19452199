using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>The document's requests to send, what is answered to them and what is kept of them.</summary>
public sealed class InfobipSendTests : InfobipFixture
{
    [Fact]
    public async Task The_documents_XML_gets_the_documents_answer_and_is_kept_and_charged()
    {
        using var response = await PostAsync("api/v3/sendsms/xml", InfobipRequestDocuments.XmlSingle, "application/xml");

        response.Content.Headers.NonValidated["Content-Type"].ToString().Should().Be("text/csv;charset= UTF-8");
        response.Content.Headers.ContentLength.Should().Be(177);
        Normalize(await response.Content.ReadAsStringAsync()).Should()
            .Be(Normalize(InfobipAnswerDocuments.XmlTheirId).Replace("Infobip_MessageId", "ID", StringComparison.Ordinal).Replace("38595111111", "385951111111", StringComparison.Ordinal));
        Message.Should().BeEquivalentTo(new SimulatedInfobipMessage
        {
            Id = "09" + "0" + "0921175957" + "00000",
            IsClientId = false,
            Login = "test",
            Sender = "Infobip",
            Recipient = "385951111111",
            Text = "Hello",
            SourceTon = 5,
            SourceNpi = 0,
            Parts = 1,
            Price = 1,
            ReceivedAt = Clock.GetUtcNow(),
        });
        Message.ToString().Should().Be($"Infobip message {Message.Id}");
        Account.Balance.Should().Be(999);
        Account.ToString().Should().Be("Infobip account test");
    }

    [Fact]
    public async Task The_documents_XML_to_many_numbers_has_a_result_and_an_id_for_each()
    {
        using var response = await PostAsync("api/v3/sendsms/xml", InfobipRequestDocuments.XmlMany, "application/xml");

        response.Content.Headers.ContentLength.Should().Be(411);
        Normalize(await response.Content.ReadAsStringAsync()).Should().Be(Normalize(InfobipAnswerDocuments.XmlMany));
        Infobip.Messages.Select(message => message.Recipient).Should().Equal("385951111111", "385952222222", "385953333333");
        Infobip.Messages.Select(message => message.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_documents_JSON_gets_the_documents_answer()
    {
        using var response = await PostAsync("api/v3/sendsms/json", InfobipRequestDocuments.JsonMany, "application/json");

        response.Content.Headers.NonValidated["Content-Type"].ToString().Should().Be("text/csv;charset= UTF-8");
        response.Content.Headers.ContentLength.Should().Be(253);
        Normalize(await response.Content.ReadAsStringAsync()).Should().Be(Normalize(InfobipAnswerDocuments.JsonMany));
        Normalize(await PostJsonAsync(InfobipRequestDocuments.JsonSingle)).Should().Be(Normalize(InfobipDocument.JsonAnswer));
        Infobip.Messages.Should().HaveCount(4).And.OnlyContain(message => message.Sender == "Sender" && message.Text == "Hello" && !message.IsClientId);
    }

    [Fact]
    public async Task The_documents_format_leaves_a_recipient_and_three_places_for_more()
    {
        Infobip.AddAccount("account_username", "account_password");

        var answer = await PostXmlAsync(InfobipDocument.XmlFormat);

        Statuses(answer).Should().Equal(0, -6, -6, -6);
        answer.Descendants("destination").Select(destination => destination.Value).Should()
            .Equal("38595111111", "000000000000", "000000000000", "000000000000");
        Message.Login.Should().Be("account_username");
        Message.SendAt.Should().Be(Clock.GetUtcNow() + new TimeSpan(4, 3, 2, 1));
    }

    [Fact]
    public async Task The_documents_format_with_ids_answers_with_them()
    {
        Infobip.AddAccount("account_username", "account_password");

        var answer = await PostXmlAsync(InfobipDocument.XmlFormatWithIds);

        Statuses(answer).Should().Equal(0, 0, 0, 0);
        string[] ids = ["clientmsgID1", "clientmsgID2", "clientmsgID3", "clientmsgID4"];
        answer.Descendants("messageid").Select(id => id.Value).Should().Equal(ids);
        Infobip.Messages.Select(message => message.Id).Should().Equal(ids);
        Infobip.Messages.Should().OnlyContain(message => message.IsClientId);
    }

    [Fact]
    public async Task The_documents_message_id_of_JSON_comes_back_with_and_without_the_documents_blanks()
    {
        Normalize(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Be(Normalize(InfobipAnswerDocuments.JsonSetId));

        Infobip.Answers.Status = InfobipStatusForm.WithBlanks;
        (await PostJsonAsync(InfobipRequestDocuments.JsonOwnId.Change("clientmsgID", "another"))).Should().Contain("""
            {"status":"0","messageid":" another ","destination":"385951111111"}
            """);
    }

    [Fact]
    public async Task The_documents_long_text_is_one_message_of_several_parts()
    {
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlLong)).Should().Equal(0);
        Message.Should().BeEquivalentTo(new { Type = "longSMS", Parts = 2, Price = 2m });

        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonLong.Replace("\n", "", StringComparison.Ordinal))).Should().Equal(0);
        Statuses(await GetAsync(InfobipDocument.PlainLong)).Should().Equal(0);
        Infobip.Messages.Select(message => message.Parts).Should().Equal(2, 2, 2);
        Infobip.Messages[2].Text.Should().StartWith("TestinglongSMSTestinglong SMSTesting");
    }

    [Fact]
    public async Task The_documents_scheduled_messages_are_kept_with_their_time()
    {
        await PostXmlAsync(InfobipRequestDocuments.XmlScheduled.Change("</sendDate-\nTime>", "</sendDateTime>"));
        await PostJsonAsync(InfobipRequestDocuments.JsonScheduled);
        await GetAsync(InfobipRequestDocuments.PlainScheduled);

        Infobip.Messages.Select(message => message.SendAt - Clock.GetUtcNow()).Should()
            .Equal(new TimeSpan(4, 3, 2, 1), TimeSpan.FromMinutes(10), new TimeSpan(1, 2, 5, 3));
    }

    [Fact]
    public async Task The_documents_Unicode_arrives_as_text_and_as_hexadecimal_content()
    {
        await PostXmlAsync(InfobipRequestDocuments.XmlUnicode);
        await PostJsonAsync(InfobipRequestDocuments.JsonUnicode);
        await GetAsync(InfobipRequestDocuments.PlainUnicode);
        await GetAsync(InfobipRequestDocuments.PlainUnicodeBinary);

        Infobip.Messages.Select(message => message.Text).Should().Equal("Dear mister Jurčić..", "čćšđ", " ččš", "šđčć");
        Infobip.Messages.Should().OnlyContain(message => message.DataCoding == 8 && !message.IsFlash);
        Infobip.Messages[3].Binary.Should().Be("FEFF01610111010D0107");
    }

    [Fact]
    public async Task The_documents_flash_SMS_is_one_by_its_data_coding()
    {
        await PostXmlAsync(InfobipRequestDocuments.XmlFlash.Change("</dataCoding>", "</datacoding>"));
        await PostJsonAsync(InfobipRequestDocuments.JsonFlash);

        Infobip.Messages.Should().HaveCount(2).And.OnlyContain(message => message.IsFlash && message.DataCoding == 240);
    }

    [Fact]
    public async Task The_documents_user_data_header_is_binary_content_of_ESM_class_64()
    {
        Statuses(await GetAsync(InfobipRequestDocuments.PlainHeader)).Should().Equal(0);

        Message.Should().BeEquivalentTo(new { Sender = "Friend", Text = "", Binary = "06050400010241424344", EsmClass = 64, DataCoding = 0 });
    }

    [Fact]
    public async Task The_documents_broken_requests_are_syntax_errors()
    {
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlScheduled)).Should().Equal(-22);
        Statuses(await PostXmlAsync(InfobipRequestDocuments.XmlFlash)).Should().Equal(-22);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonLong)).Should().Equal(-22);
        Infobip.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task The_documents_plain_request_is_answered_in_XML_and_in_JSON_where_it_asks()
    {
        var answer = XElement.Parse(await GetAsync(InfobipRequestDocuments.PlainSingle));
        answer.Elements("result").Single().Elements().Select(child => (child.Name.LocalName, child.Value)).Should()
            .Equal(("status", "0"), ("messageid", Message.Id), ("destination", "38598111111"));

        (await GetAsync(InfobipRequestDocuments.PlainSingle + "&output=json")).Should().StartWith("{\"results\": [\r\n{\"status\":\"0\"");
    }

    [Theory]
    [InlineData("text/xml", "XML=", false)]
    [InlineData("application/x-www-form-urlencoded", "XML=", true)]
    [InlineData("application/x-www-form-urlencoded", "XML=", false)]
    [InlineData("application/xml", "XML=\n", false)]
    [InlineData("application/xml", "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", false)]
    public async Task XML_comes_alone_and_as_a_form(string contentType, string prefix, bool isEncoded)
    {
        var xml = InfobipRequestDocuments.XmlUnicode.Change("Jurčić..", "Jurčić &amp; 100% + 1");

        var answer = await ReadAsync(await PostAsync("api/v3/sendsms/xml", prefix + (isEncoded ? Uri.EscapeDataString(xml) : xml), contentType));

        Statuses(answer).Should().Equal(0);
        Message.Text.Should().Be("Dear mister Jurčić & 100% + 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task JSON_comes_as_a_form_too(bool isEncoded)
    {
        var json = InfobipRequestDocuments.JsonUnicode.Change("čćšđ", "čć 100% + 1 & 2");

        var answer = await ReadAsync(await PostAsync(
            "api/v3/sendsms/json", "JSON=" + (isEncoded ? Uri.EscapeDataString(json) : json), "application/x-www-form-urlencoded"));

        Statuses(answer).Should().Equal(0);
        Message.Text.Should().Be("čć 100% + 1 & 2");
    }

    [Fact]
    public async Task Plain_comes_as_a_form_and_in_any_case_and_to_many_numbers()
    {
        var answer = await ReadAsync(await PostAsync(
            "api/v3/sendsms/plain",
            "USER=test&Password=test&Sender=Friend&smstext=a+b%26c&gsm=385981111111,385982222222,bad&MESSAGEID=one,two",
            "application/x-www-form-urlencoded"));

        Statuses(answer).Should().Equal(0, 0, -13);
        Infobip.Messages.Select(message => (message.Recipient, message.Id, message.Text)).Should()
            .Equal(("385981111111", "one", "a b&c"), ("385982222222", "two", "a b&c"));
    }

    [Fact]
    public async Task A_plain_text_is_read_in_the_encoding_that_the_request_names()
    {
        await GetAsync(InfobipRequestDocuments.PlainUnicode.Change(" ččš", "%E8%E8%9A") + "&encoding=windows-1250");
        await GetAsync(InfobipRequestDocuments.PlainUnicode.Change(" ččš", "%C4%8D%C4%8D%C5%A1") + "&encoding=utf-8");
        Statuses(await GetAsync(InfobipRequestDocuments.PlainUnicode + "&encoding=koi8-r")).Should().Equal(-22);

        Infobip.Messages.Select(message => message.Text).Should().Equal("ččš", "ččš");
    }

    [Fact]
    public async Task Without_the_header_of_the_document_Unicode_is_read_as_Latin_where_that_rule_holds()
    {
        Infobip.RequiresContentEncoding = true;

        await PostXmlAsync(InfobipRequestDocuments.XmlUnicode.Change("Jurčić", "Jurić"));
        await ReadAsync(await PostAsync("api/v3/sendsms/xml", InfobipRequestDocuments.XmlUnicode, "application/xml", ("Content-Encoding", "UTF-8")));
        await ReadAsync(await PostAsync("api/v3/sendsms/json", InfobipRequestDocuments.JsonUnicode, "application/json", ("Content-Encoding", "utf-8")));

        Infobip.Messages.Select(message => message.Text).Should().Equal("Dear mister Juri\u00C4\u0087..", "Dear mister Jurčić..", "čćšđ");
    }

    [Fact]
    public async Task Several_messages_come_in_one_request()
    {
        var second = "<message><sender>Shop</sender><text>Bye</text><recipients><gsm messageId=\"b\">385952222222</gsm></recipients></message>";

        var answer = await PostXmlAsync(InfobipRequestDocuments.XmlSingle.Change("</message>", "</message>" + second));
        var json = await PostJsonAsync(InfobipRequestDocuments.JsonSingle.Change(
            "\"messages\": [", """
            "messages": [{"sender":"Shop","text":"Bye","recipients":[{"gsm":"385952222222"}]},
            """));

        Statuses(answer).Should().Equal(0, 0);
        Statuses(json).Should().Equal(0, 0);
        Infobip.Messages.Select(message => (message.Sender, message.Text, message.Recipient)).Should().Equal(
            ("Infobip", "Hello", "385951111111"), ("Shop", "Bye", "385952222222"), ("Shop", "Bye", "385952222222"), ("Sender", "Hello", "385951111111"));
    }

    [Fact]
    public async Task Both_access_points_reach_the_same_platform_and_are_told_apart()
    {
        Infobip.Fail(SimulatorFault.UnavailableBeforeProcessing);
        Infobip.FailSecondary(SimulatorFault.Status(-99));
        (Infobip.PendingFaults, Infobip.PendingSecondaryFaults).Should().Be((1, 1));

        using var first = await PostAsync("api/v3/sendsms/json", InfobipRequestDocuments.JsonOwnId, "application/json");
        first.StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        var second = await PostToAsync(Infobip.SecondaryAddress, "api/v3/sendsms/json", InfobipRequestDocuments.JsonOwnId, "application/json");
        Statuses(await ReadAsync(second)).Should().Equal(-99);
        var third = await PostToAsync(Infobip.SecondaryAddress, "api/v3/sendsms/json", InfobipRequestDocuments.JsonOwnId, "application/json");
        Statuses(await ReadAsync(third)).Should().Equal(0);
        Statuses(await PostJsonAsync(InfobipRequestDocuments.JsonOwnId)).Should().Equal(-33);

        Infobip.Requests.Should().HaveCount(2);
        Infobip.SecondaryRequests.Should().HaveCount(2).And.OnlyContain(request => request.Path == "api/v3/sendsms/json");
        (Infobip.PendingFaults, Infobip.PendingSecondaryFaults).Should().Be((0, 0));
        Message.Id.Should().Be("clientmsgID");
    }
}
