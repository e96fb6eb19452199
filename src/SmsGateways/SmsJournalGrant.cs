namespace SmsGateways;

/// <summary>A journal's answer for one recipient of a claim.</summary>
/// <param name="Decision">What to do.</param>
/// <param name="Known">What was known before the claim; <see langword="null"/> where nothing was.</param>
public sealed record SmsJournalGrant(SmsJournalDecision Decision, SmsJournalEntry? Known)
{
    /// <summary>Gets a value indicating whether the recipient was claimed.</summary>
    public bool IsClaimed => Decision is SmsJournalDecision.Send or SmsJournalDecision.Resubmit;
}
