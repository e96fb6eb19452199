using Microsoft.Extensions.Logging;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>The journal that several machines share. Calls that come together are written together.</summary>
internal sealed class PostgreSqlJournal : ISmsSendJournal, ISmsMessageLookup, IAsyncDisposable, IDisposable
{
    // A lease is seconds or minutes; this keeps its end within the calendar.
    private static readonly TimeSpan MaxLease = TimeSpan.FromDays(3650);

    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource;
    private readonly PostgreSqlJournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly JournalSql _sql;
    private readonly JournalDatabase _database;
    private readonly BatchQueue<ClaimCall> _claims;
    private readonly BatchQueue<RecordCall> _records;
    private int _disposals;
    private int _warnings;

    public PostgreSqlJournal(NpgsqlDataSource source, bool ownsSource, PostgreSqlJournalOptions options, TimeProvider clock, ILogger logger)
    {
        _source = source;
        _ownsSource = ownsSource;
        _options = options;
        _clock = clock;
        _logger = logger;
        _sql = new(options);
        _database = new(source, options, _sql, clock);
        _claims = new(new ClaimWriter(_database, _sql, options).WriteAsync, options.Timeout, clock);
        _records = new(new RecordWriter(_database, _sql, options, clock).WriteAsync, options.Timeout, clock);
        Cleaner = new(_database, _sql, options, clock, logger);
    }

    public Cleaner Cleaner { get; }

    /// <summary>Creates or checks the table.</summary>
    /// <exception cref="SmsJournalException">The table is another, or may not be created. A database that does not answer is only logged.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _database.RunAsync(static (_, _) => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            var failure = JournalFailure.For(exception);
            if (exception is PostgresException { SqlState: ['4', '2', ..] })
            {
                throw failure; // A missing right does not pass.
            }

            Log.NotCheckedAtStart(_logger, failure.Message);
        }
    }

    public async ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        JournalKey.CheckText(claim.Gateway, "The gateway's name");
        var keys = JournalKey.For(claim.MessageId, claim.To);
        if (keys.Length is 0)
        {
            return [];
        }

        var call = new ClaimCall(claim.Lease < MaxLease ? claim : claim with { Lease = MaxLease }, keys);
        return await WaitAsync<ClaimCall, IReadOnlyList<SmsJournalGrant>>(_claims, call, _options.Timeout, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is 0)
        {
            return;
        }

        var call = new RecordCall(entries, JournalKey.For(messageId, [.. entries.Select(static entry => entry.To)]), _options.RecordTimeout, _clock, _logger);
        await WaitAsync<RecordCall, bool>(_records, call, _options.RecordTimeout, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentNullException.ThrowIfNull(to);
        var keys = JournalKey.For(messageId, to);
        if (keys.Length is 0)
        {
            return [];
        }

        return await AskAsync((connection, token) => FindAsync(connection, keys, to, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(providerMessageId);
        JournalKey.CheckText(gateway, "The gateway's name");

        return await AskAsync((connection, token) => FindMessageIdAsync(connection, gateway, providerMessageId, token), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        await Cleaner.DisposeAsync().ConfigureAwait(false);
        await _claims.DisposeAsync().ConfigureAwait(false);
        await _records.DisposeAsync().ConfigureAwait(false);
        if (_ownsSource)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A container that is disposed of synchronously refuses what can only be disposed of asynchronously.
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private async Task<TResult> AskAsync<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> ask, CancellationToken cancellationToken)
    {
        try
        {
            // Waited for apart: breaking off a dead connection may take the driver longer than the caller has.
            return await _database.RunAsync(ask, cancellationToken).WaitAsync(_options.Timeout, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw JournalFailure.For(exception is TimeoutException ? JournalFailure.NoAnswer : exception);
        }
    }

    private async Task<string?> FindMessageIdAsync(NpgsqlConnection connection, string gateway, string providerMessageId, CancellationToken cancellationToken)
    {
        if (!_database.HasIdIndex)
        {
            // A report without its message is better than one that waits for the whole table to be read, and is given up.
            if (Interlocked.Exchange(ref _warnings, 1) is 0)
            {
                Log.NoIdIndex(_logger);
            }

            return null;
        }

        var command = new NpgsqlCommand(_sql.FindMessageId, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = gateway },
                new NpgsqlParameter<string> { TypedValue = JournalKey.Storable(providerMessageId)! },
                new NpgsqlParameter<TimeSpan> { TypedValue = _options.Retention },
            },
        };
        await using var _ = command.ConfigureAwait(false);
        return (string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<SmsJournalEntry?[]> FindAsync(NpgsqlConnection connection, JournalKey[] keys, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken)
    {
        var numbers = keys.Zip(to).DistinctBy(static pair => pair.First).ToDictionary(static pair => pair.First, static pair => pair.Second);
        var command = new NpgsqlCommand(_sql.Find, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = keys[0].MessageId },
                new NpgsqlParameter<long[]> { TypedValue = [.. numbers.Keys.Select(static key => key.Recipient)] },
            },
        };
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);

        Dictionary<JournalKey, SmsJournalEntry?> found = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var key = EntryReader.ReadKey(reader);
            found[key] = EntryReader.Read(reader, numbers[key], _options.Retention, out var _);
        }

        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    private async Task<TAnswer> WaitAsync<TCall, TAnswer>(BatchQueue<TCall> queue, TCall call, TimeSpan limit, CancellationToken cancellationToken)
        where TCall : PendingCall<TAnswer>
    {
        using var timeout = new CancellationTokenSource(limit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var isQueued = false;
        try
        {
            await queue.AddAsync(call, both.Token).ConfigureAwait(false);
            isQueued = true;
            return await call.Answer.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            // The answer may have come at the last moment, and stands then.
            if (!call.TryLeave())
            {
                return await call.Answer.ConfigureAwait(false);
            }

            if (!isQueued)
            {
                call.Fail(JournalFailure.NoAnswer); // Nobody else will say so.
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw JournalFailure.NoAnswer;
        }
        catch (System.Threading.Channels.ChannelClosedException exception)
        {
            throw JournalFailure.For(exception);
        }
    }
}
