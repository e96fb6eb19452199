using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class SecretTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task A_row_that_the_database_refuses_is_not_quoted_and_fails_its_own_call_only()
    {
        var machine = Machine(connectionString: $"{Server.ConnectionString};Include Error Detail=true;Include Failed Batched Command=true");
        await machine.Journal.StartAsync(CancellationToken.None);
        await machine.SqlAsync("ALTER TABLE {t} ADD CHECK (recipient <> 996550000013)");

        var calls = Enumerable.Range(0, 50).Select(i => (i, Task: machine.ClaimAsync("ready-4711", Number(i)))).ToList();
        calls.AddRange(Enumerable.Range(0, 50).Select(i => (i, Task: RecordAsync(machine, i))));

        foreach (var (i, task) in calls)
        {
            if (i is 13)
            {
                var failure = await task.Invoking(static call => call).Should().ThrowAsync<SmsJournalException>();
                failure.Which.SqlState.Should().Be("23514");
                failure.Which.ToString().Should().NotContain("996550000013").And.NotContain("Failing row");
            }
            else
            {
                (await task).IsClaimed.Should().BeTrue();
            }
        }

        machine.Log.All.Should().NotContain(static line => line.Contains("9965", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0xD800)] // Half a surrogate pair.
    [InlineData(0)]
    public async Task An_id_that_cannot_be_stored_is_refused_alone_and_not_quoted(int character)
    {
        var id = $"ready{(char)character}";
        var machine = Machine();

        var others = Enumerable.Range(0, 20).Select(i => machine.ClaimAsync($"m-{i}", Number(i))).ToList();
        var failure = await machine.Invoking(m => m.ClaimAsync(id, Number(1))).Should().ThrowAsync<SmsJournalException>();
        await machine.Invoking(m => m.ClaimAsync(new string('x', 3000), Number(1))).Should().ThrowAsync<SmsJournalException>();

        failure.Which.Message.Should().NotContain(id);
        (await Task.WhenAll(others)).Should().OnlyContain(static grant => grant.IsClaimed);
    }

    [Fact]
    public async Task A_strange_id_of_the_provider_does_not_lose_the_outcome()
    {
        var machine = Machine();

        await machine.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = "a\0b\ud800c" }]);

        (await machine.FindAsync("ready-4711", Number(1)))!.ProviderMessageId.Should().Be("a\ufffdb\ufffdc");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_named()
    {
        await using var proxy = Proxy(out _);
        proxy.Cut();
        var machine = Machine(connectionString: $"Host=127.0.0.1;Port={proxy.Port};Username=somebody;Password=secret;Database=somewhere");

        await machine.Journal.StartAsync(CancellationToken.None);
        var failure = await machine.Invoking(static m => m.ClaimAsync("ready-4711", Number(1))).Should().ThrowAsync<SmsJournalException>();

        foreach (var text in machine.Log.All.Append(failure.Which.ToString()))
        {
            text.Should().NotContain("somebody").And.NotContain("secret").And.NotContain("somewhere").And.NotContain($"{proxy.Port}").And.NotContain("996550");
        }
    }

    private static async Task<SmsJournalGrant> RecordAsync(Machine machine, int index)
    {
        await machine.RecordAsync("recorded", Number(index), SmsJournalState.NotSent);
        return await machine.ClaimAsync("recorded", Number(index));
    }
}
