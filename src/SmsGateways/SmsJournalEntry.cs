namespace SmsGateways;

/// <summary>What a journal knows of one recipient of a message.</summary>
/// <param name="To">The recipient.</param>
/// <param name="State">What is known.</param>
public sealed record SmsJournalEntry(PhoneNumber To, SmsJournalState State)
{
    /// <summary>Gets the name of the gateway that sent, or was about to.</summary>
    public string? Gateway { get; init; }

    /// <summary>Gets the id under which the provider has the message.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Gets how many parts the provider counted.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets what the content is told apart by.</summary>
    public long Fingerprint { get; init; }

    /// <summary>Gets when it was written. The journal sets it.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Gets when the sender's lease is over. The journal sets it; it counts while <see cref="SmsJournalState.Sending"/>.</summary>
    public DateTimeOffset LeaseEnd { get; init; }

    /// <summary>Returns what a log may show: the number masked.</summary>
    /// <returns>For example <c>SmsJournalEntry +996*******56: Accepted</c>.</returns>
    public override string ToString() => $"{nameof(SmsJournalEntry)} {To.ToMaskedString()}: {State}";
}
