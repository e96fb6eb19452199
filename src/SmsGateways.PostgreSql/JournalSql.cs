namespace SmsGateways.PostgreSql;

/// <summary>The statements. The time in all of them is the database's: the machines' clocks differ.</summary>
internal sealed class JournalSql(PostgreSqlJournalOptions options)
{
    private const int Accepted = (int)SmsJournalState.Accepted;
    private const int Report = (int)SmsJournalState.Report;

    // Rows are locked in the order of the key by every statement that waits for locks, so that no two transactions wait for each other.
    private const string KeyOrder = """ORDER BY c.message_id COLLATE "C", c.recipient""";

    private const string Columns = "j.message_id, j.recipient, j.state, j.gateway, j.provider_message_id, j.parts, j.fingerprint, j.written_at, j.lease_end, clock_timestamp()";

    /// <summary>The settings of a claim's transaction, and its number. A lock that is held elsewhere must not use up the time of all; a machine that drops off the net must not hold locks.</summary>
    public const string Begin = "SELECT set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true), pg_current_xact_id()::text";

    public string Schema { get; } = Quote(options.Schema);

    public string Table { get; } = $"{Quote(options.Schema)}.{Quote(options.Table)}";

    /// <summary>Gets what inserts the claims of rows that are not there, and locks the others: a condition that is never true still locks.</summary>
    public string Insert => $"""
        INSERT INTO {Table} (message_id, recipient, state, gateway, provider_message_id, fingerprint, written_at, lease_end)
        SELECT c.message_id, c.recipient, {(int)SmsJournalState.Sending}, c.gateway, c.provider_message_id, c.fingerprint, clock_timestamp(), clock_timestamp() + c.lease
        FROM unnest($1, $2, $3, $4, $5, $6) AS c (message_id, recipient, gateway, fingerprint, lease, provider_message_id)
        {KeyOrder}
        ON CONFLICT (message_id, recipient) DO UPDATE SET state = EXCLUDED.state WHERE false
        RETURNING message_id, recipient, written_at
        """;

    /// <summary>Gets what reads the rows that were there, which are locked by now.</summary>
    public string ReadLocked => $"""
        SELECT {Columns}
        FROM unnest($1, $2) AS c (message_id, recipient)
        JOIN {Table} AS j ON j.message_id = c.message_id AND j.recipient = c.recipient
        """;

    /// <summary>Gets what writes claims over rows that are locked.</summary>
    public string Overwrite => $"""
        UPDATE {Table} AS j
        SET state = {(int)SmsJournalState.Sending}, gateway = c.gateway, provider_message_id = c.provider_message_id, parts = NULL,
            fingerprint = c.fingerprint, written_at = c.written_at, lease_end = c.lease_end
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS c (message_id, recipient, gateway, fingerprint, written_at, lease_end, provider_message_id)
        WHERE j.message_id = c.message_id AND j.recipient = c.recipient
        """;

    /// <summary>Gets what takes claims back that nobody uses: only where the row is still the one that this transaction wrote.</summary>
    public string Release => $"""
        UPDATE {Table} AS j SET state = c.state, gateway = c.gateway, provider_message_id = c.provider_message_id
        FROM unnest($1, $2, $3, $4, $5) AS c (message_id, recipient, state, gateway, provider_message_id)
        WHERE j.message_id = c.message_id AND j.recipient = c.recipient AND j.xmin::text::bigint = $6
        """;

    /// <summary>Gets what writes outcomes. That the provider has it is final: a machine that was thought dead may come back and say otherwise.</summary>
    public string Record => $"""
        INSERT INTO {Table} AS j (message_id, recipient, state, gateway, provider_message_id, parts, fingerprint, written_at, lease_end)
        SELECT c.message_id, c.recipient, c.state, c.gateway, c.provider_message_id, c.parts, c.fingerprint, clock_timestamp(), clock_timestamp()
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS c (message_id, recipient, state, gateway, provider_message_id, parts, fingerprint)
        {KeyOrder}
        ON CONFLICT (message_id, recipient) DO UPDATE
        SET state = EXCLUDED.state, gateway = EXCLUDED.gateway, provider_message_id = EXCLUDED.provider_message_id, parts = EXCLUDED.parts,
            fingerprint = EXCLUDED.fingerprint, written_at = EXCLUDED.written_at, lease_end = EXCLUDED.lease_end
        WHERE j.state <> {Accepted} OR EXCLUDED.state = {Accepted} OR j.written_at <= clock_timestamp() - $8
        """;

    public string Find => $"SELECT {Columns} FROM {Table} AS j WHERE j.message_id = $1 AND j.recipient = ANY ($2)";

    /// <summary>Gets what finds a message by the provider's id of it: the latest, of those that count.</summary>
    public string FindMessageId => $"""
        SELECT message_id FROM {Table}
        WHERE provider_message_id = $2 AND gateway = $1 AND state <> {Report} AND (written_at > clock_timestamp() - $3 OR (state = {(int)SmsJournalState.Sending} AND lease_end > clock_timestamp()))
        ORDER BY written_at DESC LIMIT 1
        """;

    /// <summary>Gets what makes that quick: by hash, as an id of any length fits, and not of reports, which keep something else in the column.</summary>
    public string CreateIdIndex => $"CREATE INDEX ON {Table} USING hash (provider_message_id) WHERE state <> {Report}";

    /// <summary>Gets what deletes some expired rows: not those that somebody is claiming just now.</summary>
    public string Clean => $"""
        WITH old AS MATERIALIZED (
            SELECT message_id, recipient FROM {Table} WHERE written_at <= clock_timestamp() - $1 AND lease_end <= clock_timestamp() ORDER BY written_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        DELETE FROM {Table} AS j USING old WHERE j.message_id = old.message_id AND j.recipient = old.recipient
        """;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
