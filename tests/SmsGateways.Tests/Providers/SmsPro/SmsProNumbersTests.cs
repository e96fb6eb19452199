using System.Globalization;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>Information about a number by <c>/api/def</c>: the literal XML and every row of both documents' section 3.</summary>
public sealed class SmsProNumbersTests
{
    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizNumberQuestion, "+880180123456")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaNumberQuestion, "00996 550-123-456")]
    public async Task The_question_is_the_documents(SmsProPlatform platform, string document, string number)
    {
        var (server, _) = await AskAsync(SmsProDocuments.NikitaNumberAnswer, platform, number);

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /api/def HTTP/1.1");
        request.Header("Content-Type").Should().Be("application/xml; charset=utf-8");
        SmsProDocuments.Canonical(request.Body).Should().Be(SmsProDocuments.Canonical(document));
    }

    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizNumberAnswer, "+880180123456", "Bangladesh", "Robi Axiata")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaNumberAnswer, "+996550123456", "Бишкек , Бишкек", "MegaCom")]
    public async Task The_answer_is_the_documents(SmsProPlatform platform, string document, string number, string region, string operatorName)
    {
        var (_, info) = await AskAsync(document, platform, number);

        info.Number.Should().Be(PhoneNumber.Parse(number));
        (info.Region, info.Operator, info.UtcOffset).Should().Be((region, operatorName, TimeSpan.FromHours(6)));
        info.ProviderFields.Should().Equal(new Dictionary<string, string>
        {
            ["status"] = "0",
            ["region"] = region,
            ["operator"] = operatorName,
            ["timezone"] = "6",
        });
        (info.Status, info.Country, info.MccMnc, info.Imsi, info.IsPorted, info.IsRoaming).Should().Be((null, null, null, null, null, null), "the platform does not tell");
        info.ToString().Should().NotContain(number[1..]).And.Contain(operatorName);
    }

    [Theory]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/PhoneDEF\">", "</response>")]
    [InlineData("<response>", "</response>")]
    [InlineData("<p:response xmlns:p=\"http://Giper.mobi/schema/PhoneDEF\">", "</p:response>")]
    public async Task An_answer_may_have_a_namespace_or_none(string start, string end)
    {
        var (_, info) = await AskAsync($"{start}<status>0</status><region>r</region><operator>o</operator><timezone>6</timezone>{end}");

        (info.Region, info.Operator, info.UtcOffset).Should().Be(("r", "o", TimeSpan.FromHours(6)));
    }

    public static TheoryData<string, SmsErrorCode, SmsErrorScope> Statuses => new()
    {
        { "1", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "2", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "3", SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient },
        { "4", SmsErrorCode.NotCovered, SmsErrorScope.Recipient },
        { "5", SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "-1", SmsErrorCode.Other, SmsErrorScope.Unspecified },
        { "busy", SmsErrorCode.Other, SmsErrorScope.Unspecified },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_refused_question_is_an_exception_with_the_platforms_code(string status, SmsErrorCode code, SmsErrorScope scope)
    {
        foreach (var platform in Enum.GetValues<SmsProPlatform>())
        {
            // As the document says: region, operator and time zone are "present only if status=0".
            var asking = () => AskAsync($"<response xmlns=\"http://Giper.mobi/schema/PhoneDEF\"><status>{status}</status></response>", platform, SmsProFailures.Number);

            var exception = (await asking.Should().ThrowAsync<SmsProviderException>()).Which;

            (exception.Gateway, exception.Error.Code, exception.Error.Scope, exception.Error.ProviderCode, exception.Error.ProviderText)
                .Should().Be(("pro", code, scope, status, null));
            SmsProFailures.ExpectNoSecret(exception);
        }
    }

    [Fact]
    public async Task The_platforms_words_are_kept_out_of_the_exceptions_text()
    {
        var asking = () => AskAsync($"<response><status>3</status><message>{SmsProFailures.Words} {SmsProFailures.Number}</message></response>", number: SmsProFailures.Number);

        var exception = (await asking.Should().ThrowAsync<SmsProviderException>()).Which;

        exception.Error.ProviderText.Should().Be($"{SmsProFailures.Words} {SmsProFailures.Number}");
        SmsProFailures.ExpectNoSecret(exception);
    }

    [Theory]
    [InlineData("6", 6.0)]
    [InlineData("0", 0.0)]
    [InlineData("+6", 6.0)]
    [InlineData(" 6 ", 6.0)]
    [InlineData("-5", -5.0)]
    [InlineData("5.5", 5.5)]
    [InlineData("14", 14.0)]
    [InlineData("-12", -12.0)]
    [InlineData("-1", null)] // "-1 if unknown"
    [InlineData("-1.0", null)]
    [InlineData("15", null)]
    [InlineData("-13", null)]
    [InlineData("600", null)]
    [InlineData("1e30", null)]
    [InlineData("9999999999999999999999999999999999", null)]
    [InlineData("5,5", null)]
    [InlineData("GMT+6", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public async Task A_time_zone_is_an_offset_or_nothing(string timezone, double? hours)
    {
        foreach (var culture in new[] { "ru-RU", "sv-SE" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            var (_, info) = await AskAsync($"<response><status>0</status><region>r</region><operator>o</operator><timezone>{timezone}</timezone></response>");

            info.UtcOffset.Should().Be(hours is { } known ? TimeSpan.FromHours(known) : null);
            info.ProviderFields["timezone"].Should().Be(timezone.Trim());
            info.Operator.Should().Be("o", "the rest is not lost");
        }
    }

    [Fact]
    public async Task Every_field_is_kept_also_those_that_nobody_knows()
    {
        var (_, info) = await AskAsync("<response><status>0</status><mnc>05</mnc><operator>Beeline &amp; Sky</operator><Ported>нет</Ported><empty/></response>");

        info.ProviderFields.Should().Equal(new Dictionary<string, string>
        {
            ["status"] = "0",
            ["mnc"] = "05",
            ["operator"] = "Beeline & Sky",
            ["Ported"] = "нет",
            ["empty"] = "",
        });
        (info.Region, info.Operator, info.UtcOffset).Should().Be((null, "Beeline & Sky", null));
    }

    [Fact]
    public async Task What_is_empty_is_not_known()
    {
        var (_, info) = await AskAsync("<response><status>0</status><region></region><operator/><timezone></timezone></response>");

        (info.Region, info.Operator, info.UtcOffset).Should().Be((null, null, null));
        info.ProviderFields["region"].Should().BeEmpty();
    }

    [Fact]
    public async Task The_default_number_is_an_error_of_the_program()
    {
        await using var gateway = TestGateway.SmsPro(new("https://smspro.biz/"));

        await gateway.Awaiting(g => LookupAsync(g.Gateway, default)).Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [MemberData(nameof(SmsProFailures.Rows), MemberType = typeof(SmsProFailures))]
    public async Task Without_an_answer_there_is_an_exception_that_tells_no_secret(string failure, SmsErrorCode code, SmsErrorScope scope)
        => await SmsProFailures.ExpectAsync(failure, code, scope, gateway => LookupAsync(gateway, PhoneNumber.Parse(SmsProFailures.Number)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_canceled_question_ends_at_once(bool afterTheFirstByte)
        => await SmsProFailures.ExpectCancellationAsync(afterTheFirstByte, (gateway, token) => LookupAsync(gateway, PhoneNumber.Parse("+996550123456"), token));

    private static Task<SmsNumberInfo> LookupAsync(ISmsGateway gateway, PhoneNumber number, CancellationToken cancellationToken = default)
        => gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(number, cancellationToken);

    private static async Task<(RawServer Server, SmsNumberInfo Info)> AskAsync(
        string answer, SmsProPlatform platform = SmsProPlatform.Nikita, string number = "+996550123456")
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address, platform);
        return (server, await LookupAsync(gateway.Gateway, PhoneNumber.Parse(number)));
    }
}
