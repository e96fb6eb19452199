using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Writes a batch of outcomes in one statement, and tries again while the database is away: writing them twice does no harm.</summary>
internal sealed class RecordWriter(JournalDatabase database, JournalSql sql, PostgreSqlJournalOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public async Task WriteAsync(IReadOnlyList<RecordCall> batch, CancellationToken stop)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            Exception failure;
            try
            {
                await WriteTogetherAsync(batch, stop).ConfigureAwait(false);
                foreach (var call in batch)
                {
                    call.TryComplete(true);
                }

                return;
            }
            catch (PostgresException exception) when (batch.Count > 1 && IsFinal(exception))
            {
                await WriteOneByOneAsync(batch, stop).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException && !IsFinal(exception) && !stop.IsCancellationRequested)
            {
                failure = exception;
            }

            await Task.Delay(delay, clock, stop).ConfigureAwait(false);
            foreach (var call in batch.Where(static call => call.IsOver))
            {
                call.Fail(JournalFailure.For(failure));
            }

            batch = [.. batch.Where(static call => !call.IsOver)];
            if (batch.Count is 0)
            {
                return;
            }
        }
    }

    private async Task WriteOneByOneAsync(IReadOnlyList<RecordCall> batch, CancellationToken stop)
    {
        foreach (var call in batch)
        {
            try
            {
                await WriteAsync([call], stop).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                call.Fail(JournalFailure.For(exception));
            }
        }
    }

    private async Task WriteTogetherAsync(IReadOnlyList<RecordCall> batch, CancellationToken stop)
    {
        // One statement cannot write a row twice: the last word counts, and that the provider has it counts most.
        Dictionary<JournalKey, SmsJournalEntry> rows = [];
        foreach (var (key, entry) in batch.SelectMany(static call => call.Keys.Zip(call.Entries)))
        {
            if (entry.State is SmsJournalState.Accepted || rows.GetValueOrDefault(key)?.State is not SmsJournalState.Accepted)
            {
                rows[key] = entry;
            }
        }

        await database.RunAsync(
            async (connection, cancellationToken) =>
            {
                var command = new NpgsqlCommand(sql.Record, connection)
                {
                    Parameters =
                    {
                        Array([.. rows.Keys.Select(static key => key.MessageId)]),
                        Array([.. rows.Keys.Select(static key => key.Recipient)]),
                        Array([.. rows.Values.Select(static entry => (short)entry.State)]),
                        Array([.. rows.Values.Select(static entry => JournalKey.Storable(entry.Gateway))]),
                        Array([.. rows.Values.Select(static entry => JournalKey.Storable(entry.ProviderMessageId))]),
                        Array([.. rows.Values.Select(static entry => entry.Parts)]),
                        Array([.. rows.Values.Select(static entry => entry.Fingerprint)]),
                        new NpgsqlParameter<TimeSpan> { TypedValue = options.Retention },
                    },
                };
                await using var _ = command.ConfigureAwait(false);
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            },
            stop).ConfigureAwait(false);
    }

    // Wrong data, a constraint, a name or a right, a limit of the program: trying again does not help. All else passes, or may.
    private static bool IsFinal(Exception exception) => exception is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '2', ..] or ['5', '4', ..] };

    private static NpgsqlParameter<TItem[]> Array<TItem>(TItem[] values) => new() { TypedValue = values };
}
