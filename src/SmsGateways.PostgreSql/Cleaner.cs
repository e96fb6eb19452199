using Microsoft.Extensions.Logging;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Deletes expired entries in the background, some at a time, so that nobody waits for it. Several machines may do so at once.</summary>
internal sealed class Cleaner : IAsyncDisposable
{
    private const int MaxRows = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    private readonly JournalDatabase _database;
    private readonly JournalSql _sql;
    private readonly PostgreSqlJournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _cleaning;

    public Cleaner(JournalDatabase database, JournalSql sql, PostgreSqlJournalOptions options, TimeProvider clock, ILogger logger)
    {
        _database = database;
        _sql = sql;
        _options = options;
        _clock = clock;
        _logger = logger;
        _cleaning = Task.Run(CleanNowAndThenAsync);
    }

    /// <summary>Deletes all that has expired.</summary>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        while (await CleanSomeAsync(cancellationToken).ConfigureAwait(false) == MaxRows)
        {
            await Task.Delay(Pause, _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _cleaning.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task CleanNowAndThenAsync()
    {
        var interval = TimeSpan.FromTicks(Math.Clamp(_options.Retention.Ticks / 24, ShortestInterval.Ticks, LongestInterval.Ticks));
        while (true)
        {
            try
            {
                await Task.Delay(interval, _clock, _stop.Token).ConfigureAwait(false);
                await CleanAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.NotCleaned(_logger, JournalFailure.For(exception).Message); // The database may be away: the next time.
            }
        }
    }

    private Task<int> CleanSomeAsync(CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, token) =>
        {
            var command = new NpgsqlCommand(_sql.Clean, connection)
            {
                Parameters = { new NpgsqlParameter<TimeSpan> { TypedValue = _options.Retention }, new NpgsqlParameter<int> { TypedValue = MaxRows } },
            };
            await using var _ = command.ConfigureAwait(false);
            return await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
        },
        cancellationToken);
}
