using Npgsql;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class RetentionTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task What_has_expired_counts_as_absent()
    {
        var machine = Machine();
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted);
        await machine.SqlAsync("UPDATE {t} SET written_at = clock_timestamp() - interval '7 days', lease_end = lease_end - interval '7 days'");

        (await machine.FindAsync("ready-4711", Number(1))).Should().BeNull();
        (await machine.ClaimAsync("ready-4711", Number(1), fingerprint: 8)).Should().Be(new SmsJournalGrant(SmsJournalDecision.Send, null));
        (await machine.ClaimAsync("ready-4711", Number(1), fingerprint: 8)).Decision.Should().Be(SmsJournalDecision.UnderWay);
    }

    [Fact]
    public async Task What_has_expired_may_be_written_over()
    {
        var machine = Machine();
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted);
        await machine.SqlAsync("UPDATE {t} SET written_at = clock_timestamp() - interval '7 days', lease_end = lease_end - interval '7 days'");
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Rejected);

        (await machine.FindAsync("ready-4711", Number(1)))!.State.Should().Be(SmsJournalState.Rejected);
    }

    [Fact]
    public async Task What_has_expired_is_deleted_some_at_a_time_and_nothing_else()
    {
        var machine = Machine();
        await machine.Journal.ClaimAsync(new("old", [.. Enumerable.Range(0, 2500).Select(Number)], "nikita", 7, TimeSpan.FromMinutes(5)));
        await machine.SqlAsync("UPDATE {t} SET written_at = clock_timestamp() - interval '8 days', lease_end = lease_end - interval '8 days'");
        await machine.ClaimAsync("new", Number(1));
        machine.Statements.All.Clear();

        await machine.Journal.Cleaner.CleanAsync(CancellationToken.None);

        machine.Statements.All.Count(static line => line.Contains("execution completed", StringComparison.Ordinal)).Should().Be(3);
        (await machine.SqlAsync("SELECT string_agg(message_id, ',') FROM {t}")).Should().Be("new");
    }

    [Fact]
    public async Task The_background_deletes_without_being_asked()
    {
        var machine = Machine(static options => options.Retention = TimeSpan.FromSeconds(1));
        await machine.ClaimAsync("old", Number(1), lease: TimeSpan.Zero);

        await EventuallyAsync(async () => await machine.SqlAsync("SELECT count(*) FROM {t}") is 0L);
    }

    [Fact]
    public async Task Deleting_does_not_wait_for_whoever_claims_again()
    {
        var machine = Machine();
        await machine.ClaimAsync("old", Number(1));
        await machine.ClaimAsync("old", Number(2));
        await machine.SqlAsync("UPDATE {t} SET written_at = clock_timestamp() - interval '8 days', lease_end = lease_end - interval '8 days'");
        await using var connection = await machine.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"UPDATE {machine.Table} SET written_at = clock_timestamp() WHERE recipient = {Number(1):D}", connection);
        await hold.ExecuteNonQueryAsync();

        await machine.Journal.Cleaner.CleanAsync(CancellationToken.None).WaitAsync(Patience);

        await transaction.CommitAsync();
        (await machine.SqlAsync("SELECT string_agg(recipient::text, ',') FROM {t}")).Should().Be(Number(1).ToString("D", null));
    }
}
