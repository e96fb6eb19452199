using System.Data;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Runs work on a connection: within a time, on a table that was checked, and once more where a pooled connection turns out to be dead.</summary>
internal sealed class JournalDatabase(NpgsqlDataSource source, PostgreSqlJournalOptions options, JournalSql sql, TimeProvider clock)
{
    // After a restart of the database, each connection of the pool fails once.
    private const int MaxTries = 4;

    private readonly JournalSchema _schema = new(options, sql);
    private volatile bool _isChecked;

    /// <summary>Gets a value indicating whether messages can be found by the provider's ids; known once work has run.</summary>
    public bool HasIdIndex => _schema.HasIdIndex;

    /// <summary>Runs work that has no effect unless it ends well, as it may be begun again.</summary>
    /// <param name="work">The work.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>Its result.</returns>
    public async Task<TResult> RunAsync<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> work, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        for (var count = 1; ; count++)
        {
            var connection = await source.OpenConnectionAsync(both.Token).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            try
            {
                if (!_isChecked)
                {
                    await _schema.EnsureAsync(connection, both.Token).ConfigureAwait(false);
                    _isChecked = true;
                }

                return await work(connection, both.Token).ConfigureAwait(false);
            }
            catch (NpgsqlException) when (count < MaxTries && !both.IsCancellationRequested && IsLost(connection))
            {
                // The next one is another connection.
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable)
            {
                _isChecked = false; // Dropped under us: the next call creates it again.
                throw;
            }
        }
    }

    private static bool IsLost(NpgsqlConnection connection) => connection.FullState is ConnectionState.Closed || connection.FullState.HasFlag(ConnectionState.Broken);
}
