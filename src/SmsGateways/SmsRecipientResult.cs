namespace SmsGateways;

/// <summary>What became of a message to one recipient.</summary>
/// <param name="To">The recipient.</param>
/// <param name="Outcome">What is known.</param>
public sealed record SmsRecipientResult(PhoneNumber To, SmsOutcome Outcome)
{
    /// <summary>Gets the name of the gateway that had the message last.</summary>
    public string? Gateway { get; init; }

    /// <summary>Gets the id under which the provider has the message: delivery reports carry it.</summary>
    /// <value><see langword="null"/> where nothing was handed over, or the provider told no id.</value>
    public string? ProviderMessageId { get; init; }

    /// <summary>Gets how many parts the provider counted, each paid for.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets how many parts our own measure of the text says (<see cref="SmsEncoder.Measure"/>).</summary>
    /// <value><see langword="null"/> where the content is no text, or was refused before it was measured.</value>
    public int? PredictedParts { get; init; }

    /// <summary>Gets why it was not accepted.</summary>
    /// <value><see langword="null"/> when <see cref="Outcome"/> is <see cref="SmsOutcome.Accepted"/>.</value>
    public SmsError? Error { get; init; }

    /// <summary>Gets how it is known that the provider took the message.</summary>
    public SmsEvidence Evidence { get; init; }

    /// <summary>Gets a value indicating whether the recipient may get the message twice.</summary>
    /// <value>Only after <see cref="SmsOnUnknown.AtLeastOnce"/> went on from an unknown outcome.</value>
    public bool MayBeDuplicate { get; init; }

    /// <summary>Gets a value indicating whether no other gateway is to be tried, although what is known would allow it.</summary>
    /// <value>An unknown outcome that a refusal for good came after: a failover around this one must not get round the refusal.</value>
    internal bool IsLastWord { get; init; }

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>+996*******56 Rejected by nikita: InvalidSender (Gateway), provider code 5</c>.</returns>
    public override string ToString()
        => $"{To.ToMaskedString()} {Outcome}{(Gateway is null ? "" : $" by {Gateway}")}{(Error is null ? "" : $": {Error}")}";
}
