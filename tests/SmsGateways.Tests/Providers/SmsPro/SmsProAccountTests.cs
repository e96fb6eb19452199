using System.Globalization;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>The account by <c>/api/info</c>: the literal XML and every row of both documents' section 4.</summary>
public sealed class SmsProAccountTests
{
    [Theory]
    [InlineData(SmsProPlatform.Biz)]
    [InlineData(SmsProPlatform.Nikita)]
    public async Task The_question_and_the_answer_are_the_documents(SmsProPlatform platform)
    {
        var (server, balance) = await AskAsync(SmsProDocuments.AccountAnswer, platform);

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /api/info HTTP/1.1");
        request.Header("Content-Type").Should().Be("application/xml; charset=utf-8");
        SmsProDocuments.Canonical(request.Body).Should().Be(SmsProDocuments.Canonical(SmsProDocuments.AccountQuestion));

        (balance.Amount, balance.PricePerPart, balance.IsActive).Should().Be((20123.12m, 0.50m, true));
        balance.Currency.Should().BeNull("the document names none");
        balance.ProviderFields.Should().Equal(new Dictionary<string, string>
        {
            ["status"] = "0",
            ["state"] = "0",
            ["account"] = "20123.12",
            ["smsprice"] = "0.50",
        });
    }

    [Theory]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/Info\">", "</response>")] // As recorded from the live gateway.
    [InlineData("<response>", "</response>")]
    [InlineData("<i:response xmlns:i=\"http://Giper.mobi/schema/Info\">", "</i:response>")]
    public async Task An_answer_may_have_a_namespace_or_none(string start, string end)
    {
        var (_, balance) = await AskAsync($"{start}<status>0</status><state>0</state><account>1.5</account><smsprice>2</smsprice>{end}");

        (balance.Amount, balance.PricePerPart, balance.IsActive).Should().Be((1.5m, 2m, true));
    }

    public static TheoryData<string, SmsErrorCode, SmsErrorScope> Statuses => new()
    {
        { "1", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "2", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "3", SmsErrorCode.IpNotAllowed, SmsErrorScope.Gateway },
        { "4", SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "-1", SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "busy", SmsErrorCode.Other, SmsErrorScope.Unspecified },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_refused_question_is_an_exception_with_the_platforms_code(string status, SmsErrorCode code, SmsErrorScope scope)
    {
        foreach (var platform in Enum.GetValues<SmsProPlatform>())
        {
            var asking = () => AskAsync($"<response xmlns=\"http://Giper.mobi/schema/Info\"><status>{status}</status><message>{SmsProFailures.Words}</message></response>", platform);

            var exception = (await asking.Should().ThrowAsync<SmsProviderException>()).Which;

            (exception.Gateway, exception.Error.Code, exception.Error.Scope, exception.Error.ProviderCode, exception.Error.ProviderText)
                .Should().Be(("pro", code, scope, status, SmsProFailures.Words));
            SmsProFailures.ExpectNoSecret(exception);
        }
    }

    [Theory]
    [InlineData("<state>0</state>", true)]
    [InlineData("<state> 1\n</state>", false)]
    [InlineData("<state>2</state>", null)]
    [InlineData("<state>01</state>", null)]
    [InlineData("<state>active</state>", null)]
    [InlineData("<state></state>", null)]
    [InlineData("", null)]
    public async Task The_state_is_active_or_not_or_not_known(string state, bool? isActive)
    {
        var (_, balance) = await AskAsync($"<response><status>0</status>{state}<account>5</account></response>");

        (balance.IsActive, balance.Amount, balance.PricePerPart).Should().Be((isActive, 5m, null));
    }

    public static TheoryData<string, decimal?> Amounts => new()
    {
        { "20123.12", 20123.12m },
        { "0.50", 0.50m },
        { "0", 0m },
        { "-3.5", -3.5m }, // A loan.
        { "0.0001", 0.0001m },
        { "79228162514264337593543950335", decimal.MaxValue },
        { "79228162514264337593543950336", null },
        { "20123,12", null }, // Not 2012312, whatever the machine's culture.
        { "20 123.12", null },
        { "20\u00A0123,12", null },
        { "1,000.00", null },
        { "5 KGS", null },
        { "NaN", null },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public async Task Money_has_a_dot_whatever_the_culture(string written, decimal? amount)
    {
        foreach (var culture in new[] { "ru-RU", "en-US" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            var (_, balance) = await AskAsync($"<response><status>0</status><state>0</state><account>{written}</account><smsprice>{written}</smsprice></response>");

            (balance.Amount, balance.PricePerPart, balance.IsActive).Should().Be((amount, amount, true));
            balance.ProviderFields["account"].Should().Be(written);
        }
    }

    [Fact]
    public async Task Every_field_is_kept_also_those_that_nobody_knows()
    {
        var (_, balance) = await AskAsync("<response><status>0</status><credit>100.00</credit><Currency>сом</Currency></response>");

        balance.ProviderFields.Should().Equal(new Dictionary<string, string> { ["status"] = "0", ["credit"] = "100.00", ["Currency"] = "сом" });
        (balance.Amount, balance.PricePerPart, balance.IsActive, balance.Currency).Should().Be((null, null, null, null));
    }

    [Theory]
    [MemberData(nameof(SmsProFailures.Rows), MemberType = typeof(SmsProFailures))]
    public async Task Without_an_answer_there_is_an_exception_that_tells_no_secret(string failure, SmsErrorCode code, SmsErrorScope scope)
        => await SmsProFailures.ExpectAsync(failure, code, scope, gateway => BalanceAsync(gateway));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_canceled_question_ends_at_once(bool afterTheFirstByte)
        => await SmsProFailures.ExpectCancellationAsync(afterTheFirstByte, BalanceAsync);

    private static Task<SmsBalance> BalanceAsync(ISmsGateway gateway, CancellationToken cancellationToken = default)
        => gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync(cancellationToken);

    private static async Task<(RawServer Server, SmsBalance Balance)> AskAsync(string answer, SmsProPlatform platform = SmsProPlatform.Nikita)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address, platform);
        return (server, await BalanceAsync(gateway.Gateway));
    }
}
