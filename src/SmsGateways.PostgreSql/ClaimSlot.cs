namespace SmsGateways.PostgreSql;

/// <summary>What a batch knows and decides of one row. Calls of the batch that want the same row are decided one after the other.</summary>
internal sealed class ClaimSlot(JournalKey key, SmsJournalClaim first, int firstIndex)
{
    public JournalKey Key => key;

    public PhoneNumber To => first.To[firstIndex];

    public string? FirstId => SmsJournalRules.Claimed(first, firstIndex, default).ProviderMessageId;

    /// <summary>Gets the claim whose row is inserted where there is none.</summary>
    public SmsJournalClaim First => first;

    /// <summary>Gets or sets a value indicating whether the row was there before.</summary>
    public bool WasThere { get; set; } = true;

    public SmsJournalEntry? Entry { get; set; }

    public DateTimeOffset Now { get; set; }

    /// <summary>Gets how often it was granted in this batch: more than once only where a lease is no time at all.</summary>
    public int Grants { get; private set; }

    /// <summary>Gets a value indicating whether the row must be written over.</summary>
    public bool IsChanged => Grants > (WasThere ? 0 : 1);

    public SmsJournalGrant Decide(SmsJournalClaim claim, int index)
    {
        var grant = SmsJournalRules.Decide(claim, index, Entry, Now);
        if (grant.IsClaimed)
        {
            Grants++;
            Entry = SmsJournalRules.Claimed(claim, index, Now);
        }

        return grant;
    }
}
