using System.Diagnostics;
using Npgsql;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class OutageTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task A_claim_fails_soon_while_the_database_is_away_and_works_again_when_it_is_back()
    {
        await using var proxy = Proxy(out var connectionString);
        var machine = Machine(static options => options.Timeout = TimeSpan.FromSeconds(5), connectionString);
        await machine.ClaimAsync("before", Number(1));

        proxy.Cut();
        var watch = Stopwatch.StartNew();
        await machine.Invoking(m => m.ClaimAsync("during", Number(1))).Should().ThrowAsync<SmsJournalException>();
        await machine.Invoking(m => m.FindAsync("during", Number(1))).Should().ThrowAsync<SmsJournalException>();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));

        proxy.Open();
        await EventuallyAsync(async () =>
        {
            try
            {
                return (await machine.ClaimAsync("after", Number(1))).IsClaimed;
            }
            catch (SmsJournalException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task A_claim_fails_within_its_time_when_the_network_says_nothing()
    {
        await using var proxy = Proxy(out var connectionString);
        var machine = Machine(static options => options.Timeout = TimeSpan.FromSeconds(1), connectionString);
        await EventuallyAsync(async () => await ClaimsAsync(machine, "before"));

        proxy.IsSilent = true;
        var watch = Stopwatch.StartNew();
        var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => machine.Invoking(m => m.ClaimAsync($"during-{i}", Number(1))).Should().ThrowAsync<SmsJournalException>()));

        // All at once: whoever comes later does not wait for those before.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        failures.Should().OnlyContain(static failure => failure.Which.Message.Contains("did not answer", StringComparison.Ordinal));

        proxy.IsSilent = false;
        proxy.Cut();
        proxy.Open();
        await EventuallyAsync(async () => await ClaimsAsync(machine, "after"));
    }

    [Fact]
    public async Task An_outcome_is_recorded_when_the_database_is_back()
    {
        await using var proxy = Proxy(out var connectionString);
        var machine = Machine(connectionString: connectionString);
        await machine.ClaimAsync("ready-4711", Number(1));

        proxy.Cut();
        var recording = machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted);
        await machine.Invoking(m => m.ClaimAsync("other", Number(1))).Should().ThrowAsync<SmsJournalException>();
        recording.IsCompleted.Should().BeFalse();

        proxy.Open();
        await recording.WaitAsync(Patience);
        (await machine.FindAsync("ready-4711", Number(1)))!.State.Should().Be(SmsJournalState.Accepted);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_recorded_for_long_is_given_up_and_logged()
    {
        await using var proxy = Proxy(out var connectionString);
        var machine = Machine(static options => options.RecordTimeout = TimeSpan.FromSeconds(1), connectionString);
        await machine.ClaimAsync("ready-4711", Number(1));

        proxy.Cut();
        await machine.Invoking(m => m.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted)).Should().ThrowAsync<SmsJournalException>();

        await EventuallyAsync(() => Task.FromResult(machine.Log.All.Any(static line => line.Contains("ready-4711", StringComparison.Ordinal))));
        (await Machine().FindAsync("ready-4711", Number(1)))!.State.Should().Be(SmsJournalState.Sending);
    }

    [Fact]
    public async Task Whoever_stops_waiting_for_a_record_still_gets_it_written()
    {
        await using var proxy = Proxy(out var connectionString);
        var machine = Machine(connectionString: connectionString);
        await machine.ClaimAsync("ready-4711", Number(1));

        proxy.Cut();
        using var cancel = new CancellationTokenSource();
        var recording = machine.Journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = 7 }], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await recording.Invoking(static task => task).Should().ThrowAsync<OperationCanceledException>();

        proxy.Open();
        await EventuallyAsync(async () => await Machine().FindAsync("ready-4711", Number(1)) is { State: SmsJournalState.Accepted });
    }

    [Fact]
    public async Task A_connection_that_is_ended_in_the_middle_of_a_claim_does_not_lose_it()
    {
        var machine = Machine();
        await machine.ClaimAsync("ready-4711", Number(1));
        await using var holder = Machine();
        await using var connection = await holder.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LockAllAsync(connection, machine.Table);

        var claiming = machine.ClaimAsync("ready-4711", Number(1));
        await EventuallyAsync(async () => await holder.SqlAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{t}%' AND pid <> pg_backend_pid()".Replace("{t}", machine.Options.Schema, StringComparison.Ordinal)) is true);
        await transaction.CommitAsync();

        (await claiming.WaitAsync(Patience)).Decision.Should().Be(SmsJournalDecision.UnderWay);
    }

    [Fact]
    public async Task Whatever_breaks_off_nothing_is_granted_twice_and_what_is_granted_is_stored()
    {
        const int Messages = 150;
        Machine[] machines = [Machine(), Machine()];
        await machines[0].ClaimAsync("first", Number(0));
        var granted = new int[Messages];
        using var stop = new CancellationTokenSource();
        var killing = Task.Run(async () =>
        {
            await using var killer = Machine();
            while (!stop.IsCancellationRequested)
            {
                await killer.SqlAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '%{machines[0].Options.Schema}%' AND pid <> pg_backend_pid()");
                await Task.Delay(5);
            }
        });

        // Each is claimed by both machines until it is known to be claimed.
        await Parallel.ForEachAsync(Enumerable.Range(0, 2 * Messages), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            for (var isAnswered = false; !isAnswered;)
            {
                try
                {
                    if ((await machines[i % 2].ClaimAsync($"m-{i / 2}", Number(i / 2), takesOver: true, gateway: $"gateway-{i % 2}")).IsClaimed)
                    {
                        Interlocked.Increment(ref granted[i / 2]);
                    }

                    isAnswered = true;
                }
                catch (SmsJournalException)
                {
                    // Claimed again.
                }
            }
        });
        await stop.CancelAsync();
        await killing;

        granted.Should().OnlyContain(static times => times <= 1);
        for (var i = 0; i < Messages; i++)
        {
            if (granted[i] > 0)
            {
                (await machines[0].FindAsync($"m-{i}", Number(i)))!.State.Should().Be(SmsJournalState.Sending);
            }
        }
    }

    [Fact]
    public async Task What_was_answered_survives_a_crash_of_the_server()
    {
        var machine = Machine();
        await machine.ClaimAsync("claimed", Number(1));
        await machine.ClaimAsync("recorded", Number(1));
        await machine.RecordAsync("recorded", Number(1), SmsJournalState.Accepted);

        await Server.CrashAsync();

        (await machine.ClaimAsync("claimed", Number(1))).Decision.Should().Be(SmsJournalDecision.UnderWay);
        (await machine.ClaimAsync("recorded", Number(1))).Decision.Should().Be(SmsJournalDecision.Settled);
        (await machine.ClaimAsync("new", Number(1))).Decision.Should().Be(SmsJournalDecision.Send);
    }

    [Fact]
    public async Task A_row_that_somebody_holds_fails_its_own_claim_only()
    {
        var machine = Machine(static options => options.Timeout = TimeSpan.FromSeconds(8));
        await machine.RecordAsync("held", Number(1), SmsJournalState.NotSent);
        await using var connection = await machine.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LockAllAsync(connection, machine.Table);

        // One call with the held row among them, so that it is in one batch with others whatever the timing is.
        var held = machine.ClaimAsync("held", Number(1));
        var others = Enumerable.Range(0, 200).Select(i => machine.ClaimAsync($"m-{i}", Number(i))).ToList();

        (await Task.WhenAll(others)).Should().OnlyContain(static grant => grant.Decision == SmsJournalDecision.Send);
        (await held.Invoking(static task => task).Should().ThrowAsync<SmsJournalException>()).Which.SqlState.Should().BeOneOf("55P03", null);
    }

    [Fact]
    public async Task A_claim_that_is_given_up_leaves_nothing_behind()
    {
        var machine = Machine();
        await machine.RecordAsync("sent", Number(1), SmsJournalState.NotSent);
        await machine.RecordAsync("unknown", Number(1), SmsJournalState.Unknown);
        await using var connection = await machine.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LockAllAsync(connection, machine.Table);

        using var cancel = new CancellationTokenSource();
        var claims = new[] { "sent", "unknown" }.Select(id => machine.Journal.ClaimAsync(new(id, [Number(1)], "nikita", 7, TimeSpan.FromHours(1)), cancel.Token).AsTask()).ToList();
        await EventuallyAsync(async () => await machine.SqlAsync("SELECT count(*) FROM pg_locks WHERE NOT granted") is > 0L);
        await cancel.CancelAsync();
        foreach (var claim in claims)
        {
            await claim.Invoking(static task => task).Should().ThrowAsync<OperationCanceledException>();
        }

        await transaction.RollbackAsync();

        await EventuallyAsync(async () => await machine.SqlAsync("SELECT count(*) FROM {t} WHERE state = 0") is 0L);
        await EventuallyAsync(async () => (await machine.ClaimAsync("sent", Number(1))).Decision is SmsJournalDecision.Send);
        await EventuallyAsync(async () => (await machine.ClaimAsync("unknown", Number(1))).Decision is SmsJournalDecision.Resubmit);
    }

    private static async Task LockAllAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM (SELECT 1 FROM {table} FOR UPDATE) AS rows", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> ClaimsAsync(Machine machine, string messageId)
    {
        try
        {
            await machine.ClaimAsync(messageId, Number(1));
            return true;
        }
        catch (SmsJournalException)
        {
            return false;
        }
    }
}
