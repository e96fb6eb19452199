using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

/// <summary>Messages are found by the provider's id of them, as delivery reports need it.</summary>
public sealed class LookupTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    private const string HasIndex = "SELECT count(*) FROM pg_indexes WHERE quote_ident(schemaname) || '.' || quote_ident(tablename) = replace('{t}', '\"', '') AND indexdef LIKE '%(provider_message_id)%'";

    [Fact]
    public async Task A_message_that_another_machine_sent_is_found_from_its_claim_on()
    {
        var (sender, finder) = (Machine(), Machine());
        await sender.Journal.ClaimAsync(new("ready-4711", [Number(1), Number(2)], "nikita", 7, TimeSpan.FromMinutes(5)) { ProviderMessageIds = ["A1", "A2"] });

        (await finder.Journal.FindMessageIdAsync("nikita", "A2")).Should().Be("ready-4711");
        await sender.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = "B1" }]);

        (await finder.Journal.FindMessageIdAsync("nikita", "B1")).Should().Be("ready-4711");
        (await finder.Journal.FindMessageIdAsync("nikita", "A1")).Should().BeNull("the provider gave it another");
        (await finder.Journal.FindMessageIdAsync("NIKITA", "B1")).Should().BeNull();
        (await finder.Journal.FindMessageIdAsync("nikita", "b1")).Should().BeNull();
        (await finder.Journal.FindMessageIdAsync("other", "B1")).Should().BeNull();
        (await finder.Journal.FindMessageIdAsync("nikita", "")).Should().BeNull();
    }

    [Fact]
    public async Task Of_two_messages_with_one_id_the_later_is_found_and_none_that_has_expired_or_is_a_report()
    {
        var machine = Machine(static options => options.Retention = TimeSpan.FromHours(1));
        foreach (var (id, state) in (IEnumerable<(string, SmsJournalState)>)[("first", SmsJournalState.Accepted), ("second", SmsJournalState.Accepted), ("sms-report/nikita/A1", SmsJournalState.Report)])
        {
            await machine.Journal.RecordAsync(id, [new(Number(1), state) { Gateway = "nikita", ProviderMessageId = "A1" }]);
        }

        (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().Be("second");
        await machine.SqlAsync("UPDATE {t} SET written_at = written_at - interval '2 hours' WHERE message_id = 'second'");
        (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().Be("first");
        await machine.SqlAsync("UPDATE {t} SET written_at = written_at - interval '2 hours', lease_end = clock_timestamp() + interval '1 minute'");
        (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().BeNull();
        await machine.SqlAsync("UPDATE {t} SET state = 0 WHERE message_id = 'first'");
        (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().Be("first", "somebody is sending it");
    }

    [Fact]
    public async Task Ids_may_be_long_and_strange()
    {
        var machine = Machine();
        foreach (var id in (string[])[new string('x', 100_000), "a\0b", "\ud800", "'; DROP TABLE x", "Ж😀"])
        {
            await machine.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = id }]);

            (await machine.Journal.FindMessageIdAsync("nikita", id)).Should().Be("ready-4711");
        }
    }

    [Fact]
    public async Task The_index_is_used()
    {
        var machine = Machine();
        await machine.ClaimAsync("ready-4711", Number(1));
        await machine.SqlAsync("INSERT INTO {t} SELECT 'm' || i, 996550000000 + i, 4, 'nikita', 'A' || i, 1, 7, clock_timestamp(), clock_timestamp() FROM generate_series(1, 20000) AS i");
        await machine.SqlAsync("ANALYZE {t}");

        var sql = new SmsGateways.PostgreSql.JournalSql(machine.Options).FindMessageId.Replace("$1", "'nikita'", StringComparison.Ordinal).Replace("$2", "'A7'", StringComparison.Ordinal).Replace("$3", "interval '7 days'", StringComparison.Ordinal);
        var plan = (string?)await machine.SqlAsync($"EXPLAIN (FORMAT JSON) {sql}");

        plan.Should().Contain("provider_message_id_idx").And.NotContain("Seq Scan");
        (await machine.Journal.FindMessageIdAsync("nikita", "A7")).Should().Be("m7");
    }

    [Fact]
    public async Task A_table_that_was_made_without_the_index_gets_it_once_however_many_start()
    {
        var first = Machine();
        await first.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = "A1" }]);
        await first.SqlAsync($"DROP INDEX \"{first.Options.Schema}\".sms_journal_provider_message_id_idx");
        (await first.SqlAsync(HasIndex)).Should().Be(0L);

        var machines = Enumerable.Range(0, 4).Select(_ => Machine()).ToList();
        await Task.WhenAll(machines.Select(static machine => Task.Run(() => machine.Journal.StartAsync(CancellationToken.None))));

        (await first.SqlAsync(HasIndex)).Should().Be(1L);
        foreach (var machine in machines)
        {
            (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().Be("ready-4711");
            machine.Log.All.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Where_the_index_cannot_be_made_sending_goes_on_and_one_warning_says_what_is_missing()
    {
        var first = Machine();
        await first.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = "A1" }]);
        await first.SqlAsync($"DROP INDEX \"{first.Options.Schema}\".sms_journal_provider_message_id_idx");
        var notToBeMade = Machine(static options => options.CreateTable = false);
        var locked = Machine(static options => options.Timeout = TimeSpan.FromSeconds(8));
        await using (var writer = await first.Source.OpenConnectionAsync())
        await using (await writer.BeginTransactionAsync())
        {
            await using var writing = new Npgsql.NpgsqlCommand($"UPDATE {first.Table} SET parts = 1", writer);
            await writing.ExecuteNonQueryAsync();
            await locked.Journal.StartAsync(CancellationToken.None);
        }

        foreach (var machine in (Machine[])[notToBeMade, locked])
        {
            (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().BeNull();
            (await machine.Journal.FindMessageIdAsync("nikita", "A1")).Should().BeNull();
            (await machine.ClaimAsync($"other-{machine.Options.Timeout}", Number(1))).IsClaimed.Should().BeTrue();
            machine.Log.All.Should().ContainSingle().Which.Should().StartWith("Warning The journal's table has no index on provider_message_id");
        }
    }
}
