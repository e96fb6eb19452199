namespace SmsGateways.Simulator.Tests;

/// <summary>Each row of the document's table of errors, and which one it is where several would do.</summary>
public sealed class SmsCoErrorTests : SmsCoFixture
{
    [Fact]
    public async Task Code_2904_is_a_message_that_reaches_no_number()
    {
        (await AskAsync(SmsCoDocument.Send.Change("995599445448", "abc,0599445448,12345678,1234567890123456"))).Should().Be("2904");

        SmsCo.FailsToSend = _ => true;
        (await AskAsync(SmsCoDocument.Send)).Should().Be("2904");
        NothingHappened();
    }

    [Theory]
    [InlineData("TwelveLetter")]
    [InlineData("Other")]
    public async Task Code_2904_is_a_sender_that_is_too_long_or_not_allowed(string sender)
    {
        Account.AllowedSenders = ["Shop", "TwelveLetter"];

        (await AskAsync($"{SmsCoDocument.Send}&sender={sender}")).Should().Be("2904");
        NothingHappened();
    }

    [Theory]
    [InlineData("Aa0. _-z9", false)]
    [InlineData("გამარჯობა", true)]
    [InlineData("Code: 123", true)]
    [InlineData("a+b", true)]
    [InlineData("a\nb", true)]
    [InlineData("test\n", true)]
    [InlineData("é", true)]
    public async Task Code_2904_is_a_text_that_is_not_plain_Latin_where_the_documents_rule_holds(string text, bool isRefused)
    {
        (await SendAsync(text)).Should().Be("OK 4 123");

        SmsCo.RefusesOtherCharacters = true;
        (await SendAsync(text)).Should().Be(isRefused ? "2904" : "OK 4 124");
    }

    [Theory]
    [InlineData("username=test", "username=Test")]
    [InlineData("password=test", "password=tes")]
    public async Task Code_2905_is_a_wrong_name_or_password(string right, string wrong)
    {
        foreach (var url in (string[])[SmsCoDocument.Send, SmsCoDocument.Balance, SmsCoDocument.Status])
        {
            (await AskAsync(url.Change(right, wrong))).Should().Be("2905");
        }

        NothingHappened();
    }

    [Fact]
    public async Task Code_2906_is_a_balance_that_does_not_pay_for_all()
    {
        Account.Balance = 11.99m;

        (await AskAsync(SmsCoDocument.Send.Change("995599445448", "995599000001,995599000002,995599000003"))).Should().Be("2906");
        Account.Balance.Should().Be(11.99m);
        (await AskAsync(SmsCoDocument.Send.Change("995599445448", "995599000001,995599000002"))).Should().Be("OK 8 123");
    }

    [Fact]
    public async Task Code_2907_is_the_gateway_which_balances_and_statuses_do_without()
    {
        await AskAsync(SmsCoDocument.Send);
        SmsCo.IsGatewayAvailable = false;

        (await AskAsync(SmsCoDocument.Send)).Should().Be("2907");
        (await AskAsync(SmsCoDocument.Balance)).Should().Be("9996");
        (await AskAsync(SmsCoDocument.Status)).Should().Be("2 | In process");
    }

    [Theory]
    [InlineData("")]
    [InlineData("2012-10-01")]
    [InlineData("2012-10-01 12:30")]
    [InlineData("2012-10-01T12:30:00")]
    [InlineData("2012-10-1 12:30:00")]
    [InlineData("2012-13-01 12:30:00")]
    [InlineData("2012-02-30 12:30:00")]
    [InlineData("2012-10-01 24:00:00")]
    [InlineData("20121001123000")]
    [InlineData("0001-01-01 00:00:00")]
    public async Task Code_2908_is_no_date_of_the_documents_form(string schedule)
    {
        (await AskAsync(SmsCoDocument.Schedule.Change("2012-10-01 12:30:00", schedule))).Should().Be("2908");
        NothingHappened();
    }

