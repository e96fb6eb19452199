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

    /// <summary>Gets a value indicating whether the provider's server was turned to at all.</summary>
    public bool HasBegun { get; private init; } = true;

    public static Exchange Answered(HttpReply reply) => new() { Reply = reply };

    public static Exchange Failed(SmsOutcome outcome, SmsError error) => new() { Outcome = outcome, Error = error };

    /// <summary>The caller or the deadline came before the request's turn.</summary>
    public static Exchange NotBegun(SmsError error) => new() { HasBegun = false, Outcome = SmsOutcome.NotSent, Error = error };
}
