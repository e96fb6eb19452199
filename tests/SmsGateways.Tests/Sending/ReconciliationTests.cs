using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>Reconciling asks and never sends, finds only what is proven, and does not give up at the first fault.</summary>
public sealed class ReconciliationTests
{
    private const string OneReport =
        "<response><status>0</status><phone><number>996550123456</number><report>0</report><sendTime></sendTime><rcvTime></rcvTime></phone></response>";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_recipient_with_a_report_was_accepted()
    {
        await using var server = RawServer.Answering(OneReport);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: static options => options.QuietPeriod = TimeSpan.Zero);
        var result = Result(
            Row("+996550123456", SmsOutcome.Unknown),
            Row("+996550123457", SmsOutcome.Unknown),
            Row("+996550123458", SmsOutcome.Rejected));

        var reconciled = await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result);

        reconciled.Recipients.Select(recipient => (recipient.Outcome, recipient.Evidence)).Should().Equal(
            (SmsOutcome.Accepted, SmsEvidence.DeliveryReport),
            (SmsOutcome.Unknown, SmsEvidence.None),
            (SmsOutcome.Rejected, SmsEvidence.None));
        reconciled.MessageId.Should().Be("m1");
        server.Ledger.Should().HaveCount(2, "one question an id, and one more about who has no report yet")
            .And.OnlyContain(static exchange => exchange.RequestLine.StartsWith("POST /api/dr "));
    }

    [Theory]
    [InlineData("<response><status>4</status></response>", 2)]
    [InlineData("<response><status>2</status></response>", 1)]
    public async Task Whatever_else_is_answered_it_stays_unknown(string answer, int questions)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: static options => options.QuietPeriod = TimeSpan.Zero);
        var result = Result(Row("+996550123456", SmsOutcome.Unknown));

        (await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result)).Should().BeSameAs(result);

        server.Ledger.Should().HaveCount(questions, "a wrong password stays wrong");
    }

    [Fact]
    public async Task What_nobody_can_be_asked_about_stays_unknown()
    {
        await using var gateway = TestGateway.SmsPro(new("http://127.0.0.1:9/"));
        var result = Result(
            Row("+996550123456", SmsOutcome.Unknown) with { Gateway = "gone" },
            Row("+996550123457", SmsOutcome.Unknown) with { Gateway = null },
            Row("+996550123458", SmsOutcome.Unknown) with { ProviderMessageId = null },
            Row("+996550123459", SmsOutcome.NotSent));

        (await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result)).Should().BeSameAs(result);
    }

    [Fact]
    public async Task Canceling_stops_asking()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            await canceling.CancelAsync();
            await exchange.HangAsync();
        });
        await using var gateway = TestGateway.SmsPro(server.Address);
        var result = Result(Row("+996550123456", SmsOutcome.Unknown));

        await gateway.Services.GetRequiredService<ISmsGateways>().Awaiting(gateways => gateways.ReconcileAsync(result, canceling.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Canceling_ends_the_pause()
    {
        using var canceling = new CancellationTokenSource();
        var reports = new ScriptedReports(_clock) { Find = static (_, _) => [] };

        var running = Reconciliation.RunAsync(Result(Row("+996550123456", SmsOutcome.Unknown)), _ => reports, canceling.Token);
        await canceling.CancelAsync();

        await running.Awaiting(static running => running).Should().ThrowAsync<OperationCanceledException>();
        reports.Questions.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_again()
    {
        var reports = new ScriptedReports(_clock) { Find = static (_, question) => question < 4 ? throw Failure(SmsErrorScope.Transient) : ["+996550123456"] };

        (await RunAsync(reports, Row("+996550123456", SmsOutcome.Unknown))).Recipients[0].Outcome.Should().Be(SmsOutcome.Accepted);

        reports.Questions.Select(static question => question.At).Should().BeInAscendingOrder().And.OnlyContain(static at => at < Quiet, "that is not worth a quiet period");
    }

    [Fact]
    public async Task What_has_no_report_is_asked_about_once_more_after_the_quiet_period()
    {
        var reports = new ScriptedReports(_clock) { Find = static (_, question) => question < 2 ? [] : ["+996550123456"] };

        (await RunAsync(reports, Row("+996550123456", SmsOutcome.Unknown))).Recipients[0].Outcome.Should().Be(SmsOutcome.Accepted);

        reports.Questions[1].At.Should().BeGreaterThanOrEqualTo(Quiet);
    }

    [Fact]
    public async Task It_comes_to_an_end_whatever_happens()
    {
        var (silent, empty) = (new ScriptedReports(_clock) { Find = static (_, _) => throw Failure(SmsErrorScope.Transient) }, new ScriptedReports(_clock) { Find = static (_, _) => [] });

        (await RunAsync(silent, Row("+996550123456", SmsOutcome.Unknown))).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        (await RunAsync(empty, Row("+996550123456", SmsOutcome.Unknown))).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);

        silent.Questions.Should().HaveCount(2 * 4);
        empty.Questions.Should().HaveCount(2);
    }

    [Fact]
    public async Task Many_ids_are_asked_about_four_at_once_and_share_one_quiet_period()
    {
        var reports = new ScriptedReports(_clock) { Latency = TimeSpan.FromSeconds(1), Find = static (_, _) => [] };

        await RunAsync(reports, [.. Enumerable.Range(0, 40).Select(static i => Row($"+9965501234{i:00}", SmsOutcome.Unknown) with { ProviderMessageId = $"id{i}" })]);

        reports.MostAtOnce.Should().Be(4);
        reports.Questions.Should().HaveCount(80);
        reports.Questions[^1].At.Should().BeLessThan(Quiet + TimeSpan.FromSeconds(25), "forty pauses would take minutes");
    }

    [Fact]
    public async Task A_question_that_fails_does_not_hide_what_the_others_told()
    {
        var reports = new ScriptedReports(_clock) { Find = static (id, _) => id is "bad" ? throw new InvalidOperationException("A mistake.") : ["+996550123456", "+996550123457"] };

        var result = await RunAsync(reports, Row("+996550123456", SmsOutcome.Unknown) with { ProviderMessageId = "bad" }, Row("+996550123457", SmsOutcome.Unknown) with { ProviderMessageId = "good" });

        result.Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Accepted);
    }

    private static SmsProviderException Failure(SmsErrorScope scope) => new("pro", new(SmsErrorCode.Unavailable, scope, null, null));

    private static SmsSendResult Result(params SmsRecipientResult[] rows) => new() { MessageId = "m1", Recipients = rows };

    private static SmsRecipientResult Row(string to, SmsOutcome outcome) => new(PhoneNumber.Parse(to), outcome) { Gateway = "pro", ProviderMessageId = "A1" };

    // On a thread without a context, where everything that time brings about has happened when it has passed.
    private Task<SmsSendResult> RunAsync(ScriptedReports reports, params SmsRecipientResult[] rows) => Task.Run(() =>
    {
        var running = Reconciliation.RunAsync(Result(rows), _ => reports, CancellationToken.None);
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        return running;
    });

    private sealed class ScriptedReports(ManualTimeProvider clock) : ISmsGateway, ISmsDeliveryReports, IAskable
    {
        private readonly DateTimeOffset _start = clock.GetUtcNow();
        private int _underWay;

        /// <summary>Gets who has a report, by the id and the number of the question, counted from 1.</summary>
        public required Func<string, int, string[]> Find { get; init; }

        public TimeSpan Latency { get; init; }

        public List<(string Id, TimeSpan At)> Questions { get; } = [];

        public int MostAtOnce { get; private set; }

        public string Name => "pro";

        Questions IAskable.Questions { get; } = new(clock, Quiet, static () => 0.5);

        public async IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Questions.Add((query.ProviderMessageIds[0], clock.GetUtcNow() - _start));
            var number = Questions.Count;
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            await Task.Delay(Latency, clock, cancellationToken).ConfigureAwait(false);
            _underWay--;
            foreach (var to in Find(query.ProviderMessageIds[0], number))
            {
                yield return new(query.ProviderMessageIds[0], SmsDeliveryStatus.Sent) { To = PhoneNumber.Parse(to) };
            }
        }

        public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default) => throw new InvalidOperationException("Reconciling never sends.");
    }
}
