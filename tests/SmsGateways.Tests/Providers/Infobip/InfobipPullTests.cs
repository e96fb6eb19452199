using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Http;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.Infobip.InfobipListening;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Pulling reports, which the provider hands out once: the document's addresses, and that nothing is lost on the way to the caller.</summary>
public sealed class InfobipPullTests
{
    private const string Three = """
        <DeliveryReport>
        <message id="1" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        <message id="2" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="NOT_DELIVERED" gsmerror="27" />
        <message id="3" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        </DeliveryReport>
        """;

    [Fact]
    public async Task All_that_wait_are_pulled_with_the_documents_address()
    {
        await using var server = RawServer.Answering(InfobipListeningDocuments.PullOfOurIds);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId).Should().Equal("1000", "1002");

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.RequestLine.Should().Be("GET /api/v3/dr/pull?user=test&password=test HTTP/1.1");
        request.Header("Content-Length").Should().Be("0", "a GET without content leaves up to four times");
    }

    [Fact]
    public async Task Some_are_pulled_by_their_ids_and_those_of_an_application_by_its_id()
    {
        await using var server = RawServer.Answering("NO_DATA");
        await using var gateway = InfobipTestGateway.Create(server.Address, options => options.AppId = "my app");

        await gateway.AskAsync(new("1000", "10&2"));
        await gateway.AskAsync(SmsReportQuery.AllWaiting);

        server.Ledger.Select(request => request.RequestLine).Should().Equal(
            "GET /api/v3/dr/pull?user=test&password=test&messageid=1000%2C10%262&appid=my%20app HTTP/1.1",
            "GET /api/v3/dr/pull?user=test&password=test&appid=my%20app HTTP/1.1");
    }

    [Fact]
    public async Task Many_ids_go_into_several_requests_of_bounded_length()
    {
        await using var server = RawServer.Answering("NO_DATA");
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var ids = Enumerable.Range(0, 1000).Select(i => $"id-{i:D20}").ToArray();

        (await gateway.AskAsync(new(ids))).Should().BeEmpty();

        server.Ledger.Should().HaveCountGreaterThan(1).And.OnlyContain(request => request.RequestLine.Length < 5000);
        server.Ledger.SelectMany(request => Uri.UnescapeDataString(request.RequestLine.Split("messageid=")[1].Split(' ')[0]).Split(',')).Should().Equal(ids);
    }

    [Theory]
    [InlineData("5", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "INVALID_USER_OR_PASS")]
    [InlineData("10", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "MISSING_USERNAME")]
    [InlineData("11", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "MISSING_PASSWORD")]
    [InlineData("-5", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "INVALID_USER_OR_PASS")]
    [InlineData("-10", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "MISSING_USERNAME")]
    [InlineData("-11", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "MISSING_PASSWORD")]
    [InlineData("-99", SmsErrorCode.Other, SmsErrorScope.Transient, "GENERAL_ERROR")]
    [InlineData("-12345", SmsErrorCode.Other, SmsErrorScope.Unspecified, null)]
    [InlineData("GENERAL_ERROR", SmsErrorCode.Other, SmsErrorScope.Transient, "GENERAL_ERROR")]
    [InlineData("UNKNOWN_COMMAND", SmsErrorCode.Authentication, SmsErrorScope.Gateway, "UNKNOWN_COMMAND")]
    [InlineData("SOMETHING_ELSE", SmsErrorCode.Other, SmsErrorScope.Unspecified, "SOMETHING_ELSE")]
    public async Task A_number_or_a_word_is_an_exception(string answer, SmsErrorCode code, SmsErrorScope scope, string? text)
    {
        var error = await FailAsync(answer, gateway => gateway.AskAsync(SmsReportQuery.AllWaiting));

        (error.Code, error.Scope, error.ProviderCode, error.ProviderText, error.Detail).Should().Be((code, scope, answer, text, null));
    }

    [Theory]
    [InlineData("", 200, SmsErrorCode.Protocol)]
    [InlineData("<html><body>Service unavailable</body></html>", 200, SmsErrorCode.Protocol)]
    [InlineData("<results><result><status>-5</status></result></results>", 200, SmsErrorCode.Protocol)]
    [InlineData("<DeliveryReport/>", 503, SmsErrorCode.Unavailable)]
    [InlineData("", 403, SmsErrorCode.Authentication)]
    public async Task What_is_no_answer_is_an_exception(string answer, int status, SmsErrorCode code)
        => (await FailAsync(answer, gateway => gateway.AskAsync(SmsReportQuery.AllWaiting), status)).Code.Should().Be(code);

    [Fact]
    public async Task What_a_caller_does_not_come_back_from_the_next_one_gets_first()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1 ? Three : "NO_DATA"));
        await using var gateway = InfobipTestGateway.Create(server.Address);

        var storing = async () =>
        {
            await foreach (var report in gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(SmsReportQuery.AllWaiting))
            {
                _ = report.ProviderMessageId is "2" ? throw new TimeoutException("The database is away.") : report;
            }
        };

        await storing.Should().ThrowAsync<TimeoutException>();
        (await gateway.AskAsync(new SmsReportQuery("3"))).Select(report => report.ProviderMessageId).Should().Equal("3");
        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId).Should().Equal("2");
        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Should().BeEmpty();
        server.Ledger.Should().HaveCount(4);
    }

    [Fact]
    public async Task What_nobody_asked_for_and_came_all_the_same_waits_for_who_takes_all()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1 ? Three : "NO_DATA"));
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.AskAsync(new SmsReportQuery("2"))).Select(report => report.ProviderMessageId).Should().Equal("2");
        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId).Should().Equal("1", "3");
    }

    [Fact]
    public async Task A_pull_that_is_canceled_on_its_way_is_finished_and_kept()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            if (exchange.Number is 1)
            {
                await canceling.CancelAsync();
            }

            await exchange.AnswerAsync(exchange.Number is 1 ? Three : "NO_DATA");
        });
        await using var gateway = InfobipTestGateway.Create(server.Address);

        await gateway.Awaiting(g => g.AskAsync(SmsReportQuery.AllWaiting, canceling.Token)).Should().ThrowAsync<OperationCanceledException>();

        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId).Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task A_pull_that_is_canceled_before_it_begins_is_not_made()
    {
        await using var server = RawServer.Answering(Three);
        await using var gateway = InfobipTestGateway.Create(server.Address);

        await gateway.Awaiting(g => g.AskAsync(SmsReportQuery.AllWaiting, new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        server.Connections.Should().Be(0);
    }

    [Fact]
    public async Task Canceling_between_reports_leaves_the_rest()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1 ? Three : "NO_DATA"));
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var seen = new List<string>();

        await FluentActions.Awaiting(async () =>
        {
            await foreach (var report in gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(SmsReportQuery.AllWaiting, canceling.Token))
            {
                seen.Add(report.ProviderMessageId);
                await canceling.CancelAsync();
            }
        }).Should().ThrowAsync<OperationCanceledException>();

        seen.AddRange((await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId));
        seen.Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task The_good_reports_come_before_the_exception_about_the_broken_one()
    {
        await using var server = RawServer.Answering("""<DeliveryReport><message id="1" status="SENT"/><message status="SENT"/><message id="3" status="SENT"/></DeliveryReport>""");
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var seen = new List<string>();

        var failure = await FluentActions.Awaiting(async () =>
        {
            await foreach (var report in gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(SmsReportQuery.AllWaiting))
            {
                seen.Add(report.ProviderMessageId);
            }
        }).Should().ThrowAsync<SmsProviderException>();

        failure.Which.Error.Code.Should().Be(SmsErrorCode.Protocol);
        seen.Should().Equal("1", "3");
    }

    [Theory]
    [InlineData("<message id=\"3\"", "1", "2")]
    [InlineData("</DeliveryReport>", "1", "2", "3")]
    public async Task What_came_before_the_connection_broke_is_handed_on_before_the_exception(string from, params string[] ids)
    {
        foreach (var isReset in new[] { false, true })
        {
            var answer = $"HTTP/1.1 200 x\r\nContent-Type: text/xml\r\nContent-Length: {Three.Length}\r\n\r\n{Three[..Three.IndexOf(from, StringComparison.Ordinal)]}";
            var hasCome = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var server = RawServer.Start(async exchange =>
            {
                await exchange.WriteAsync(answer);
                await (isReset ? hasCome.Task : Task.CompletedTask); // What a reset overtakes never came.
                await (isReset ? exchange.ResetAsync() : exchange.CloseAsync());
            });
            await using var gateway = InfobipTestGateway.Create(server.Address, services: services => services.AddHttpClient(GatewayHttpClients.NameFor("bip"))
                .ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).ConnectCallback = async (context, token) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(context.DnsEndPoint, token);
                    return new WatchedStream(socket, answer.Length, hasCome);
                }));
            var seen = new List<string>();

            var failure = await FluentActions.Awaiting(async () =>
            {
                await foreach (var report in gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(SmsReportQuery.AllWaiting))
                {
                    seen.Add(report.ProviderMessageId);
                }
            }).Should().ThrowAsync<SmsProviderException>("the rest is lost");

            failure.Which.Error.Code.Should().Be(SmsErrorCode.Unavailable);
            seen.Should().Equal(ids);
        }
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_by_name_before_any_byte()
    {
        await using var server = RawServer.Answering(Three);
        await using var gateway = InfobipTestGateway.Create(server.Address);
        var number = PhoneNumber.Parse("385951111111");

        await RefusesAsync(SmsReportQuery.AllWaiting with { To = number });
        await RefusesAsync(new SmsReportQuery("1", "2") { To = number });
        await RefusesAsync(new SmsReportQuery("1,2"));
        await gateway.Awaiting(g => g.AskAsync(new())).Should().ThrowAsync<ArgumentException>();
        await gateway.Awaiting(g => g.AskAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        server.Connections.Should().Be(0);
        (await gateway.AskAsync(new SmsReportQuery("1") { To = number })).Should().ContainSingle("the id is the recipient's");

        async Task RefusesAsync(SmsReportQuery query)
            => (await gateway.Awaiting(g => g.AskAsync(query)).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unsupported);
    }

    [Fact]
    public async Task The_second_access_point_is_asked_where_the_first_provably_got_nothing()
    {
        await using var server = RawServer.Answering(Three);
        await using var gateway = InfobipTestGateway.Create(Nowhere, options => options.SecondaryAddress = server.Address);

        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_pull_that_gets_no_answer_is_not_repeated()
    {
        await using var server = RawServer.Start(exchange => exchange.CloseAsync());
        await using var second = RawServer.Answering(Three);
        await using var gateway = InfobipTestGateway.Create(server.Address, options => options.SecondaryAddress = second.Address);

        await gateway.Awaiting(g => g.AskAsync(SmsReportQuery.AllWaiting)).Should().ThrowAsync<SmsProviderException>();

        (server.Ledger.Count, second.Connections).Should().Be((1, 0));
    }

    [Fact]
    public async Task Reconciling_looks_at_reports_and_leaves_them_to_who_wants_them()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1 ? Three : "NO_DATA"));
        await using var gateway = InfobipTestGateway.Create(server.Address, options => options.QuietPeriod = TimeSpan.FromMilliseconds(10));
        var result = new SmsSendResult
        {
            Recipients =
            [
                new(PhoneNumber.Parse("385951111111"), SmsOutcome.Unknown) { Gateway = "bip", ProviderMessageId = "1" },
                new(PhoneNumber.Parse("385951111112"), SmsOutcome.Unknown) { Gateway = "bip", ProviderMessageId = "2" },
            ],
        };

        var known = await Reconciliation.RunAsync(result, _ => gateway.Gateway, CancellationToken.None);

        known.Recipients.Should().OnlyContain(row => row.Outcome == SmsOutcome.Accepted && row.Evidence == SmsEvidence.DeliveryReport);
        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Select(report => report.ProviderMessageId).Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task A_pull_may_be_longer_than_other_answers()
    {
        var many = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"""<message id="{i}" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />"""));
        await using var server = RawServer.Answering($"<DeliveryReport>{many}</DeliveryReport>");
        await using var gateway = InfobipTestGateway.Create(server.Address);

        (await gateway.AskAsync(SmsReportQuery.AllWaiting)).Should().HaveCount(60_000);
    }

    /// <summary>Tells when so much has been read.</summary>
    private sealed class WatchedStream(Socket socket, int length, TaskCompletionSource hasCome) : NetworkStream(socket, ownsSocket: true)
    {
        private int _left = length;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if ((_left -= read) <= 0)
            {
                hasCome.TrySetResult();
            }

            return read;
        }
    }
}
