namespace SmsGateways;

/// <summary>How the journal on disk keeps what it knows.</summary>
public sealed class SmsFileJournalOptions
{
    /// <summary>Gets or sets how long an entry is kept after its last change.</summary>
    /// <value>
    /// 7 days by default, and longer than a job may lie before it runs again. Entries are in memory as well, about 300 bytes each: a million of them take 300 MB.
    /// </value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
