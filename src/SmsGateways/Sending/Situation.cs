namespace SmsGateways.Sending;

/// <summary>Everything that the decision after an attempt depends on.</summary>
/// <param name="Latest">What the attempt told.</param>
internal readonly record struct Situation(Verdict Latest)
{
    /// <summary>Gets a value indicating whether this or an earlier attempt, or an earlier run, may have sent the message.</summary>
    public bool MayHaveGone { get; init; }

    /// <summary>Gets a value indicating whether the provider recognizes the id of a request that it has already.</summary>
    public bool KnowsIds { get; init; }

    /// <summary>Gets a value indicating whether the provider can be asked what it has.</summary>
    public bool CanBeAsked { get; init; }

    /// <summary>Gets a value indicating whether the gateway has been found unusable for now.</summary>
    public bool IsCircuitOpen { get; init; }

    /// <summary>Gets a value indicating whether the recipients' verdicts differ, and the request can only be repeated whole.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Gets a value indicating whether the account has another access point that was not tried yet.</summary>
    public bool HasElsewhere { get; init; }

    public int Retries { get; init; }

    public int Waits { get; init; }

    public int Resubmissions { get; init; }

    public SmsOutcome Outcome => Latest.Outcome;

    public bool IsTransient => Latest.Error?.Scope is SmsErrorScope.Transient;
}
