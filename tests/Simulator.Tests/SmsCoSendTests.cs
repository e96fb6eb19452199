using System.Globalization;
using System.Net;
using System.Text;
using SmsGateways.Simulator.SmsCo;

namespace SmsGateways.Simulator.Tests;

/// <summary><c>smsapi2.php</c>: the document's URLs, what they may carry, and what becomes of it.</summary>
public sealed class SmsCoSendTests : SmsCoFixture
{
    [Fact]
    public async Task The_documents_request_gets_the_documents_answer_and_is_kept_and_charged()
    {
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4 123");

        SmsCo.Messages.Should().ContainSingle().Which.Should().BeEquivalentTo(new SimulatedSmsCoMessage
        {
            Id = "123",
            Login = "test",
            Sender = "SmsCo",
            Text = "test",
            Schedule = null,
            Recipients = ["995599445448"],
            FailedRecipients = [],
            Parts = 1,
            Cost = 4,
            ReceivedAt = Clock.GetUtcNow(),
            Status = 2,
        });
        Account.Balance.Should().Be(9996);
    }

    [Fact]
    public async Task The_documents_schedule_is_a_time_in_Tbilisi()
    {
        (await AskAsync(SmsCoDocument.Schedule)).Should().Be("OK 4 123");

        SmsCo.Messages.Single().Schedule.Should().Be(new DateTimeOffset(2012, 10, 1, 12, 30, 0, TimeSpan.FromHours(4)));
    }

