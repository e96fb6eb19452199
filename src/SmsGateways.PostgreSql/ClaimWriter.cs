using System.Data;
using System.Globalization;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Decides a batch of claims in one transaction. Two round trips where all rows are new, three or four where some were there.</summary>
internal sealed class ClaimWriter(JournalDatabase database, JournalSql sql, PostgreSqlJournalOptions options)
{
    public async Task WriteAsync(IReadOnlyList<ClaimCall> batch, CancellationToken stop)
    {
        try
        {
            await WriteTogetherAsync(batch, options.Timeout / 4, stop).ConfigureAwait(false);
        }
        catch (PostgresException) when (batch.Count > 1 && !stop.IsCancellationRequested)
        {
            await WriteInHalvesAsync(batch, stop).ConfigureAwait(false);
        }
    }

    // One of them is refused, or meets a lock that is held: it must not fail the others. Each half that has it waits for the lock again, but not for long.
    private async Task WriteInHalvesAsync(IReadOnlyList<ClaimCall> batch, CancellationToken stop)
    {
        foreach (var half in batch.Where(static call => !call.IsOver).Chunk((batch.Count + 1) / 2))
        {
            try
            {
                await WriteTogetherAsync(half, options.Timeout / 40, stop).ConfigureAwait(false);
            }
            catch (PostgresException) when (half.Length > 1 && !stop.IsCancellationRequested)
            {
                await WriteInHalvesAsync(half, stop).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                foreach (var call in half)
                {
                    call.Fail(JournalFailure.For(exception));
                }
            }
        }
    }

    private async Task WriteTogetherAsync(IReadOnlyList<ClaimCall> batch, TimeSpan lockWait, CancellationToken stop)
    {
        long transactionId = 0;
        Dictionary<JournalKey, ClaimSlot> slots = [];
        SmsJournalGrant[][]? grants = null;
        try
        {
            await database.RunAsync(
                async (connection, cancellationToken) =>
                {
                    var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
                    await using var _ = transaction.ConfigureAwait(false);
                    slots = Slots(batch);
                    transactionId = await InsertOrLockAsync(connection, slots, lockWait, cancellationToken).ConfigureAwait(false);
                    await ReadLockedAsync(connection, slots, cancellationToken).ConfigureAwait(false);

                    var decided = Decide(batch, slots);
                    await OverwriteAsync(connection, [.. slots.Values.Where(static slot => slot.IsChanged)], cancellationToken).ConfigureAwait(false);
                    grants = decided; // From here on it may be stored, whatever is thrown.
                    await CommitAsync(transaction, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception) when (grants is not null)
        {
            await ReleaseAsync(batch.SelectMany((call, i) => Claimed(call, grants[i], slots)), transactionId, stop).ConfigureAwait(false);
            throw;
        }

        // Whoever has given up sends nothing, so that what it was granted is free again.
        var unused = batch.SelectMany((call, i) => call.TryComplete(grants![i]) ? [] : Claimed(call, grants[i], slots).ToList()).ToList();
        await ReleaseAsync(unused, transactionId, stop).ConfigureAwait(false);
    }

    private static Dictionary<JournalKey, ClaimSlot> Slots(IReadOnlyList<ClaimCall> batch)
    {
        Dictionary<JournalKey, ClaimSlot> slots = [];
        foreach (var call in batch)
        {
            for (var i = 0; i < call.Keys.Length; i++)
            {
                slots.TryAdd(call.Keys[i], new(call.Keys[i], call.Claim, i));
            }
        }

        return slots;
    }

    private async Task<long> InsertOrLockAsync(
        NpgsqlConnection connection, Dictionary<JournalKey, ClaimSlot> slots, TimeSpan lockWait, CancellationToken cancellationToken)
    {
        var all = slots.Values;
        var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(JournalSql.Begin) { Parameters = { Text(Milliseconds(lockWait)), Text(Milliseconds(options.Timeout * 2)) } },
                new(sql.Insert)
                {
                    Parameters =
                    {
                        Array([.. all.Select(static slot => slot.Key.MessageId)]),
                        Array([.. all.Select(static slot => slot.Key.Recipient)]),
                        Array([.. all.Select(static slot => slot.First.Gateway)]),
                        Array([.. all.Select(static slot => slot.First.Fingerprint)]),
                        Array([.. all.Select(static slot => slot.First.Lease)]),
                        Array([.. all.Select(static slot => slot.FirstId)]),
                    },
                },
            },
        };
        await using var _ = batch.ConfigureAwait(false);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);

        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var id = ulong.Parse(reader.GetString(2), CultureInfo.InvariantCulture);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var slot = slots[EntryReader.ReadKey(reader)];
            slot.WasThere = false;
            slot.Now = EntryReader.ReadTime(reader, 2);
        }

