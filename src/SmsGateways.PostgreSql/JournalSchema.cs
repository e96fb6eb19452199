using System.Data;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Creates the table where it is missing, and checks it where it is there.</summary>
internal sealed class JournalSchema(PostgreSqlJournalOptions options, JournalSql sql)
{
    // Any constant of ours: who creates a journal in this database waits for the others who do.
    private const long CreationLock = 0x536D734A6F75726E;

    private const int PartOfTimeout = 4;

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["message_id"] = "text",
        ["recipient"] = "bigint",
        ["state"] = "smallint",
        ["gateway"] = "text",
        ["provider_message_id"] = "text",
        ["parts"] = "integer",
        ["fingerprint"] = "bigint",
        ["written_at"] = "timestamp with time zone",
        ["lease_end"] = "timestamp with time zone",
    };

    /// <summary>Gets a value indicating whether messages can be found by the provider's ids without reading the whole table.</summary>
    public bool HasIdIndex { get; private set; }

    private string Name => $"{options.Schema}.{options.Table}";

    public async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(connection, "to_regclass($1)", sql.Table, cancellationToken).ConfigureAwait(false))
        {
            if (!options.CreateTable)
            {
                throw new SmsJournalException($"The journal's table {Name} is not there, and is not to be created.");
            }

            await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        await CheckAsync(connection, cancellationToken).ConfigureAwait(false);
        HasIdIndex = await ExistsAsync(connection, IdIndex, sql.Table, cancellationToken).ConfigureAwait(false)
            || (options.CreateTable && await TryCreateIdIndexAsync(connection, cancellationToken).ConfigureAwait(false));
    }

    // Of a table that was made before there was this index. Nobody can write meanwhile: so it may take no longer than a part of what a claim waits for. Sending goes on without it.
    private async Task<bool> TryCreateIdIndexAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        try
        {
            var limit = (long)Math.Max(1, options.Timeout.TotalMilliseconds / PartOfTimeout);
            await ExecuteAsync(connection, $"SET LOCAL statement_timeout = {limit}; SELECT pg_advisory_xact_lock({CreationLock})", cancellationToken).ConfigureAwait(false);
            if (!await ExistsAsync(connection, IdIndex, sql.Table, cancellationToken).ConfigureAwait(false))
            {
                await ExecuteAsync(connection, sql.CreateIdIndex, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.InsufficientPrivilege)
        {
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);

        // IF NOT EXISTS alone fails where two create at once.
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({CreationLock})", cancellationToken).ConfigureAwait(false);
        if (!await ExistsAsync(connection, "to_regnamespace($1)", sql.Schema, cancellationToken).ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"CREATE SCHEMA {sql.Schema}", cancellationToken).ConfigureAwait(false);
        }

        if (!await ExistsAsync(connection, "to_regclass($1)", sql.Table, cancellationToken).ConfigureAwait(false))
        {
            await ExecuteAsync(
                connection,
                $"""
                CREATE TABLE {sql.Table} (
                    message_id          text COLLATE "C" NOT NULL,
                    recipient           bigint NOT NULL,
                    state               smallint NOT NULL,
                    gateway             text,
                    provider_message_id text,
                    parts               integer,
                    fingerprint         bigint NOT NULL,
                    written_at          timestamptz NOT NULL,
                    lease_end           timestamptz NOT NULL,
                    PRIMARY KEY (message_id, recipient));
                CREATE INDEX ON {sql.Table} (written_at);
                {sql.CreateIdIndex}
                """,
                cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<string> mistakes = [];
        var missing = new HashSet<string>(Columns.Keys);
        var columns = new NpgsqlCommand(
            """
            SELECT attname::text, format_type(atttypid, atttypmod), attnotnull AND NOT atthasdef AND attidentity = '' AND attgenerated = ''
            FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """,
            connection);
        await using (columns.ConfigureAwait(false))
        {
            columns.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sql.Table });
            var reader = await columns.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var (name, type, mustBeGiven) = (reader.GetString(0), reader.GetString(1), reader.GetBoolean(2));
                missing.Remove(name);
                if (Columns.GetValueOrDefault(name) is not { } expected)
                {
                    if (mustBeGiven)
                    {
                        mistakes.Add($"column {name} is not the journal's, and must be given");
                    }
                }
                else if (type != expected)
                {
                    mistakes.Add($"column {name} is {type} and not {expected}");
                }
            }
        }

        mistakes.AddRange(missing.Order(StringComparer.Ordinal).Select(static name => $"column {name} is missing"));
        if (mistakes.Count is 0 && !await ExistsAsync(connection, UniqueIndex, sql.Table, cancellationToken).ConfigureAwait(false))
        {
            mistakes.Add("there is no primary key or unique index over exactly message_id and recipient");
        }

        if (mistakes.Count > 0)
        {
            throw new SmsJournalException($"The table {Name} is not a journal: {string.Join("; ", mistakes)}.");
        }
    }

    // Without it, two claims of one key would both be inserted.
    private const string UniqueIndex =
        """
        (SELECT min(indexrelid) FROM pg_index
         WHERE indrelid = to_regclass($1) AND indisunique AND indisvalid AND indimmediate AND indpred IS NULL AND indnkeyatts = 2
           AND (SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
                WHERE attrelid = indrelid AND attnum = ANY (indkey::smallint[])) = ARRAY['message_id', 'recipient'])
        """;

    // Any that begins with the column: one of the application's own serves as well.
    private const string IdIndex =
        """
        (SELECT min(indexrelid) FROM pg_index
         WHERE indrelid = to_regclass($1) AND indisvalid
           AND indkey[0] = (SELECT attnum FROM pg_attribute WHERE attrelid = indrelid AND attname = 'provider_message_id' AND NOT attisdropped))
        """;

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string expression, string name, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"SELECT {expression} IS NOT NULL", connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(text, connection);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
