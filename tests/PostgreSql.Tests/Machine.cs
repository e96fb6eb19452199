using Npgsql;
using SmsGateways;
using SmsGateways.PostgreSql;

namespace PostgreSql.Tests;

/// <summary>One of the machines that share a journal: with a pool, a queue and a log of its own.</summary>
internal sealed class Machine : IAsyncDisposable
{
    public Machine(string connectionString, PostgreSqlJournalOptions options, TimeProvider? clock = null)
    {
        Options = options;
        Table = $"\"{options.Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".\"{options.Table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Source = new NpgsqlSlimDataSourceBuilder(connectionString).EnableArrays().UseLoggerFactory(Statements).Build();
        Journal = new(Source, ownsSource: true, options, clock ?? TimeProvider.System, Log.CreateLogger("journal"));
    }

    public PostgreSqlJournalOptions Options { get; }

    public string Table { get; }

    public NpgsqlDataSource Source { get; }

    public PostgreSqlJournal Journal { get; }

    /// <summary>Gets what the driver says: a line for each statement that was executed.</summary>
    public Lines Statements { get; } = new();

    /// <summary>Gets what the journal logs.</summary>
    public Lines Log { get; } = new();

    public async Task<SmsJournalGrant> ClaimAsync(
        string messageId, PhoneNumber to, string gateway = "nikita", long fingerprint = 7, bool takesOver = false, TimeSpan? lease = null)
        => (await Journal.ClaimAsync(new(messageId, [to], gateway, fingerprint, lease ?? TimeSpan.FromMinutes(5)) { TakesOver = takesOver }))[0];

    public Task RecordAsync(string messageId, PhoneNumber to, SmsJournalState state, string gateway = "nikita", long fingerprint = 7)
        => Journal.RecordAsync(messageId, [new(to, state) { Gateway = gateway, Fingerprint = fingerprint }]).AsTask();

    public async Task<SmsJournalEntry?> FindAsync(string messageId, PhoneNumber to) => (await Journal.FindAsync(messageId, [to]))[0];

    /// <summary>Executes SQL, with <c>{t}</c> for the table.</summary>
    public async Task<object?> SqlAsync(string text)
    {
        await using var command = Source.CreateCommand(text.Replace("{t}", Table, StringComparison.Ordinal));
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
