using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class ConcurrencyTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task Of_a_thousand_claims_of_one_recipient_exactly_one_is_granted()
    {
        Machine[] machines = [Machine(), Machine()];

        var grants = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => machines[i % 2].ClaimAsync("ready-4711", Number(1)))));

        grants.CountBy(static grant => grant.Decision).Should().BeEquivalentTo(
            new Dictionary<SmsJournalDecision, int> { [SmsJournalDecision.Send] = 1, [SmsJournalDecision.UnderWay] = 999 });
    }

    [Theory]
    [InlineData("state = 1", SmsJournalDecision.Resubmit)]
    [InlineData("lease_end = clock_timestamp()", SmsJournalDecision.Resubmit)]
    [InlineData("written_at = clock_timestamp() - interval '8 days', lease_end = lease_end - interval '8 days'", SmsJournalDecision.Send)]
    public async Task Of_many_claims_of_what_stands_there_already_exactly_one_is_granted(string change, SmsJournalDecision expected)
    {
        Machine[] machines = [Machine(), Machine(), Machine(), Machine()];
        var numbers = Enumerable.Range(0, 200).Select(Number).ToList();
        Task<IReadOnlyList<SmsJournalGrant>> ClaimAsync(Machine machine, string id) => machine.Journal.ClaimAsync(new(id, numbers, "nikita", 7, TimeSpan.FromHours(1))).AsTask();
        foreach (var machine in machines)
        {
            await ClaimAsync(machine, "first"); // Connected, so that all come at once below.
        }

        for (var round = 0; round < 20; round++)
        {
            var id = $"m-{round}";
            await ClaimAsync(machines[0], id);
            await machines[0].SqlAsync($"UPDATE {{t}} SET {change} WHERE message_id = '{id}'");

            var grants = await Task.WhenAll(machines.Select(machine => Task.Run(() => ClaimAsync(machine, id))));

            for (var i = 0; i < numbers.Count; i++)
            {
                grants.Select(answers => answers[i].Decision).Order().Should().Equal([expected, .. Enumerable.Repeat(SmsJournalDecision.UnderWay, 3)]);
            }
        }
    }

    [Fact]
    public async Task Two_machines_with_the_same_list_send_each_message_once()
    {
        const int Messages = 10_000;
        var sent = new int[Messages];

        async Task WorkAsync(int seed)
        {
            var machine = Machine();
            var list = Enumerable.Range(0, Messages).ToArray();
            new Random(seed).Shuffle(list);
            await Parallel.ForEachAsync(list, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, _) =>
            {
                if ((await machine.ClaimAsync($"job-{i}", Number(i))).IsClaimed)
                {
                    Interlocked.Increment(ref sent[i]);
                    await machine.RecordAsync($"job-{i}", Number(i), SmsJournalState.Accepted);
                }
            });
        }

        await Task.WhenAll(WorkAsync(1), WorkAsync(2));

        sent.Should().OnlyContain(static times => times == 1);
    }

    [Fact]
    public async Task Claims_that_overlap_in_any_order_neither_fail_nor_grant_twice()
    {
        Machine[] machines = [Machine(), Machine()];
        var granted = new int[50];

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, stop) =>
        {
            var order = Enumerable.Range(0, granted.Length).ToArray();
            new Random(i).Shuffle(order);
            var to = order[..10];
            var grants = await machines[i % 2].Journal.ClaimAsync(new("ready-4711", [.. to.Select(Number)], "nikita", 7, TimeSpan.FromMinutes(5)), stop);
            foreach (var (index, grant) in to.Zip(grants))
            {
                if (grant.IsClaimed)
                {
                    Interlocked.Increment(ref granted[index]);
                }
            }

            var claimed = to.Zip(grants).Where(static pair => pair.Second.IsClaimed).Select(static pair => new SmsJournalEntry(Number(pair.First), SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = 7 });
            await machines[i % 2].Journal.RecordAsync("ready-4711", [.. claimed], stop);
        });

        granted.Should().OnlyContain(static times => times == 1);
    }

    [Fact]
    public async Task Many_calls_are_few_statements()
    {
        var machine = Machine();
        await machine.ClaimAsync("first", Number(0)); // The table is there.
        machine.Statements.All.Clear();

        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, _) =>
        {
            await machine.ClaimAsync($"m-{i}", Number(i));
            await machine.RecordAsync($"m-{i}", Number(i), SmsJournalState.Accepted);
        });

        // 10,000 calls. One by one they were 25,000: a claim takes two, and its commit.
        var statements = machine.Statements.All.Count(static line => line.Contains("execution completed", StringComparison.Ordinal));
        statements.Should().BeInRange(1, 1500);
        (await machine.SqlAsync("SELECT count(*) FROM {t} WHERE state = 4")).Should().Be(5000L);
    }

    [Fact]
    public async Task One_call_may_have_more_recipients_than_a_batch_has_rows()
    {
        var machine = Machine();
        PhoneNumber[] many = [.. Enumerable.Range(0, 5000).Select(Number)];

        var first = await machine.Journal.ClaimAsync(new("bulk", many, "nikita", 7, TimeSpan.FromMinutes(5)));
        var second = await machine.Journal.ClaimAsync(new("bulk", many, "nikita", 7, TimeSpan.FromMinutes(5)));

        first.Should().HaveCount(5000).And.OnlyContain(static grant => grant.Decision == SmsJournalDecision.Send);
        second.Should().HaveCount(5000).And.OnlyContain(static grant => grant.Decision == SmsJournalDecision.UnderWay);
    }
}
