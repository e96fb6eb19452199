namespace SmsGateways;

/// <summary>Which of the messages that came in to fetch. What a provider cannot narrow down is refused by name, and never left out quietly.</summary>
public sealed record SmsInboxQuery
{
    /// <summary>Gets how many messages to fetch at most; <see langword="null"/> for the provider's own limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Gets from when on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets until when.</summary>
    public DateTimeOffset? Until { get; init; }
}
