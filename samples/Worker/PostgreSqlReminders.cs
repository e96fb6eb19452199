using System.Runtime.CompilerServices;
using Npgsql;

namespace Worker;

/// <summary>A table in PostgreSQL, for as many workers as you like.</summary>
internal sealed class PostgreSqlReminders(NpgsqlDataSource database) : IReminders
{
    private const int Rows = 500;

    // One worker makes it; the others wait for it.
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var create = database.CreateCommand($"""
            BEGIN;
            SELECT pg_advisory_xact_lock(7263);
            CREATE TABLE IF NOT EXISTS reminders (number int PRIMARY KEY, phone text NOT NULL, text text NOT NULL, state text);
            INSERT INTO reminders SELECT n, '+99655' || lpad(n::text, 7, '0'), 'Your visit is tomorrow at ' || (8 + n % 10) || ':00.' FROM generate_series(1, {Rows}) n
                ON CONFLICT DO NOTHING;
            COMMIT;
            """);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Reminder> ReadDueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var select = database.CreateCommand("SELECT number, phone, text FROM reminders WHERE state IS NULL ORDER BY number");
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2));
        }
    }

    public async Task MarkAsync(int number, string state, CancellationToken cancellationToken)
    {
        await using var update = database.CreateCommand("UPDATE reminders SET state = $2 WHERE number = $1");
        update.Parameters.Add(new() { Value = number });
        update.Parameters.Add(new() { Value = state });
        await update.ExecuteNonQueryAsync(cancellationToken);
    }
}
