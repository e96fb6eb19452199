namespace SmsGateways.Sending;

/// <summary>The rules of sending after an attempt, from the first that fits.</summary>
internal static class Decisions
{
    public const int MaxRetries = 2;
    public const int MaxWaits = 3;
    public const int MaxResubmissions = 3;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    public static NextStep Next(in Situation situation) => situation switch
    {
        { Outcome: SmsOutcome.Accepted } => NextStep.Stop,

        // A duplicate, or an answer that does not say which recipients it means: submitting again would only repeat it.
        { Latest.IsForAsking: true } => situation.CanBeAsked ? NextStep.Ask : NextStep.Stop,

        // Repeating the request would send it again to those who have it.
        { IsMixed: true } => situation.CanBeAsked ? NextStep.Ask : NextStep.Stop,

        // A plain no after an unknown does not say what became of the first request.
        { MayHaveGone: true, Outcome: SmsOutcome.Rejected, IsTransient: false } => situation.CanBeAsked ? NextStep.Ask : NextStep.Stop,

        // Without an id, a second request is a second message.
        { MayHaveGone: true, KnowsIds: true, Resubmissions: < MaxResubmissions, IsCircuitOpen: false } => NextStep.Resubmit,
        { MayHaveGone: true } => situation.CanBeAsked ? NextStep.Ask : NextStep.Stop,

        { Outcome: SmsOutcome.NotSent, Retries: < MaxRetries, IsCircuitOpen: false } => NextStep.Retry,
        { Outcome: SmsOutcome.NotSent, HasElsewhere: true } => NextStep.Elsewhere,
        { Outcome: SmsOutcome.Rejected, IsTransient: true, Waits: < MaxWaits } => NextStep.Wait,
        _ => NextStep.Stop,
    };

    /// <summary>Tells how long to wait before a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="before">How many such steps there were before.</param>
    /// <param name="quietPeriod">The gateway's quiet period.</param>
    /// <param name="jitter">0 to 1: spreads the requests of many sends that failed together.</param>
    public static TimeSpan DelayOf(NextStep step, int before, TimeSpan quietPeriod, double jitter) => step switch
    {
        NextStep.Retry => FirstRetry * Math.Pow(2, before) * (0.5 + jitter),
        NextStep.Wait => FirstWait * Math.Pow(2, before) * (0.5 + jitter),

        // Never less than the quiet period, and not the same for all.
        NextStep.Resubmit => quietPeriod * (1 + (0.2 * jitter)),
        _ => TimeSpan.Zero,
    };
}
