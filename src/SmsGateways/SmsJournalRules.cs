namespace SmsGateways;

/// <summary>The rules of claiming, the same for every journal.</summary>
public static class SmsJournalRules
{
    /// <summary>Decides about one recipient.</summary>
    /// <param name="claim">What is about to be sent.</param>
    /// <param name="known">What the journal knows of the recipient; <see langword="null"/> where nothing, or where it has expired.</param>
    /// <param name="now">The journal's time.</param>
    /// <returns>The answer. Where it <see cref="SmsJournalGrant.IsClaimed"/>, the journal writes <see cref="Claimed"/>.</returns>
    public static SmsJournalGrant Decide(SmsJournalClaim claim, SmsJournalEntry? known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);

        var isSame = known?.Fingerprint == claim.Fingerprint;
        var decision = known switch
        {
            // What never left may be corrected.
            null or { State: SmsJournalState.NotSent or SmsJournalState.Rejected } => SmsJournalDecision.Send,
            _ when !isSame => SmsJournalDecision.OtherContent,
            { State: SmsJournalState.Accepted } => SmsJournalDecision.Settled,
            { State: SmsJournalState.Sending } when now < known.LeaseEnd => SmsJournalDecision.UnderWay,

            // Unknown, or about to be sent by somebody who has died.
            _ when known.Gateway == claim.Gateway => SmsJournalDecision.Resubmit,
            _ => claim.TakesOver ? SmsJournalDecision.Send : SmsJournalDecision.Unsettled,
        };
        return new(decision, known);
    }

    /// <summary>Makes what the journal writes for a recipient that is claimed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="now">The journal's time.</param>
    /// <returns>The entry.</returns>
    public static SmsJournalEntry Claimed(SmsJournalClaim claim, PhoneNumber to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);

        return new(to, SmsJournalState.Sending) { Gateway = claim.Gateway, Fingerprint = claim.Fingerprint, WrittenAt = now, LeaseEnd = now + claim.Lease };
    }
}
