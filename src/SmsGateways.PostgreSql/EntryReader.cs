using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Reads a row, and the database's time with it.</summary>
internal static class EntryReader
{
    public static JournalKey ReadKey(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetInt64(1));

    public static DateTimeOffset ReadTime(NpgsqlDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);

    /// <summary>Reads what is known.</summary>
    /// <param name="reader">On a row.</param>
    /// <param name="to">The recipient, whose digits are the key.</param>
    /// <param name="retention">How long an entry counts.</param>
    /// <param name="now">The database's time.</param>
    /// <returns>The entry, or <see langword="null"/> where it has expired.</returns>
    public static SmsJournalEntry? Read(NpgsqlDataReader reader, PhoneNumber to, TimeSpan retention, out DateTimeOffset now)
    {
        now = ReadTime(reader, 9);
        var entry = new SmsJournalEntry(to, (SmsJournalState)reader.GetInt16(2))
        {
            Gateway = reader.IsDBNull(3) ? null : reader.GetString(3),
            ProviderMessageId = reader.IsDBNull(4) ? null : reader.GetString(4),
            Parts = reader.IsDBNull(5) ? null : reader.GetInt32(5),
            Fingerprint = reader.GetInt64(6),
            WrittenAt = ReadTime(reader, 7),
            LeaseEnd = ReadTime(reader, 8),
        };
        return SmsJournalRules.IsExpired(entry, retention, now) ? null : entry;
    }
}
