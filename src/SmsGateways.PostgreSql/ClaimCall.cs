namespace SmsGateways.PostgreSql;

/// <summary>A claim that waits for its batch.</summary>
internal sealed class ClaimCall(SmsJournalClaim claim, JournalKey[] keys) : PendingCall<IReadOnlyList<SmsJournalGrant>>
{
    public SmsJournalClaim Claim => claim;

    /// <summary>Gets the keys of the recipients, in order.</summary>
    public JournalKey[] Keys => keys;

    public override int Rows => keys.Length;

    // From now on it is certain that nothing is sent.
    public override bool TryLeave() => TryCancel();
}