    [Theory]
    [InlineData("2009-10-01 12:30:00", "2909")] // the document's example of the format
    [InlineData("2010-09-21 21:59:56", "2909")]
    [InlineData("2010-09-21 21:59:57", "OK 4 123")]
    public async Task Code_2909_is_a_time_in_the_past(string schedule, string answer) =>
        (await AskAsync(SmsCoDocument.Schedule.Change("2012-10-01 12:30:00", schedule))).Should().Be(answer);

    [Theory]
    [InlineData("username=test", "2910")]
    [InlineData("password=test", "2911")]
    [InlineData("recipient=995599445448", "2912")]
    [InlineData("message=test", "2913")]
    public async Task Codes_2910_to_2913_are_one_field_that_is_missing_or_empty(string field, string code)
    {
        (await AskAsync(SmsCoDocument.Send.Change(field, ""))).Should().Be(code);
        (await AskAsync(SmsCoDocument.Send.Change(field, field.Split('=')[0]))).Should().Be(code);
        (await AskAsync(SmsCoDocument.Send.Change(field, field.Split('=')[0] + "="))).Should().Be(code);
        NothingHappened();
    }

    [Fact]
    public async Task Code_2912_is_also_a_list_without_a_number()
    {
        (await AskAsync(SmsCoDocument.Send.Change("995599445448", ",%20,"))).Should().Be("2912");
    }

    [Fact]
    public async Task Code_2914_is_an_empty_sender_or_none_where_the_contract_has_none_either()
    {
        (await AskAsync($"{SmsCoDocument.Send}&sender=")).Should().Be("2914");

        Account.DefaultSender = "";
        (await AskAsync(SmsCoDocument.Send)).Should().Be("2914");
        NothingHappened();
        (await AskAsync($"{SmsCoDocument.Send}&sender=Shop")).Should().Be("OK 4 123");
    }

    [Theory]
    [InlineData("api/sendsms.php")]
    [InlineData("api/sendsms.php?username=test&recipient=995599445448")]
    [InlineData("api/sendsms.php?username=test&password=test&message=test&sender=")]
    [InlineData("api/sendsms.php?balance=true")]
    [InlineData("api/getstatus.php")]
    [InlineData("api/getstatus.php?username=test&password=test")]
    [InlineData("api/getstatus.php?username=test&password=test&mes_id=")]
    public async Task Code_2915_is_several_missing_fields_or_one_without_a_code(string url) =>
        (await AskAsync($"http://smsco.ge/{url}")).Should().Be("2915");

    [Theory]
    [InlineData(SmsCoDocument.Balance)]
    [InlineData(SmsCoDocument.Status)]
    public async Task Balances_and_statuses_need_a_name_and_a_password_too(string url)
    {
        (await AskAsync(url.Change("username=test&", ""))).Should().Be("2910");
        (await AskAsync(url.Change("password=test&", ""))).Should().Be("2911");
    }

    [Fact]
    public async Task Of_several_reasons_the_missing_come_first_then_the_login_the_request_and_the_world()
    {
        Account.Password = "secret";
        Account.DefaultSender = "";
        Account.Balance = 0;
        SmsCo.IsGatewayAvailable = false;
        SmsCo.FailsToSend = _ => true;
        var url = SmsCoDocument.Schedule
            .Change("recipient=995599244409&", "").Change("message=test", "message=").Change("schedule=2012", "schedule=1");
        List<string> codes = [await AskAsync(url)];

        foreach (var mend in (Action[])
        [
            () => url += "&recipient=995599244409",
            () => url += "&message=test",
            () => url += "&password=secret",
            () => url += "&sender=much+too+long",
            () => url += "&schedule=2009-10-01 12:30:00",
            () => url += "&schedule=2012-10-01 12:30:00",
            () => url += "&sender=Shop",
            () => SmsCo.IsGatewayAvailable = true,
            () => SmsCo.FailsToSend = null,
            () => Account.Balance = 4,
        ])
        {
            mend();
            codes.Add(await AskAsync(url));
        }

        codes.Should().Equal("2915", "2913", "2905", "2914", "2908", "2909", "2904", "2907", "2904", "2906", "OK 4 123");
    }

    private void NothingHappened()
    {
        SmsCo.Messages.Should().BeEmpty();
        Account.Balance.Should().Be(10000);
    }
}