    [Fact]
    public async Task The_zone_of_schedules_can_be_another()
    {
        SmsCo.ScheduleOffset = TimeSpan.FromHours(-2);

        await AskAsync(SmsCoDocument.Schedule);

        SmsCo.Messages.Single().Schedule.Should().Be(new DateTimeOffset(2012, 10, 1, 14, 30, 0, TimeSpan.Zero));
        SmsCo.Invoking(smsCo => smsCo.ScheduleOffset = TimeSpan.FromHours(15)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Amounts_are_plain_decimals_in_any_culture()
    {
        // Not through the server, whose threads do not take the culture of a test.
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus" } };

        SmsCoText.Write(12345.50m).Should().Be("12345.5");
        SmsCoText.Error(2905, SmsCoErrorForm.NegativeCode).Should().Be("-2905");
    }

    [Fact]
    public async Task The_documents_balance_is_a_plain_decimal()
    {
        (await AskAsync(SmsCoDocument.Balance)).Should().Be("10000");

        Account.PricePerPart = 4.5m;
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4.5 123");
        (await AskAsync(SmsCoDocument.Balance)).Should().Be("9995.5");
    }

    [Fact]
    public async Task A_balance_that_is_an_error_code_looks_like_one()
    {
        Account.Balance = 2905;

        (await AskAsync(SmsCoDocument.Balance)).Should().Be("2905");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    [InlineData("false")]
    [InlineData("")]
    public async Task Only_the_literal_true_asks_for_the_balance_and_anything_else_is_sent(string balance)
    {
        (await AskAsync($"{SmsCoDocument.Send}&balance={balance}")).Should().Be("OK 4 123");
        (await AskAsync($"{SmsCoDocument.Send}&balance=true")).Should().Be("9996");

        SmsCo.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_request_twice_is_two_messages_and_two_charges()
    {
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4 123");
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4 124");

        SmsCo.Messages.Select(message => message.Id).Should().Equal("123", "124");
        Account.Balance.Should().Be(9992);
    }

    [Fact]
    public async Task Many_requests_at_once_get_ids_of_their_own_and_never_spend_more_than_there_is()
    {
        Account.Balance = 100;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync(SmsCoDocument.Send)));

        answers.Where(answer => answer.StartsWith("OK 4 ", StringComparison.Ordinal)).Distinct().Should().HaveCount(25);
        answers.Count(answer => answer is "2906").Should().Be(75);
        Account.Balance.Should().Be(0);
    }

    [Theory]
    [InlineData("components/com_smsreseller/smsapi2.php", "components/com_smsreseller/getstatus.php")]
    [InlineData("api/sendsms.php", "api/getstatus.php")]
    public async Task Newer_paths_do_the_same_as_the_documents(string send, string status)
    {
        var (login, message) = ("?username=test&password=test", "&recipient=995599445448&message=test");

        (await AskAsync($"http://smsco.ge/{send}{login}{message}")).Should().Be("OK 4 123");
        (await AskAsync($"http://smsco.ge/{status}{login}&mes_id=123")).Should().Be("2 | In process");
        (await AskAsync($"http://smsco.ge/{send}{login}&balance=true")).Should().Be("9996");
    }

    [Theory]
    [InlineData("gamarjoba", "gamarjoba")]
    [InlineData("%E1%83%92%E1%83%90%E1%83%9B%E1%83%90%E1%83%A0%E1%83%AF%E1%83%9D%E1%83%91%E1%83%90", "გამარჯობა")]
    [InlineData("%f0%9f%98%80", "😀")]
    [InlineData("a+b%20c%2Bd", "a b c+d")]
    [InlineData("a%26b%3Dc=d%25", "a&b=c=d%")]
    [InlineData("a%0D%0Ab", "a\r\nb")]
    [InlineData("%2520", "%20")]
    [InlineData("%20", " ")]
    public async Task A_text_is_decoded_once_from_UTF_8(string encoded, string text)
    {
        (await AskAsync(SmsCoDocument.Send.Change("message=test", $"message={encoded}"))).Should().StartWith("OK");

        SmsCo.Messages.Single().Text.Should().Be(text);
    }

    [Fact]
    public async Task Of_a_repeated_parameter_the_last_counts_and_names_are_told_apart_by_case()
    {
        await AskAsync($"{SmsCoDocument.Send}&message=last&Message=no&MESSAGE=no&unknown=1&");

        SmsCo.Messages.Single().Text.Should().Be("last");
    }

    [Fact]
    public async Task A_form_is_as_good_as_a_query_string_and_counts_before_it()
    {
        var send = new Uri(SmsCo.BaseAddress, "components/com_smsreseller/smsapi2.php");
        var form = new Dictionary<string, string>
        {
            ["username"] = "test",
            ["password"] = "test",
            ["recipient"] = "995599445448,995599244409",
            ["message"] = "გამარჯობა & 100%",
            ["schedule"] = "2012-10-01 12:30:00",
        };

        using var first = await Http.PostAsync(send, new FormUrlEncodedContent(form));
        using var second = await Http.PostAsync(new Uri(send, "?message=query&sender=Shop"), new FormUrlEncodedContent(form));

        (await first.Content.ReadAsStringAsync()).Should().Be("OK 8 123");
        (await second.Content.ReadAsStringAsync()).Should().Be("OK 8 124");
        SmsCo.Messages.Should().AllSatisfy(message => message.Text.Should().Be("გამარჯობა & 100%"));
        SmsCo.Messages.Should().AllSatisfy(message => message.Schedule.Should().NotBeNull());
        SmsCo.Messages.Select(message => message.Sender).Should().Equal("SmsCo", "Shop");
    }

    [Theory]
    [InlineData("application/json", "2915")]
    [InlineData("text/plain", "2915")]
    [InlineData("Application/X-WWW-Form-Urlencoded; charset=utf-8", "OK 4 123")]
    public async Task A_body_of_another_type_is_not_read(string contentType, string answer)
    {
        using var body = new StringContent(new Uri(SmsCoDocument.Send).Query[1..]);
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        using var response = await Http.PostAsync(new Uri(SmsCo.BaseAddress, "api/sendsms.php"), body);

        (await response.Content.ReadAsStringAsync()).Should().Be(answer);
    }

    [Fact]
    public async Task A_form_of_more_than_a_megabyte_is_left_out()
    {
        var form = new Uri(SmsCoDocument.Send).Query[1..] + new string('a', 1024 * 1024);
        using var body = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await Http.PostAsync(new Uri(SmsCo.BaseAddress, "api/sendsms.php"), body);

        (await response.Content.ReadAsStringAsync()).Should().Be("2915");
    }

    [Fact]
    public async Task A_URL_of_more_than_8_KB_is_too_long_for_the_server()
    {
        using var response = await GetAsync(SmsCoDocument.Send + new string('a', 8 * 1024));

        response.StatusCode.Should().Be(HttpStatusCode.RequestUriTooLong);
        SmsCo.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("995599445448,995599244409", 2)]
    [InlineData("995599445448,%20995599244409%2C", 2)]
    [InlineData("995599445448,,995599445448", 2)]
    [InlineData("+995599445448", 1)]
    [InlineData("%2B995599445448", 1)]
    [InlineData("123456789", 1)]
    public async Task Recipients_are_separated_by_commas_and_each_is_charged(string recipients, int count)
    {
        (await AskAsync(SmsCoDocument.Send.Change("995599445448", recipients))).Should().Be($"OK {count * 4} 123");

        SmsCo.Messages.Single().Recipients.Should().HaveCount(count).And.OnlyContain(number => number.All(char.IsAsciiDigit));
    }

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('ა', 70, 1)]
    [InlineData('ა', 71, 2)]
    public async Task Each_part_is_charged(char character, int length, int parts)
    {
        (await SendAsync(new string(character, length))).Should().Be($"OK {parts * 4} 123");

        SmsCo.Messages.Single().Parts.Should().Be(parts);
    }

    [Fact]
    public async Task OK_is_at_least_one_number_and_the_others_cost_nothing()
    {
        SmsCo.FailsToSend = number => number is "995599000002";

        (await AskAsync(SmsCoDocument.Send.Change("995599445448", "995599000001,%2B995599000002,x,995599000003"))).Should().Be("OK 8 123");

        var message = SmsCo.Messages.Single();
        message.Recipients.Should().Equal("995599000001", "995599000003");
        message.FailedRecipients.Should().Equal("+995599000002", "x");
        message.Cost.Should().Be(8);
    }

    [Fact]
    public async Task A_sender_of_the_request_takes_the_place_of_the_contracts()
    {
        Account.DefaultSender = "Brand";
        Account.AllowedSenders = ["My shop 123"];

        (await AskAsync(SmsCoDocument.Send)).Should().StartWith("OK");
        (await AskAsync(SmsCoDocument.Send + "&sender=My+shop%20123")).Should().StartWith("OK");

        SmsCo.Messages.Select(message => message.Sender).Should().Equal("Brand", "My shop 123");
    }

    [Fact]
    public async Task Two_accounts_have_balances_and_messages_of_their_own()
    {
        var other = SmsCo.AddAccount("other", "secret");
        static string AsOther(string url) => url.Change("username=test&password=test", "username=other&password=secret");

        (await AskAsync(AsOther(SmsCoDocument.Send))).Should().Be("OK 4 123");

        other.Balance.Should().Be(9996);
        Account.Balance.Should().Be(10000);
        SmsCo.Messages.Single().Login.Should().Be("other");
        (await AskAsync(AsOther(SmsCoDocument.Status))).Should().Be("2 | In process");
        (await AskAsync(SmsCoDocument.Status)).Should().Be("2904");
        other.ToString().Should().Be("SmsCo account other");
    }

    [Fact]
    public async Task A_changed_password_holds_from_the_next_request_on()
    {
        Account.Password = "changed";

        (await AskAsync(SmsCoDocument.Send)).Should().Be("2905");
        (await AskAsync(SmsCoDocument.Send.Change("password=test", "password=changed"))).Should().Be("OK 4 123");
    }

    [Fact]
    public async Task Requests_are_kept_as_they_came_even_those_that_failed()
    {
        SmsCo.Fail(SimulatorFault.TooManyRequests);
        using var first = await GetAsync(SmsCoDocument.Schedule);
        using var second = await Http.PostAsync(
            new Uri(SmsCo.BaseAddress, "api/getstatus.php"), new FormUrlEncodedContent([new("mes_id", "a b")]));

        SmsCo.Requests.Should().HaveCount(2);
        SmsCo.Requests[0].Should().BeEquivalentTo(new
        {
            Method = "GET",
            Path = "components/com_smsreseller/smsapi2.php",
            Query = "username=test&password=test&recipient=995599244409&message=test&schedule=2012-10-01%2012:30:00",
            Body = "",
            ReceivedAt = Clock.GetUtcNow(),
        });
        SmsCo.Requests[1].Should().BeEquivalentTo(new { Method = "POST", Path = "api/getstatus.php", Query = "", Body = "mes_id=a+b" });
        Nikita.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Only_GET_and_POST_are_answered()
    {
        using var answer = await Http.PutAsync(new Uri(SmsCo.BaseAddress, "api/sendsms.php"), null);

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("GET", "POST");
    }

    [Theory]
    [InlineData("smsco")]
    [InlineData("smsco/smsapi2.php")]
    [InlineData("smsco/components/com_smsreseller/smsapi.php")]
    [InlineData("components/com_smsreseller/smsapi2.php")]
    public async Task Other_paths_are_not_found(string path)
    {
        using var answer = await Http.GetAsync(new Uri(Simulator.Address, path));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_base_address_is_below_the_simulators() =>
        SmsCo.BaseAddress.Should().Be(new Uri(Simulator.Address, "smsco/"));
}
