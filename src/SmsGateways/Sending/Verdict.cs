namespace SmsGateways.Sending;

/// <summary>What one exchange told about one recipient.</summary>
/// <param name="Outcome">What is known.</param>
/// <param name="Error">Why it was not accepted.</param>
internal readonly record struct Verdict(SmsOutcome Outcome, SmsError? Error = null)
{
    /// <summary>Gets the id under which the provider has the message.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Gets how many parts the provider counted.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets how it is known that the provider took the message, if it did.</summary>
    public SmsEvidence Evidence { get; init; }

    /// <summary>Gets a value indicating whether the provider's reports can tell what its answer does not, and submitting again cannot.</summary>
    public bool IsForAsking { get; init; }

    /// <summary>Gets a value indicating whether the answer was about the whole request, and may mean another of its messages.</summary>
    public bool IsOfRequest { get; init; }

    /// <summary>Gets a value indicating whether the provider answers a repetition with the id of the earlier message, as if it were the first submission.</summary>
    public bool MayBeOfEarlier { get; init; }

    public static Verdict Accepted(string? providerMessageId, int? parts) => new(SmsOutcome.Accepted) { ProviderMessageId = providerMessageId, Parts = parts, Evidence = SmsEvidence.Response };

    /// <summary>Judges a recipient of whom the answer says two things.</summary>
    /// <param name="mayBeDuplicate">
    /// Whether one of them is that the provider has the id already. Such a message is not submitted again: it would be called a duplicate once more, which would then
    /// look as if this send had got through.
    /// </param>
    public static Verdict Contradicted(bool mayBeDuplicate) => Unknown(SmsErrorCode.Protocol, "The answer contradicts itself about this recipient.") with { IsForAsking = mayBeDuplicate };

    /// <summary>Judges a recipient whom the answer does not name, and of whom it may say, without a name, that the provider has the id already.</summary>
    /// <remarks>Not submitted again either.</remarks>
    public static Verdict PerhapsDuplicate { get; } = Unknown(SmsErrorCode.Protocol, "The answer calls somebody a duplicate, and does not say whom.") with { IsForAsking = true };

    public static Verdict Unknown(SmsErrorCode code, string detail) => new(SmsOutcome.Unknown, new(code, SmsErrorScope.Unspecified, null, null) { Detail = detail });
}
