using System.Xml.Linq;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>Delivery reports by <c>/api/dr</c>: the literal XML and every row of both documents' section 2.</summary>
public sealed class SmsProReportsTests
{
    private static readonly DateTimeOffset SendTime = new(2010, 9, 21, 23, 59, 58, TimeSpan.FromHours(6));

    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizReportQuestion, "+880180123456")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaReportQuestion, "+996 (550) 12-34-56")]
    public async Task The_question_is_the_documents(SmsProPlatform platform, string document, string to)
    {
        var (server, _) = await AskAsync("<response><status>4</status></response>", platform, new SmsReportQuery("A88726") { To = PhoneNumber.Parse(to) });

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("POST /api/dr HTTP/1.1");
        request.Header("Content-Type").Should().Be("application/xml; charset=utf-8");
        request.Body.Should().Be(SmsProDocuments.Unindented(document));
    }

    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizReportQuestion, "880180123456")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaReportQuestion, "996550123456")]
    public async Task Without_a_recipient_the_question_has_no_phone(SmsProPlatform platform, string document, string to)
    {
        var (server, _) = await AskAsync("<response><status>4</status></response>", platform);

        server.Ledger.Should().ContainSingle().Which.Body.Should().Be(SmsProDocuments.Unindented(document).Replace($"<phone>{to}</phone>", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SmsProPlatform.Biz, SmsProDocuments.BizReportAnswer, "+880180123456", "+880180123457")]
    [InlineData(SmsProPlatform.Nikita, SmsProDocuments.NikitaReportAnswer, "+996550123456", "+996550123457")]
    public async Task The_answer_is_the_documents(SmsProPlatform platform, string document, string first, string second)
    {
        var (_, reports) = await AskAsync(document, platform);

        reports.Should().Equal(
            new SmsDeliveryReport("A88726", SmsDeliveryStatus.Sent)
            {
                Gateway = "pro",
                To = PhoneNumber.Parse(first),
                SentAt = SendTime,
                DoneAt = null,
                ProviderStatus = "1",
            },
            new SmsDeliveryReport("A88726", SmsDeliveryStatus.Delivered)
            {
                Gateway = "pro",
                To = PhoneNumber.Parse(second),
                SentAt = SendTime,
                DoneAt = SendTime.AddSeconds(1),
                ProviderStatus = "3",
            });
        reports[0].SentAt!.Value.Offset.Should().Be(TimeSpan.FromHours(6), "the document's times are Bishkek's");
        reports[0].SentAt!.Value.UtcDateTime.Should().Be(new DateTime(2010, 9, 21, 17, 59, 58));
    }

    public static TheoryData<string, SmsDeliveryStatus> Codes => new()
    {
        { "0", SmsDeliveryStatus.Queued },
        { "1", SmsDeliveryStatus.Sent },
        { "2", SmsDeliveryStatus.Rejected },
        { "3", SmsDeliveryStatus.Delivered },
        { "4", SmsDeliveryStatus.Undelivered },
        { "5", SmsDeliveryStatus.Rejected },
        { "6", SmsDeliveryStatus.Unknown },
        { "7", SmsDeliveryStatus.Expired },
        { "8", SmsDeliveryStatus.Unknown },
        { "42", SmsDeliveryStatus.Unknown },
        { "-1", SmsDeliveryStatus.Unknown },
        { "+3", SmsDeliveryStatus.Unknown },
        { "03", SmsDeliveryStatus.Unknown },
        { "3.0", SmsDeliveryStatus.Unknown },
        { "٣", SmsDeliveryStatus.Unknown },
        { "99999999999999999999", SmsDeliveryStatus.Unknown },
        { "DELIVRD", SmsDeliveryStatus.Unknown },
        { "нет данных", SmsDeliveryStatus.Unknown },
        { "", SmsDeliveryStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_report_keeps_the_platforms_code(string code, SmsDeliveryStatus status)
    {
        foreach (var platform in Enum.GetValues<SmsProPlatform>())
        {
            var (_, reports) = await AskAsync(Answer($"<number>996550123456</number><report> {code}\n</report>"), platform);

            var report = reports.Should().ContainSingle().Subject;
            (report.Status, report.ProviderStatus).Should().Be((status, code));
        }
    }

    public static TheoryData<SmsProPlatform, string, SmsErrorCode, SmsErrorScope> Statuses
    {
        get
        {
            var rows = new TheoryData<SmsProPlatform, string, SmsErrorCode, SmsErrorScope>();
            foreach (var platform in Enum.GetValues<SmsProPlatform>())
            {
                rows.Add(platform, "1", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway);
                rows.Add(platform, "2", SmsErrorCode.Authentication, SmsErrorScope.Gateway);
                rows.Add(platform, "3", SmsErrorCode.IpNotAllowed, SmsErrorScope.Gateway);
                rows.Add(platform, "6", SmsErrorCode.Other, SmsErrorScope.Unspecified);
                rows.Add(platform, "-1", SmsErrorCode.Other, SmsErrorScope.Unspecified);
                rows.Add(platform, "00", SmsErrorCode.Other, SmsErrorScope.Unspecified);
                rows.Add(platform, "busy", SmsErrorCode.Other, SmsErrorScope.Unspecified);
            }

            rows.Add(SmsProPlatform.Biz, "5", SmsErrorCode.Other, SmsErrorScope.Unspecified); // Not in its document.
            rows.Add(SmsProPlatform.Nikita, "5", SmsErrorCode.RateLimited, SmsErrorScope.Transient);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_refused_question_is_an_exception_with_the_platforms_code(SmsProPlatform platform, string status, SmsErrorCode code, SmsErrorScope scope)
    {
        var asking = () => AskAsync($"<response><status>{status}</status><message>{SmsProFailures.Words}</message></response>", platform);

        var exception = (await asking.Should().ThrowAsync<SmsProviderException>()).Which;

        (exception.Gateway, exception.Error.Code, exception.Error.Scope, exception.Error.ProviderCode).Should().Be(("pro", code, scope, status));
        exception.Error.ProviderText.Should().Be(SmsProFailures.Words);
        SmsProFailures.ExpectNoSecret(exception);
    }

    [Theory]
    [InlineData("<response><status>4</status></response>")]
    [InlineData("<response><status> 4 </status><message>Report not found</message></response>")]
    [InlineData("<response><status>0</status></response>")]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/Dr\"><status>0</status>\n</response>")]
    public async Task No_report_is_no_error(string answer)
    {
        foreach (var platform in Enum.GetValues<SmsProPlatform>())
        {
            (await AskAsync(answer, platform)).Reports.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("<response xmlns=\"http://Giper.mobi/schema/DeliveryReport\">", "</response>")]
    [InlineData("<response xmlns=\"urn:anything\">", "</response>")]
    [InlineData("<d:response xmlns=\"urn:other\" xmlns:d=\"http://Giper.mobi/schema/DeliveryReport\">", "</d:response>")]
    [InlineData("\uFEFF\n <response xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"2\">", "</response>\n\0")]
    public async Task An_answer_may_have_a_namespace(string start, string end)
    {
        var document = SmsProDocuments.NikitaReportAnswer;
        var body = document[document.IndexOf("<status>", StringComparison.Ordinal)..document.IndexOf("</response>", StringComparison.Ordinal)];

        var (_, reports) = await AskAsync($"{start}{body}{end}");

        reports.Select(report => (report.To?.ToString(), report.Status)).Should().Equal(("+996550123456", SmsDeliveryStatus.Sent), ("+996550123457", SmsDeliveryStatus.Delivered));
    }

    [Theory]
    [InlineData("+996550123456", "+996550123456")]
    [InlineData(" 996550123456\n", "+996550123456")]
    [InlineData("0550123456", null)]
    [InlineData("996550123456,996550123457", null)]
    [InlineData("+99655О123456", null)] // A Cyrillic letter.
    [InlineData("", null)]
    public async Task A_number_that_is_none_does_not_lose_the_report(string number, string? to)
    {
        var (_, reports) = await AskAsync(Answer($"<number>{number}</number><report>3</report>"));

        reports.Should().ContainSingle().Which.Should().BeEquivalentTo(new { To = to is null ? (PhoneNumber?)null : PhoneNumber.Parse(to), Status = SmsDeliveryStatus.Delivered });
    }

    [Theory]
    [InlineData("20100921235958", true)]
    [InlineData(" 20100921235958 ", true)]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("0", false)]
    [InlineData("00000000000000", false)]
    [InlineData("00010101000000", false)] // Before the first moment that .NET knows, once it is in UTC.
    [InlineData("00010101055959", false)]
    [InlineData("99999999999999", false)]
    [InlineData("20100931235958", false)]
    [InlineData("20100921245958", false)]
    [InlineData("20100921235960", false)]
    [InlineData("2010-09-21 23:59:58", false)]
    [InlineData("2010092123595", false)]
    [InlineData("201009212359580", false)]
    [InlineData("yesterday", false)]
    public async Task A_time_that_is_none_does_not_lose_the_report(string time, bool isTime)
    {
        var (_, reports) = await AskAsync(Answer($"<number>996550123456</number><report>3</report><sendTime>{time}</sendTime><rcvTime>{time}</rcvTime>"));

        var report = reports.Should().ContainSingle().Subject;
        report.Status.Should().Be(SmsDeliveryStatus.Delivered);
        report.SentAt.Should().Be(isTime ? SendTime : null);
        report.DoneAt.Should().Be(isTime ? SendTime : null);
    }

    [Theory]
    [InlineData("<phone/>")]
    [InlineData("<phone></phone>")]
    [InlineData("<phone><number/><report/><sendTime/><rcvTime/></phone>")]
    [InlineData("<phone><other><number>996550123456</number><report>3</report></other></phone>")]
    public async Task A_phone_without_anything_is_a_report_of_nothing(string phone)
    {
        var (_, reports) = await AskAsync($"<response>{phone}<status>0</status></response>");

        reports.Should().Equal(new SmsDeliveryReport("A88726", SmsDeliveryStatus.Unknown) { Gateway = "pro", ProviderStatus = "" });
    }

    [Fact]
    public async Task The_order_of_elements_and_unknown_ones_do_not_matter()
    {
        var (_, reports) = await AskAsync("""
            <response><extra><status>2</status></extra><phone a="1"><rcvTime>20100921235958</rcvTime><price>0.5</price><!-- why not -->
            <report><![CDATA[3]]></report><number>&#57;96550123456</number></phone><status>0</status><more/></response>
            """);

        reports.Should().Equal(new SmsDeliveryReport("A88726", SmsDeliveryStatus.Delivered)
        {
            Gateway = "pro",
            To = PhoneNumber.Parse("+996550123456"),
            DoneAt = SendTime,
            ProviderStatus = "3",
        });
    }

    [Fact]
    public async Task Every_id_is_a_question_of_its_own_in_order()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(Id(exchange.Request) switch
        {
            "B2" => "<response><status>4</status></response>",
            _ => SmsProDocuments.NikitaReportAnswer,
        }));
        await using var gateway = TestGateway.SmsPro(server.Address);

        var reports = await ReadAsync(gateway.Gateway, new("C3", "A1", "B2", "A1") { To = PhoneNumber.Parse("+996550123456") });

        server.Ledger.Select(Id).Should().Equal("C3", "A1", "B2", "A1");
        server.Ledger.Select(request => XDocument.Parse(request.Body).Root!.Element("phone")!.Value).Distinct().Should().Equal("996550123456");
        reports.Select(report => report.ProviderMessageId).Should().Equal("C3", "C3", "A1", "A1", "A1", "A1");
    }

    [Fact]
    public async Task Reports_come_before_the_next_question_is_asked()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            exchange.Number is 1 ? SmsProDocuments.NikitaReportAnswer : "<response><status>2</status></response>"));
        await using var gateway = TestGateway.SmsPro(server.Address);
        var questions = gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new("A1", "A2"));
        server.Connections.Should().Be(0, "nobody has asked for the first report yet");

        var seen = 0;
        var reading = async () =>
        {
            await foreach (var report in questions)
            {
                seen++;
                server.Ledger.Should().HaveCount(1);
            }
        };

        (await reading.Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Authentication);
        seen.Should().Be(2, "what the first id brought is not lost");
    }

    [Fact]
    public async Task A_query_of_nothing_is_an_error_of_the_program()
    {
        await using var server = RawServer.Answering(SmsProDocuments.NikitaReportAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var reports = gateway.Gateway.GetRequiredService<ISmsDeliveryReports>();

        // At the call, not at the first report: the place of the mistake is what the stack should show.
        reports.Invoking(r => r.GetReportsAsync(null!)).Should().Throw<ArgumentNullException>();
        reports.Invoking(r => r.GetReportsAsync(new())).Should().Throw<ArgumentException>();
        reports.Invoking(r => r.GetReportsAsync(new("A1") { To = default(PhoneNumber) })).Should().Throw<ArgumentException>();
        reports.Invoking(r => r.GetReportsAsync(new("A1", "A\u0001"))).Should().Throw<ArgumentException>("XML cannot carry it");
        reports.Invoking(r => r.GetReportsAsync(new("A\uD83D"))).Should().Throw<ArgumentException>("half of a pair is no character");
        FluentActions.Invoking(() => new SmsReportQuery("A1", " ")).Should().Throw<ArgumentException>();
        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task An_id_of_another_form_is_asked_about_as_it_is()
    {
        // Other clients of the account may have used longer ones; whether there is such an id, the platform knows.
        var (server, _) = await AskAsync("<response><status>4</status></response>", query: new("1b9d6bcd-bbfd & <4b2d> 😀"));

        Id(server.Ledger[0]).Should().Be("1b9d6bcd-bbfd & <4b2d> 😀");
    }

    [Fact]
    public async Task Everything_that_waits_cannot_be_asked_for()
    {
        await using var server = RawServer.Answering(SmsProDocuments.NikitaReportAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);

        foreach (var query in new[] { SmsReportQuery.AllWaiting, SmsReportQuery.AllWaiting with { To = PhoneNumber.Parse("+996550123456") } })
        {
            var thrown = await gateway.Awaiting(g => ReadAsync(g.Gateway, query)).Should().ThrowAsync<SmsProviderException>();
            (thrown.Which.Gateway, thrown.Which.Error.Code).Should().Be(("pro", SmsErrorCode.Unsupported));
        }

        server.Connections.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(SmsProFailures.Rows), MemberType = typeof(SmsProFailures))]
    public async Task Without_an_answer_there_is_an_exception_that_tells_no_secret(string failure, SmsErrorCode code, SmsErrorScope scope)
        => await SmsProFailures.ExpectAsync(failure, code, scope, gateway => ReadAsync(gateway, new("A88726") { To = PhoneNumber.Parse(SmsProFailures.Number) }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_canceled_question_ends_at_once(bool afterTheFirstByte)
        => await SmsProFailures.ExpectCancellationAsync(afterTheFirstByte, (gateway, token) => ReadAsync(gateway, new("A88726"), token));

    [Fact]
    public async Task A_token_that_is_canceled_already_asks_nothing()
    {
        await using var server = RawServer.Answering(SmsProDocuments.NikitaReportAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);

        await gateway.Awaiting(g => ReadAsync(g.Gateway, new("A88726"), new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task The_token_of_WithCancellation_counts_as_well()
    {
        await using var server = RawServer.Answering(SmsProDocuments.NikitaReportAnswer);
        await using var gateway = TestGateway.SmsPro(server.Address);
        using var canceling = new CancellationTokenSource();

        var reading = async () =>
        {
            await foreach (var report in gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new("A1", "A2")).WithCancellation(canceling.Token))
            {
                await canceling.CancelAsync();
            }
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
        server.Ledger.Should().ContainSingle();
    }

    private static string Answer(string phone) => $"<response><status>0</status><phone>{phone}</phone></response>";

    private static string Id(RawRequest request) => XDocument.Parse(request.Body).Root!.Element("id")!.Value;

    private static async Task<(RawServer Server, List<SmsDeliveryReport> Reports)> AskAsync(
        string answer, SmsProPlatform platform = SmsProPlatform.Nikita, SmsReportQuery? query = null)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address, platform);
        return (server, await ReadAsync(gateway.Gateway, query ?? new("A88726")));
    }

    private static async Task<List<SmsDeliveryReport>> ReadAsync(ISmsGateway gateway, SmsReportQuery query, CancellationToken cancellationToken = default)
    {
        var reports = new List<SmsDeliveryReport>();
        await foreach (var report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(query, cancellationToken))
        {
            reports.Add(report);
        }

        return reports;
    }
}
