using System.Globalization;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Balance and status: the document's addresses, every status, and what is no answer.</summary>
public sealed class SmsCoQuestionTests
{
    [Fact]
    public async Task The_question_for_the_balance_is_the_documents()
    {
        await using var server = RawServer.Answering("12.5", contentType: "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address, options => options.DefaultSender = "MyShop");

        var balance = await gateway.GetBalanceAsync();

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("GET /components/com_smsreseller/smsapi2.php?username=test&password=test&balance=true HTTP/1.1");
        request.Header("Content-Length").Should().Be("0");
        (balance.Amount, balance.Currency, balance.PricePerPart, balance.IsActive).Should().Be((12.5m, null, null, null));
        balance.ProviderFields.Should().Equal(new Dictionary<string, string> { ["balance"] = "12.5" });
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("100", "100")]
    [InlineData("\uFEFF 3.14 \r\n", "3.14")]
    [InlineData("-2.50", "-2.50")]
    [InlineData("2905.00", "2905.00")]
    [InlineData("2904.5", "2904.5")]
    [InlineData("2903", "2903")]
    [InlineData("2916", "2916")]
    [InlineData("29040", "29040")]
    [InlineData("Warning: x in y on line 1\n7", "7")]
    public async Task A_balance_is_a_plain_number(string answer, string expected)
    {
        await using var server = RawServer.Answering(answer, contentType: "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        (await gateway.GetBalanceAsync()).Amount.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2905", "2905", null, SmsErrorCode.Authentication)]
    [InlineData("-2905", "2905", null, SmsErrorCode.Authentication)]
    [InlineData("2905=Invalid username/password combination", "2905", "Invalid username/password combination", SmsErrorCode.Authentication)]
    [InlineData("2904", "2904", null, SmsErrorCode.Other)]
    [InlineData("2915", "2915", null, SmsErrorCode.InvalidRequest)]
    [InlineData("2950=New", "2950", "New", SmsErrorCode.Other)]
    public async Task A_code_is_no_balance(string answer, string code, string? text, SmsErrorCode meaning)
    {
        await using var server = RawServer.Answering(answer, contentType: "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        var error = (await gateway.Awaiting(g => g.GetBalanceAsync()).Should().ThrowAsync<SmsProviderException>()).Which.Error;

        (error.Code, error.ProviderCode, error.ProviderText, error.Detail).Should().Be((meaning, code, text, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,234.50")]
    [InlineData("12,5")]
    [InlineData("12 GEL")]
    [InlineData("1\n2")]
    [InlineData("1e3")]
    [InlineData("OK 4 123")]
    [InlineData("<html>12</html>")]
    public async Task What_is_no_balance_is_an_exception(string answer)
    {
        await using var server = RawServer.Answering(answer, contentType: "text/html");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        (await gateway.Awaiting(g => g.GetBalanceAsync()).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Protocol);
    }

    [Fact]
    public async Task The_question_for_a_status_is_the_documents_once_for_each_id()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1 ? "1 | Delivered" : "3 | Failed"));
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        var reports = await gateway.AskAsync(new("123", "12&4"));

        server.Ledger.Select(request => request.RequestLine).Should().Equal(
            "GET /components/com_smsreseller/getstatus.php?username=test&password=test&mes_id=123 HTTP/1.1",
            "GET /components/com_smsreseller/getstatus.php?username=test&password=test&mes_id=12%264 HTTP/1.1");
        reports.Should().Equal(
            new SmsDeliveryReport("123", SmsDeliveryStatus.Delivered) { Gateway = "co", ProviderStatus = "1" },
            new SmsDeliveryReport("12&4", SmsDeliveryStatus.Undelivered) { Gateway = "co", ProviderStatus = "3" });
    }

    [Theory]
    [InlineData("0 | Sent – Передано оператору абонента.", SmsDeliveryStatus.Sent, "0")]
    [InlineData("1 | Delivered – Принят мобильным клиента.", SmsDeliveryStatus.Delivered, "1")]
    [InlineData("2 | In process - SMS-в процессе отправки.", SmsDeliveryStatus.Queued, "2")]
    [InlineData("3 | Failed – Невозможно отправить оператором абонента.", SmsDeliveryStatus.Undelivered, "3")]
    [InlineData("4 | Deleted – Удален оператором абонента.", SmsDeliveryStatus.Deleted, "4")]
    [InlineData("5 | Expired – Срок отправки, установлен оператором абонента, истечен.", SmsDeliveryStatus.Expired, "5")]
    [InlineData("6 | Rejected – Отклонен оператором абонента.", SmsDeliveryStatus.Rejected, "6")]
    [InlineData("7 | Canceled – Отменено оператором абонента.", SmsDeliveryStatus.Canceled, "7")]
    [InlineData("1", SmsDeliveryStatus.Delivered, "1")]
    [InlineData("1|Delivered", SmsDeliveryStatus.Delivered, "1")]
    [InlineData("1 Delivered", SmsDeliveryStatus.Delivered, "1")]
    [InlineData("\uFEFF\r\n 1 | Delivered \r\n", SmsDeliveryStatus.Delivered, "1")]
    [InlineData("Sent", SmsDeliveryStatus.Sent, "Sent")]
    [InlineData("delivered", SmsDeliveryStatus.Delivered, "delivered")]
    [InlineData("Delivered – Принят мобильным клиента.", SmsDeliveryStatus.Delivered, "Delivered")]
    [InlineData("In process", SmsDeliveryStatus.Queued, "In process")]
    [InlineData("Queued", SmsDeliveryStatus.Queued, "Queued")]
    [InlineData("Failed", SmsDeliveryStatus.Undelivered, "Failed")]
    [InlineData("Undelivered", SmsDeliveryStatus.Undelivered, "Undelivered")]
    [InlineData("Deleted", SmsDeliveryStatus.Deleted, "Deleted")]
    [InlineData("Expired", SmsDeliveryStatus.Expired, "Expired")]
    [InlineData("REJECTED", SmsDeliveryStatus.Rejected, "REJECTED")]
    [InlineData("Cancelled", SmsDeliveryStatus.Canceled, "Cancelled")]
    [InlineData("8 | New", SmsDeliveryStatus.Unknown, "8")]
    [InlineData("12", SmsDeliveryStatus.Unknown, "12")]
    [InlineData("No such message", SmsDeliveryStatus.Unknown, "No such message")]
    [InlineData("Notice: x in y on line 1\n1 | Delivered", SmsDeliveryStatus.Delivered, "1")]
    public async Task A_status_is_read(string answer, SmsDeliveryStatus status, string verbatim)
        => (await AskAsync(answer)).Should().Be(new SmsDeliveryReport("123", status) { Gateway = "co", ProviderStatus = verbatim });

    [Theory]
    [InlineData("")]
    [InlineData("995599445448")]
    [InlineData("Delivered to 995599445448")]
    [InlineData("2024-01-01 Delivered")]
    [InlineData("1 | Delivered\n3 | Failed")]
    [InlineData("Something\nelse")]
    [InlineData("<b>Fatal</b>")]
    [InlineData("<html><body>\n1 | Delivered\n</body></html>")]
    public async Task What_is_no_status_is_an_exception(string answer)
        => (await FluentActions.Awaiting(() => AskAsync(answer)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Protocol);

    [Theory]
    [InlineData("2905", null)]
    [InlineData("-2905", null)]
    [InlineData("2905=Invalid username/password combination", "Invalid username/password combination")]
    public async Task A_code_is_no_status(string answer, string? text)
    {
        var error = (await FluentActions.Awaiting(() => AskAsync(answer)).Should().ThrowAsync<SmsProviderException>()).Which.Error;

        (error.Code, error.Scope, error.ProviderCode, error.ProviderText).Should().Be((SmsErrorCode.Authentication, SmsErrorScope.Gateway, "2905", text));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_by_name_before_any_byte()
    {
        await using var server = RawServer.Answering("1 | Delivered");
        await using var gateway = SmsCoTestGateway.Create(server.Address);

        (await gateway.Awaiting(g => g.AskAsync(SmsReportQuery.AllWaiting)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
        await gateway.Awaiting(g => g.AskAsync(new())).Should().ThrowAsync<ArgumentException>();
        await gateway.Awaiting(g => g.AskAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        server.Connections.Should().Be(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_status_is_a_recipients_only_where_a_request_has_one(int recipients)
    {
        await using var server = RawServer.Answering("1 | Delivered");
        await using var gateway = SmsCoTestGateway.Create(server.Address, options => options.MaxRecipientsPerRequest = recipients);
        var query = new SmsReportQuery("123") { To = PhoneNumber.Parse("+995599445448") };

        if (recipients is 1)
        {
            (await gateway.AskAsync(query)).Should().ContainSingle().Which.To.Should().BeNull("the provider does not say");
        }
        else
        {
            (await gateway.Awaiting(g => g.AskAsync(query)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
            (await gateway.AskAsync(query with { To = null })).Should().ContainSingle();
        }
    }

    [Fact]
    public async Task There_are_no_other_features()
    {
        await using var gateway = SmsCoTestGateway.Create(new("http://127.0.0.1:9/"));

        gateway.Gateway.GetService<ISmsCallbacks>().Should().BeNull("the provider pushes nothing");
        gateway.Gateway.GetService<ISmsNumberLookup>().Should().BeNull();
        gateway.Gateway.GetService<ISmsAccount>().Should().NotBeNull();
        gateway.Gateway.GetService<ISmsDeliveryReports>().Should().NotBeNull();
    }

    private static async Task<SmsDeliveryReport> AskAsync(string answer)
    {
        await using var server = RawServer.Answering(answer, contentType: "text/html; charset=utf-8");
        await using var gateway = SmsCoTestGateway.Create(server.Address);
        return (await gateway.AskAsync(new("123"))).Should().ContainSingle().Subject;
    }
}