        return (uint)id; // A row knows the lower half.
    }

    private async Task ReadLockedAsync(NpgsqlConnection connection, Dictionary<JournalKey, ClaimSlot> slots, CancellationToken cancellationToken)
    {
        var there = slots.Values.Where(static slot => slot.WasThere).ToList();
        if (there.Count is 0)
        {
            return;
        }

        var command = new NpgsqlCommand(sql.ReadLocked, connection)
        {
            Parameters = { Array([.. there.Select(static slot => slot.Key.MessageId)]), Array([.. there.Select(static slot => slot.Key.Recipient)]) },
        };
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var count = 0;
        for (; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); count++)
        {
            var slot = slots[EntryReader.ReadKey(reader)];
            slot.Entry = EntryReader.Read(reader, slot.To, options.Retention, out var now);
            slot.Now = now;
        }

        Expect(count == there.Count);
    }

    private static SmsJournalGrant[][] Decide(IReadOnlyList<ClaimCall> batch, Dictionary<JournalKey, ClaimSlot> slots)
    {
        var decided = batch.Select(call => call.Keys.Select((key, i) => slots[key].Decide(call.Claim, i)).ToArray()).ToArray();
        Expect(slots.Values.All(static slot => slot.WasThere || slot.Grants > 0)); // Else a row would stand that nobody was granted.
        return decided;
    }

    private async Task OverwriteAsync(NpgsqlConnection connection, List<ClaimSlot> changed, CancellationToken cancellationToken)
    {
        if (changed.Count is 0)
        {
            return;
        }

        var command = new NpgsqlCommand(sql.Overwrite, connection)
        {
            Parameters =
            {
                Array([.. changed.Select(static slot => slot.Key.MessageId)]),
                Array([.. changed.Select(static slot => slot.Key.Recipient)]),
                Array([.. changed.Select(static slot => slot.Entry!.Gateway)]),
                Array([.. changed.Select(static slot => slot.Entry!.Fingerprint)]),
                Array([.. changed.Select(static slot => slot.Entry!.WrittenAt.UtcDateTime)]),
                Array([.. changed.Select(static slot => slot.Entry!.LeaseEnd.UtcDateTime)]),
                Array([.. changed.Select(static slot => slot.Entry!.ProviderMessageId)]),
            },
        };
        await using var _ = command.ConfigureAwait(false);
        Expect(await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == changed.Count);
    }

    private static async Task CommitAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Of another type, so that it is not begun again: the claims may be stored, and would then be found under way.
            throw new SmsJournalException($"{JournalFailure.For(exception).Message} It happened while the claim was being committed.");
        }
    }

    // What was granted twice in one batch, as a lease of no time allows, may be the other call's.
    private static IEnumerable<(JournalKey Key, SmsJournalEntry Before)> Claimed(ClaimCall call, SmsJournalGrant[] grants, Dictionary<JournalKey, ClaimSlot> slots)
        => call.Keys.Zip(grants).Where(pair => pair.Second.IsClaimed && slots[pair.First].Grants is 1).Select(pair => (pair.First, pair.Second.Known switch
        {
            { State: SmsJournalState.Sending } known => known with { State = SmsJournalState.Unknown },
            { } known => known,
            null => new(slots[pair.First].To, SmsJournalState.NotSent) { Gateway = call.Claim.Gateway },
        }));

    // As good as it can be done: where it fails, the lease ends it.
    private async Task ReleaseAsync(IEnumerable<(JournalKey Key, SmsJournalEntry Before)> claimed, long transactionId, CancellationToken stop)
    {
        var rows = claimed.ToList();
        if (rows.Count is 0)
        {
            return;
        }

        try
        {
            await database.RunAsync(
                async (connection, cancellationToken) =>
                {
                    var command = new NpgsqlCommand(sql.Release, connection)
                    {
                        Parameters =
                        {
                            Array([.. rows.Select(static row => row.Key.MessageId)]),
                            Array([.. rows.Select(static row => row.Key.Recipient)]),
                            Array([.. rows.Select(static row => (short)row.Before.State)]),
                            Array([.. rows.Select(static row => row.Before.Gateway)]),
                            Array([.. rows.Select(static row => row.Before.ProviderMessageId)]),
                            new NpgsqlParameter<long> { TypedValue = transactionId },
                        },
                    };
                    await using var _ = command.ConfigureAwait(false);
                    return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or SmsJournalException)
        {
            // Said above.
        }
    }

    private static void Expect(bool isAsExpected)
    {
        if (!isAsExpected)
        {
            throw new SmsJournalException("The journal's table did not behave as it must: a trigger, a rule or a row policy may be in the way.");
        }
    }

    private static string Milliseconds(TimeSpan time) => Math.Max(1, (long)Math.Min(time.TotalMilliseconds, int.MaxValue)).ToString(CultureInfo.InvariantCulture);

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<TItem[]> Array<TItem>(TItem[] values) => new() { TypedValue = values };
}
