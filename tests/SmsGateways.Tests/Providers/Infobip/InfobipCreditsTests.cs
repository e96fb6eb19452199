using System.Globalization;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>The account's credits: the document's address, every form, and what is none.</summary>
public sealed class InfobipCreditsTests
{
    [Fact]
    public async Task The_question_is_the_documents()
    {
        await using var server = RawServer.Answering("123.45", contentType: "text/plain");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var balance = await gateway.GetBalanceAsync();

        server.Ledger.Should().ContainSingle().Which.RequestLine.Should().Be("GET /api/command?username=test&password=test&cmd=CREDITS HTTP/1.1");
        (balance.Amount, balance.Currency, balance.PricePerPart, balance.IsActive).Should().Be((123.45m, null, null, null));
        balance.ProviderFields.Should().Equal(new Dictionary<string, string> { ["credits"] = "123.45" });
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("5", "5")]
    [InlineData("10", "10")]
    [InlineData("\uFEFF 3.14 \r\n", "3.14")]
    [InlineData("-2.50", "-2.50")]
    [InlineData("-5.00", "-5.00")]
    [InlineData("-12345", "-12345")]
    [InlineData("1.0E7", "10000000")]
    [InlineData("{\"credits\":123.45}", "123.45")]
    [InlineData("{\"status\":1,\"Credits\":\"123.45\",\"currency\":\"EUR\"}", "123.45")]
    [InlineData("{\"response\":{\"balance\":7}}", "7")]
    [InlineData("{\"what\":7.5}", "7.5")]
    [InlineData("<credits>12.5</credits>", "12.5")]
    [InlineData("<?xml version=\"1.0\"?><response><status>0</status><credits>12.5</credits></response>", "12.5")]
    [InlineData("<r><value>1</value></r>", "1")]
    public async Task Credits_are_read_in_every_form(string answer, string expected)
        => (await AskAsync(answer, gateway => gateway.GetBalanceAsync())).Amount.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_currency_is_told_where_there_is_one()
        => (await AskAsync("{\"credits\":1,\"currency\":\"EUR\"}", gateway => gateway.GetBalanceAsync())).Currency.Should().Be("EUR");

    [Theory]
    [InlineData("UNKNOWN_COMMAND", SmsErrorCode.Authentication, "UNKNOWN_COMMAND")]
    [InlineData("GENERAL_ERROR", SmsErrorCode.Other, "GENERAL_ERROR")]
    [InlineData("-5", SmsErrorCode.Authentication, "-5")]
    [InlineData("{\"error\":{\"description\":\"No such user\"}}", SmsErrorCode.Other, "error")]
    public async Task An_error_is_no_balance(string answer, SmsErrorCode code, string providerCode)
    {
        var error = await FailAsync(answer, gateway => gateway.GetBalanceAsync());

        (error.Code, error.ProviderCode).Should().Be((code, providerCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,234.50")]
    [InlineData("12 EUR")]
    [InlineData("1\n2")]
    [InlineData("1E99")]
    [InlineData("NaN")]
    [InlineData("{}")]
    [InlineData("{\"credits\":\"many\"}")]
    [InlineData("{\"credits\":1}x")]
    [InlineData("[1]")]
    [InlineData("<credits/>")]
    [InlineData("<html><body>12</body></html>")]
    [InlineData("<html>12</html>")]
    [InlineData("<credits>12</credits><credits>13</credits>")]
    public async Task What_is_no_balance_is_an_exception(string answer)
        => (await FailAsync(answer, gateway => gateway.GetBalanceAsync())).Code.Should().Be(SmsErrorCode.Protocol);
}
