using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>Whole sends over a provider whose answers are given, on a clock that the test moves.</summary>
public sealed class AttemptLoopTests
{
    private static readonly PhoneNumber One = PhoneNumber.Parse("+996550123451");
    private static readonly PhoneNumber Two = PhoneNumber.Parse("+996550123452");
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);

    private static readonly Verdict Accepted = Verdict.Accepted("A1", 1);
    private static readonly Verdict Unknown = Verdict.Unknown(SmsErrorCode.Timeout, "no answer") with { ProviderMessageId = "A1" };
    private static readonly Verdict NotSent = new(SmsOutcome.NotSent, new(SmsErrorCode.Unavailable, SmsErrorScope.Transient, null, null));
    private static readonly Verdict Busy = Rejection(SmsErrorCode.RateLimited, SmsErrorScope.Transient);
    private static readonly Verdict NoMoney = Rejection(SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway);
    private static readonly Verdict Duplicate = Verdict.Unknown(SmsErrorCode.DuplicateId, "seen before") with { IsForAsking = true, ProviderMessageId = "A1" };

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Not_sent_is_tried_twice_more()
    {
        var provider = new ScriptedProvider(_clock, NotSent, NotSent, Accepted);

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.Attempts.Should().HaveCount(3);
        provider.Attempts[^1].Should().BeLessThan(TimeSpan.FromSeconds(2), "nothing was handed over, so there is nothing to wait for");
    }

    [Fact]
    public async Task Not_sent_three_times_is_not_sent()
    {
        var provider = new ScriptedProvider(_clock, NotSent);

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.NotSent);

        provider.Attempts.Should().HaveCount(3);
    }

    [Fact]
    public async Task Not_sent_three_times_goes_to_the_second_access_point()
    {
        var provider = new ScriptedProvider(_clock, NotSent, NotSent, NotSent, Accepted) { HasSecondary = true };

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.OnSecondary.Should().Equal(false, false, false, true);
    }

    [Fact]
    public async Task Not_sent_at_both_access_points_is_not_sent()
    {
        var provider = new ScriptedProvider(_clock, NotSent) { HasSecondary = true };

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.NotSent);

        provider.OnSecondary.Should().Equal(false, false, false, true, true, true);
    }

    [Fact]
    public async Task What_is_unknown_stays_at_the_access_point_where_it_became_so()
    {
        var provider = new ScriptedProvider(_clock, NotSent, NotSent, NotSent, Unknown, NotSent, Accepted) { HasSecondary = true };

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.OnSecondary.Should().Equal(false, false, false, true, true, true);
    }

    [Fact]
    public async Task Nothing_but_not_sent_goes_to_the_second_access_point()
    {
        foreach (var answer in new[] { Unknown, Busy, NoMoney, Duplicate, Accepted })
        {
            var provider = new ScriptedProvider(_clock, answer) { HasSecondary = true };
            await RunAsync(provider);
            provider.OnSecondary.Should().NotContain(true, answer.Outcome.ToString());
        }
    }

    [Fact]
    public async Task Busy_is_waited_for()
    {
        var provider = new ScriptedProvider(_clock, Busy, Busy, Accepted);

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.Attempts.Should().HaveCount(3);
    }

    [Fact]
    public async Task Unknown_is_submitted_again_after_the_quiet_period_three_times_at_most()
    {
        var provider = new ScriptedProvider(_clock, Unknown);

        var verdict = await RunAsync(provider);

        verdict.Outcome.Should().Be(SmsOutcome.Unknown);
        verdict.Error!.Code.Should().Be(SmsErrorCode.Timeout);
        provider.Attempts.Should().HaveCount(4);
        provider.Attempts.Zip(provider.Attempts.Skip(1), (earlier, later) => later - earlier).Should().OnlyContain(pause => pause >= Quiet);
    }

    [Fact]
    public async Task Unknown_without_ids_is_surfaced_and_nothing_is_sent_again()
    {
        var provider = new ScriptedProvider(_clock, Unknown);

        (await RunAsync(provider, id: null)).Outcome.Should().Be(SmsOutcome.Unknown);

        provider.Attempts.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_resubmission_without_ids_sends_nothing()
    {
        var provider = new ScriptedProvider(_clock, Accepted);

        (await RunAsync(provider, id: null, isResubmission: true)).Outcome.Should().Be(SmsOutcome.Unknown);

        provider.Attempts.Should().BeEmpty();
    }

    [Fact]
    public async Task Ambiguity_is_sticky()
    {
        foreach (var later in new[] { NoMoney, NotSent, Busy })
        {
            var verdict = await RunAsync(new ScriptedProvider(_clock, Unknown, later));

            verdict.Outcome.Should().Be(SmsOutcome.Unknown, "the first request may have gone out");
            verdict.Error!.Code.Should().Be(SmsErrorCode.Timeout, "that is why it is unknown");
        }
    }

    [Fact]
    public async Task The_first_attempt_of_a_resubmission_comes_after_an_unknown()
    {
        var verdict = await RunAsync(new ScriptedProvider(_clock, NoMoney), isResubmission: true);

        (verdict.Outcome, verdict.Error!.Code, verdict.ProviderMessageId).Should().Be((SmsOutcome.Unknown, SmsErrorCode.InsufficientFunds, "A1"));
    }

    [Fact]
    public async Task A_duplicate_is_accepted_when_the_provider_has_a_report()
    {
        var provider = new ScriptedProvider(_clock, Unknown, Duplicate) { Reported = [One] };

        var verdict = await RunAsync(provider);

        (verdict.Outcome, verdict.Evidence, verdict.Error).Should().Be((SmsOutcome.Accepted, SmsEvidence.DeliveryReport, null));
        provider.Attempts.Should().HaveCount(2);
        provider.Questions.Should().Be(1);
    }

    [Fact]
    public async Task A_duplicate_without_a_report_stays_unknown()
    {
        var provider = new ScriptedProvider(_clock, Unknown, Duplicate) { Reported = [] };

        var verdict = await RunAsync(provider);

        (verdict.Outcome, verdict.Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.DuplicateId));
    }

    [Fact]
    public async Task A_duplicate_on_the_first_attempt_is_confirmed_too_and_never_gets_a_new_id()
    {
        (await RunAsync(new ScriptedProvider(_clock, Duplicate) { Reported = [One] })).Outcome.Should().Be(SmsOutcome.Accepted);
        (await RunAsync(new ScriptedProvider(_clock, Duplicate))).Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task A_duplicate_after_an_unknown_is_accepted_where_the_provider_cannot_be_asked()
    {
        var refusal = Rejection(SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified) with { ProviderMessageId = "A1" };

        (await RunAsync(new ScriptedProvider(_clock, Unknown, refusal))).Should().Be(
            new Verdict(SmsOutcome.Accepted) { ProviderMessageId = "A1", Evidence = SmsEvidence.DuplicateRefusal });
    }

    [Fact]
    public async Task What_has_no_report_yet_is_asked_about_once_more_after_the_quiet_period()
    {
        var provider = new ScriptedProvider(_clock, Duplicate) { Reported = [One], ReportedFrom = 2 };

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.Questions.Should().Be(2);
    }

    [Fact]
    public async Task An_attempt_that_throws_may_have_gone_out()
    {
        var provider = new ScriptedProvider(_clock, Accepted) { Throws = true };

        var verdict = await RunAsync(provider);

        (verdict.Outcome, verdict.ProviderMessageId).Should().Be((SmsOutcome.Unknown, "A1"));
        verdict.Error!.Detail.Should().Contain(nameof(InvalidOperationException));
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_four_times()
    {
        var provider = new ScriptedProvider(_clock, Unknown, Duplicate) { Reported = [One], FailingQuestions = 3 };

        (await RunAsync(provider)).Outcome.Should().Be(SmsOutcome.Accepted);

        provider.Questions.Should().Be(4);
    }

    [Fact]
    public async Task A_report_settles_its_recipient_and_no_other()
    {
        var several = Verdict.Unknown(SmsErrorCode.InvalidRecipient, "") with { IsForAsking = true };
        var provider = new ScriptedProvider(_clock, several) { Reported = [Two] };
        var verdicts = new Verdict[2];

        await PumpAsync(Loop(provider).RunAsync(Submission("A1", false, verdicts, One, Two), CancellationToken.None).AsTask());

        verdicts.Select(verdict => verdict.Outcome).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Accepted);
        provider.Attempts.Should().HaveCount(1, "submitting again would only be refused as a duplicate");
    }

    [Fact]
    public async Task What_would_begin_after_the_deadline_is_not_waited_for()
    {
        var provider = new ScriptedProvider(_clock, Unknown);
        var verdicts = new Verdict[1];
        var submission = new Submission(Batch("A1", false, One), verdicts, new Deadline(_clock, TimeSpan.FromSeconds(5)));

        var running = Loop(provider).RunAsync(submission, CancellationToken.None).AsTask();

        running.IsCompleted.Should().BeTrue("the quiet period of 6 seconds would end after the deadline");
        verdicts[0].Outcome.Should().Be(SmsOutcome.Unknown);
        await running;
    }

    [Fact]
    public async Task Canceling_ends_the_waiting_and_keeps_what_is_known()
    {
        using var canceling = new CancellationTokenSource();
        var provider = new ScriptedProvider(_clock, Unknown);
        var verdicts = new Verdict[1];

        var running = Loop(provider).RunAsync(Submission("A1", false, verdicts, One), canceling.Token).AsTask();
        await canceling.CancelAsync();
        await running;

        verdicts[0].Error!.Code.Should().Be(SmsErrorCode.Timeout);
        provider.Attempts.Should().HaveCount(1);
    }

    [Fact]
    public async Task Canceled_before_it_begins_is_not_sent()
    {
        var provider = new ScriptedProvider(_clock, Accepted);
        var verdicts = new Verdict[1];

        await Loop(provider).RunAsync(Submission("A1", false, verdicts, One), new CancellationToken(canceled: true));

        (verdicts[0].Outcome, verdicts[0].Error!.Code).Should().Be((SmsOutcome.NotSent, SmsErrorCode.Canceled));
        provider.Attempts.Should().BeEmpty();
    }

    private static Verdict Rejection(SmsErrorCode code, SmsErrorScope scope) => new(SmsOutcome.Rejected, new(code, scope, null, null));

    private static Batch Batch(string? id, bool isResubmission, params PhoneNumber[] to)
        => new(new SmsMessage("Hi", to) { Id = "m1", IsResubmission = isResubmission }, to, id);

    private Submission Submission(string? id, bool isResubmission, Verdict[] verdicts, params PhoneNumber[] to)
        => new(Batch(id, isResubmission, to), verdicts, new Deadline(_clock, TimeSpan.FromSeconds(60)));

    private AttemptLoop Loop(ScriptedProvider provider) => new(provider, Quiet, _clock, () => 0.5);

    private async Task<Verdict> RunAsync(ScriptedProvider provider, string? id = "A1", bool isResubmission = false)
    {
        var verdicts = new Verdict[1];
        await PumpAsync(Loop(provider).RunAsync(Submission(id, isResubmission, verdicts, One), CancellationToken.None).AsTask());
        return verdicts[0];
    }

    private async Task PumpAsync(Task running)
    {
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await running;
    }

    private sealed class ScriptedProvider(ManualTimeProvider clock, params Verdict[] answers) : IAttempting
    {
        private readonly DateTimeOffset _start = clock.GetUtcNow();

        public List<TimeSpan> Attempts { get; } = [];

        public int Questions { get; private set; }

        public int FailingQuestions { get; init; }

        public int ReportedFrom { get; init; } = 1;

        public bool Throws { get; init; }

        public PhoneNumber[]? Reported { get; init; }

        public bool CanBeAsked => Reported is not null;

        public bool HasSecondary { get; init; }

        public bool SecondarySharesIds { get; init; }

        public List<bool> OnSecondary { get; } = [];

        public ValueTask AttemptAsync(Submission submission, CancellationToken cancellationToken)
        {
            Attempts.Add(clock.GetUtcNow() - _start);
            OnSecondary.Add(submission.IsOnSecondary);
            if (Throws)
            {
                throw new InvalidOperationException("A mistake.");
            }

            submission.Latest.Fill(answers[Math.Min(Attempts.Count, answers.Length) - 1]);
            return ValueTask.CompletedTask;
        }

        public Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(string id, CancellationToken cancellationToken)
        {
            id.Should().Be("A1");
            return ++Questions <= FailingQuestions
                ? throw new SmsProviderException("test", new(SmsErrorCode.Timeout, SmsErrorScope.Transient, null, null))
                : Task.FromResult<IReadOnlySet<PhoneNumber>>(Questions < ReportedFrom ? new HashSet<PhoneNumber>() : Reported!.ToHashSet());
        }
    }
}
