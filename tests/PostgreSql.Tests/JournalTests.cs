using Npgsql;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

/// <summary>What all tests of the journal begin with: a table of their own, and machines that share it.</summary>
[Collection(PostgreSqlCollection.Name)]
public abstract class JournalTests(PostgreSqlFixture fixture) : IAsyncLifetime
{
    /// <summary>Much longer than anything takes here: a test that waits so long has failed.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _schema = $"test_{Guid.NewGuid():N}";
    private readonly List<Machine> _machines = [];

    private protected PostgreSqlServer Server => fixture.Server;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var machine in _machines)
        {
            await machine.DisposeAsync();
        }

        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        await using var command = source.CreateCommand($"DROP SCHEMA IF EXISTS {_schema} CASCADE");
        await command.ExecuteNonQueryAsync();
    }

    private protected static PhoneNumber Number(int index) => PhoneNumber.Parse($"+996550{index:D6}");

    private protected PostgreSqlJournalOptions Options(Action<PostgreSqlJournalOptions>? configure = null)
    {
        var options = new PostgreSqlJournalOptions { Schema = _schema, Timeout = TimeSpan.FromSeconds(30), RecordTimeout = Patience };
        configure?.Invoke(options);
        return options;
    }

    private protected Machine Machine(Action<PostgreSqlJournalOptions>? configure = null, string? connectionString = null, TimeProvider? clock = null)
    {
        var machine = new Machine(connectionString ?? Server.ConnectionString, Options(configure), clock);
        _machines.Add(machine);
        return machine;
    }

    /// <summary>Makes the server reachable through a proxy, which the test disposes of.</summary>
    private protected LoopbackProxy Proxy(out string connectionString)
    {
        var known = new NpgsqlConnectionStringBuilder(Server.ConnectionString);
        var proxy = new LoopbackProxy(known.Host!, known.Port);
        connectionString = new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString;
        return proxy;
    }

    private protected static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var end = DateTime.UtcNow + Patience; !await condition(); await Task.Delay(20))
        {
            (DateTime.UtcNow < end).Should().BeTrue("it should have happened by now");
        }
    }
}
