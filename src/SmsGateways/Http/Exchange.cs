namespace SmsGateways.Http;

/// <summary>What came of one HTTP exchange: a reply, or what is known without one.</summary>
internal sealed record Exchange
{
    private Exchange()
    {
    }

    /// <summary>Gets the answer. Without one, <see cref="Outcome"/> and <see cref="Error"/> say what is known.</summary>
    public HttpReply? Reply { get; private init; }

    /// <summary>Gets <see cref="SmsOutcome.NotSent"/> where provably no byte left, else <see cref="SmsOutcome.Unknown"/>.</summary>
    public SmsOutcome Outcome { get; private init; }

    public SmsError? Error { get; private init; }

    public static Exchange Answered(HttpReply reply) => new() { Reply = reply };

    public static Exchange Failed(SmsOutcome outcome, SmsError error) => new() { Outcome = outcome, Error = error };
}
