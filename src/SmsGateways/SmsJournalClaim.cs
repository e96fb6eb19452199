namespace SmsGateways;

/// <summary>What a gateway is about to send, for <see cref="ISmsSendJournal.ClaimAsync"/>.</summary>
/// <param name="MessageId">The message's id.</param>
/// <param name="To">The recipients, each once.</param>
/// <param name="Gateway">The name of the gateway that is about to send.</param>
/// <param name="Fingerprint">What the content is told apart by: the same id with other content is another message by mistake.</param>
/// <param name="Lease">How long the sender may need at most. When it is over and nothing was recorded, the sender has died: what it sent is not known.</param>
public sealed record SmsJournalClaim(string MessageId, IReadOnlyList<PhoneNumber> To, string Gateway, long Fingerprint, TimeSpan Lease)
{
    /// <summary>Gets the id under which the provider is going to get the message for each recipient, in order; empty where the provider knows none.</summary>
    /// <value>A provider recognizes a repetition by it: under another one, it would be a second message.</value>
    public IReadOnlyList<string?> ProviderMessageIds { get; init; } = [];

    /// <summary>Gets a value indicating whether to send also what may have gone out through another gateway: <see cref="SmsOnUnknown.AtLeastOnce"/> says so.</summary>
    public bool TakesOver { get; init; }

    /// <summary>Gets the id of one recipient.</summary>
    internal string? IdOf(int index) => index < ProviderMessageIds.Count ? ProviderMessageIds[index] : null;

    /// <summary>Returns how many recipients there are; no numbers.</summary>
    /// <returns>For example <c>SmsJournalClaim: 2 recipients</c>.</returns>
    public override string ToString() => $"{nameof(SmsJournalClaim)}: {To.Count} recipients";
}
