using System.Text;

namespace SmsGateways;

/// <summary>How a journal in PostgreSQL keeps what it knows.</summary>
public sealed class PostgreSqlJournalOptions
{
    // PostgreSQL cuts a longer identifier off, and two names might become one.
    private const int MaxNameBytes = 63;

    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(3650);

    /// <summary>Gets or sets the schema of the table.</summary>
    /// <value><c>public</c> by default. At most 63 bytes; taken as it is, in upper and lower case.</value>
    public string Schema { get; set; } = "public";

    /// <summary>Gets or sets the name of the table.</summary>
    /// <value><c>sms_journal</c> by default. At most 63 bytes; taken as it is, in upper and lower case.</value>
    public string Table { get; set; } = "sms_journal";

    /// <summary>Gets or sets a value indicating whether the schema and the table are created where they are missing.</summary>
    /// <value><see langword="true"/> by default. Otherwise a missing table is an error. A table that is there is never changed, only checked.</value>
    public bool CreateTable { get; set; } = true;

    /// <summary>Gets or sets how long a recipient is remembered after the last change.</summary>
    /// <value>7 days by default; 3650 days at most. What is older counts as unknown to the journal, and is deleted in the background.</value>
    /// <remarks>All processes that share a table should have the same. It must be longer than any job may take to run again, and than any send.</remarks>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long a claim, or a question, waits for the database: for a place in the queue, a connection, locks, and the answer.</summary>
    /// <value>5 seconds by default. Then it fails, and nothing is sent.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long an outcome is kept trying to be recorded while the database does not answer.</summary>
    /// <value>15 seconds by default. Then it is lost, and what stands as being sent counts as unknown when its lease is over.</value>
    public TimeSpan RecordTimeout { get; set; } = TimeSpan.FromSeconds(15);

    internal PostgreSqlJournalOptions Checked()
    {
        List<string> mistakes = [];
        CheckName(mistakes, nameof(Schema), Schema);
        CheckName(mistakes, nameof(Table), Table);
        CheckTime(mistakes, nameof(Retention), Retention);
        CheckTime(mistakes, nameof(Timeout), Timeout);
        CheckTime(mistakes, nameof(RecordTimeout), RecordTimeout);
        return mistakes.Count is 0 ? this : throw new ArgumentException($"The journal in PostgreSQL: {string.Join(" ", mistakes)}");
    }

    private static void CheckName(List<string> mistakes, string property, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
        {
            mistakes.Add($"{property} must have 1 to {MaxNameBytes} bytes and no zero character.");
        }
    }

    private static void CheckTime(List<string> mistakes, string property, TimeSpan time)
    {
        if (time <= TimeSpan.Zero || time > MaxTime)
        {
            mistakes.Add($"{property} must be longer than nothing, and {MaxTime.Days} days at most.");
        }
    }
}
