namespace SmsGateways.Simulator.Http;

/// <summary>What a provider's method answers, before a fault spoils it.</summary>
internal sealed record WireReply(string ContentType, string Text)
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets where the client is sent to, with a status that says so.</summary>
    public string? Location { get; init; }

    /// <summary>Gets what the answer becomes when it shall not be in the provider's format.</summary>
    public required string Malformed { get; init; }

    /// <summary>Gets the place in a queue that is free again once the answer is out.</summary>
    public IDisposable? Place { get; init; }
}
