namespace SmsGateways;

/// <summary>The rules of claiming, the same for every journal.</summary>
public static class SmsJournalRules
{
    /// <summary>Decides about one recipient.</summary>
    /// <param name="claim">What is about to be sent.</param>
    /// <param name="index">Which of its recipients, counted from 0.</param>
    /// <param name="known">What the journal knows of the recipient; <see langword="null"/> where nothing, or where it has expired.</param>
    /// <param name="now">The journal's time.</param>
    /// <returns>The answer. Where it <see cref="SmsJournalGrant.IsClaimed"/>, the journal writes <see cref="Claimed"/>.</returns>
    public static SmsJournalGrant Decide(SmsJournalClaim claim, int index, SmsJournalEntry? known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);

        var isSame = known?.Fingerprint == claim.Fingerprint;
        var decision = known switch
        {
            // What never left may be corrected, and how far reports have come goes on.
            null or { State: SmsJournalState.NotSent or SmsJournalState.Rejected or SmsJournalState.Report } => SmsJournalDecision.Send,
            _ when !isSame => SmsJournalDecision.OtherContent,
            { State: SmsJournalState.Accepted } => SmsJournalDecision.Settled,
            { State: SmsJournalState.Sending } when now < known.LeaseEnd => SmsJournalDecision.UnderWay,

            // Unknown, or about to be sent by somebody who has died. Under another id, the provider would take it for another message.
            _ when known.Gateway == claim.Gateway && known.ProviderMessageId == claim.IdOf(index) => SmsJournalDecision.Resubmit,
            _ => claim.TakesOver ? SmsJournalDecision.Send : SmsJournalDecision.Unsettled,
        };
        return new(decision, known);
    }

    /// <summary>Tells whether an entry counts no longer.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="retention">How long entries are kept after their last change.</param>
    /// <param name="now">The journal's time.</param>
    /// <returns>Whether it is forgotten. Never while somebody is sending: however short the retention, nobody else may begin then.</returns>
    public static bool IsExpired(SmsJournalEntry entry, TimeSpan retention, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);

        return now - entry.WrittenAt >= retention && !(entry.State is SmsJournalState.Sending && now < entry.LeaseEnd);
    }

    /// <summary>Tells whether an outcome may take the place of what is known: what the provider has taken stays taken, whatever a sender says who was stopped for longer than its lease.</summary>
    /// <param name="known">What the journal knows; <see langword="null"/> where nothing.</param>
    /// <param name="outcome">What is to be recorded.</param>
    /// <returns>Whether it is written; else nothing is.</returns>
    public static bool MayRecord(SmsJournalEntry? known, SmsJournalEntry outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);

        return known is not { State: SmsJournalState.Accepted } || outcome.State is SmsJournalState.Accepted;
    }

    /// <summary>Makes what the journal writes for a recipient that is claimed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="index">Which of its recipients, counted from 0.</param>
    /// <param name="now">The journal's time.</param>
    /// <returns>The entry.</returns>
    public static SmsJournalEntry Claimed(SmsJournalClaim claim, int index, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);

        return new(claim.To[index], SmsJournalState.Sending)
        {
            Gateway = claim.Gateway,
            ProviderMessageId = claim.IdOf(index),
            Fingerprint = claim.Fingerprint,
            WrittenAt = now,
            LeaseEnd = now + claim.Lease,
        };
    }
}
