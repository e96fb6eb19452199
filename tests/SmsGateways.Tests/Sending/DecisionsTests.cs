using SmsGateways.Sending;

namespace SmsGateways.Tests.Sending;

/// <summary>The rules, row by row.</summary>
public sealed class DecisionsTests
{
    private static readonly Verdict Accepted = Verdict.Accepted("A1", 1);
    private static readonly Verdict Unknown = Verdict.Unknown(SmsErrorCode.Timeout, "");
    private static readonly Verdict NotSent = new(SmsOutcome.NotSent, new(SmsErrorCode.Unavailable, SmsErrorScope.Transient, null, null));
    private static readonly Verdict Busy = Rejection(SmsErrorCode.RateLimited, SmsErrorScope.Transient);
    private static readonly Verdict Duplicate = Verdict.Unknown(SmsErrorCode.DuplicateId, "") with { IsForAsking = true };

    public static TheoryData<string, object, object> Rows => new()
    {
        { "accepted", NextStep.Stop, new Situation(Accepted) { KnowsIds = true, CanBeAsked = true } },
        { "accepted after an unknown", NextStep.Stop, new Situation(Accepted) { KnowsIds = true, CanBeAsked = true, MayHaveGone = true } },

        { "not sent", NextStep.Retry, new Situation(NotSent) },
        { "not sent a second time", NextStep.Retry, new Situation(NotSent) { Retries = 1 } },
        { "not sent a third time", NextStep.Stop, new Situation(NotSent) { Retries = 2 } },
        { "turned away by the circuit", NextStep.Stop, new Situation(NotSent) { IsCircuitOpen = true } },

        { "not sent, and there is a second access point", NextStep.Retry, new Situation(NotSent) { HasElsewhere = true } },
        { "not sent a third time, and there is a second access point", NextStep.Elsewhere, new Situation(NotSent) { Retries = 2, HasElsewhere = true } },
        { "turned away by the circuit, and there is a second access point", NextStep.Elsewhere, new Situation(NotSent) { IsCircuitOpen = true, HasElsewhere = true } },
        { "not sent after an unknown, and there is a second access point", NextStep.Resubmit, new Situation(NotSent) { MayHaveGone = true, KnowsIds = true, HasElsewhere = true } },
        { "unknown, and there is a second access point", NextStep.Stop, new Situation(Unknown) { MayHaveGone = true, HasElsewhere = true } },

        { "some busy, some accepted, one id", NextStep.Stop, new Situation(Busy) { IsMixed = true } },
        { "some unknown, some accepted, one id", NextStep.Ask, new Situation(Unknown) { MayHaveGone = true, KnowsIds = true, CanBeAsked = true, IsMixed = true } },

        { "busy", NextStep.Wait, new Situation(Busy) },
        { "busy a fourth time", NextStep.Stop, new Situation(Busy) { Waits = 3 } },

        { "refused for the gateway", NextStep.Stop, new Situation(Rejected(SmsErrorScope.Gateway)) { KnowsIds = true, CanBeAsked = true } },
        { "refused for the recipient", NextStep.Stop, new Situation(Rejected(SmsErrorScope.Recipient)) { KnowsIds = true, CanBeAsked = true } },
        { "refused for the content", NextStep.Stop, new Situation(Rejected(SmsErrorScope.Content)) { KnowsIds = true, CanBeAsked = true } },

        { "unknown, the provider knows ids", NextStep.Resubmit, new Situation(Unknown) { MayHaveGone = true, KnowsIds = true } },
        { "unknown after three resubmissions", NextStep.Stop, new Situation(Unknown) { MayHaveGone = true, KnowsIds = true, Resubmissions = 3 } },
        { "unknown after three resubmissions, the provider can be asked", NextStep.Ask, new Situation(Unknown) { MayHaveGone = true, KnowsIds = true, CanBeAsked = true, Resubmissions = 3 } },
        { "unknown, the provider knows no ids", NextStep.Stop, new Situation(Unknown) { MayHaveGone = true } },

        { "not sent after an unknown", NextStep.Resubmit, new Situation(NotSent) { MayHaveGone = true, KnowsIds = true } },
        { "busy after an unknown", NextStep.Resubmit, new Situation(Busy) { MayHaveGone = true, KnowsIds = true } },
        { "turned away after an unknown", NextStep.Stop, new Situation(NotSent) { MayHaveGone = true, KnowsIds = true, IsCircuitOpen = true } },
        { "refused after an unknown", NextStep.Stop, new Situation(Rejected(SmsErrorScope.Gateway)) { MayHaveGone = true, KnowsIds = true } },
        { "refused after an unknown, the provider can be asked", NextStep.Ask, new Situation(Rejected(SmsErrorScope.Gateway)) { MayHaveGone = true, KnowsIds = true, CanBeAsked = true } },

        { "a duplicate on the first attempt", NextStep.Ask, new Situation(Duplicate) { MayHaveGone = true, KnowsIds = true, CanBeAsked = true } },
        { "a duplicate, the provider cannot be asked", NextStep.Stop, new Situation(Duplicate) { MayHaveGone = true, KnowsIds = true } },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_follows(string after, object expected, object situation) // Objects, as a public method may not name internal types.
        => Decisions.Next((Situation)situation).Should().Be((NextStep)expected, after);

    [Theory]
    [InlineData(NextStep.Retry, 0, 0.125, 0.375)]
    [InlineData(NextStep.Retry, 1, 0.25, 0.75)]
    [InlineData(NextStep.Wait, 0, 0.5, 1.5)]
    [InlineData(NextStep.Wait, 2, 2, 6)]
    [InlineData(NextStep.Resubmit, 0, 6, 7.2)]
    [InlineData(NextStep.Resubmit, 2, 6, 7.2)]
    public void Delays_grow_and_are_spread_and_never_cut_the_quiet_period(object step, int before, double least, double most)
    {
        var quiet = TimeSpan.FromSeconds(6);

        Decisions.DelayOf((NextStep)step, before, quiet, jitter: 0).TotalSeconds.Should().BeApproximately(least, 0.001);
        Decisions.DelayOf((NextStep)step, before, quiet, jitter: 1).TotalSeconds.Should().BeApproximately(most, 0.001);
    }

    private static Verdict Rejected(SmsErrorScope scope) => Rejection(SmsErrorCode.Other, scope);

    private static Verdict Rejection(SmsErrorCode code, SmsErrorScope scope) => new(SmsOutcome.Rejected, new(code, scope, null, null));
}
