using Microsoft.Extensions.DependencyInjection;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace PostgreSql.Tests;

public sealed class RuleTests(PostgreSqlFixture fixture) : JournalTests(fixture)
{
    [Fact]
    public async Task What_nobody_knows_is_granted_and_stands_as_being_sent()
    {
        var machine = Machine();

        var grant = await machine.ClaimAsync("ready-4711", Number(1), lease: TimeSpan.FromMinutes(3));

        grant.Should().Be(new SmsJournalGrant(SmsJournalDecision.Send, null));
        var entry = await machine.FindAsync("ready-4711", Number(1));
        entry.Should().BeEquivalentTo(
            new { To = Number(1), State = SmsJournalState.Sending, Gateway = "nikita", ProviderMessageId = (string?)null, Parts = (int?)null, Fingerprint = 7L });
        (entry!.LeaseEnd - entry.WrittenAt).Should().BeCloseTo(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_the_provider_has_is_answered_from_the_journal()
    {
        var machine = Machine();
        await machine.ClaimAsync("ready-4711", Number(1));
        await machine.Journal.RecordAsync(
            "ready-4711", [new(Number(1), SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = "p-1", Parts = 2, Fingerprint = 7 }]);

        var grant = await Machine().ClaimAsync("ready-4711", Number(1));

        grant.Decision.Should().Be(SmsJournalDecision.Settled);
        grant.Known.Should().BeEquivalentTo(new { State = SmsJournalState.Accepted, Gateway = "nikita", ProviderMessageId = "p-1", Parts = 2 });
    }

    [Fact]
    public async Task How_far_reports_have_come_can_be_claimed_to_go_on_and_is_not_lost_on_the_way()
    {
        var journal = Machine().Journal;
        var claim = new SmsJournalClaim("sms-report/nikita/A1", [Number(1)], "nikita", 0, TimeSpan.FromMinutes(3)) { ProviderMessageIds = ["1;S;;0;0;"] };
        await journal.RecordAsync(claim.MessageId, [new(Number(1), SmsJournalState.Report) { Gateway = "nikita", ProviderMessageId = "1;S;;0;0;" }]);

        var grant = (await journal.ClaimAsync(claim with { Lease = TimeSpan.Zero }))[0];
        (grant.Decision, grant.Known!.State, grant.Known.ProviderMessageId).Should().Be((SmsJournalDecision.Send, SmsJournalState.Report, "1;S;;0;0;"));
        (await journal.ClaimAsync(claim))[0].Decision.Should().Be(SmsJournalDecision.Resubmit, "who had claimed it is dead");
        (await journal.ClaimAsync(claim))[0].Decision.Should().Be(SmsJournalDecision.UnderWay);
    }

    [Theory]
    [InlineData("p1", SmsJournalDecision.Resubmit)]
    [InlineData("p2", SmsJournalDecision.Unsettled)]
    [InlineData(null, SmsJournalDecision.Unsettled)]
    public async Task What_a_dead_sender_was_sending_is_sent_again_only_under_the_id_that_it_had(string? id, SmsJournalDecision decision)
    {
        var journal = Machine().Journal;
        await journal.ClaimAsync(new("ready-4711", [Number(1)], "nikita", 7, TimeSpan.Zero) { ProviderMessageIds = ["p0"] });
        await journal.RecordAsync("ready-4711", [new(Number(1), SmsJournalState.NotSent) { Gateway = "nikita", Fingerprint = 7 }]);
        await journal.ClaimAsync(new("ready-4711", [Number(1)], "nikita", 7, TimeSpan.Zero) { ProviderMessageIds = ["p1"] }); // Over a row that is there.

        var grants = await journal.ClaimAsync(new("ready-4711", [Number(1)], "nikita", 7, TimeSpan.Zero) { ProviderMessageIds = [id] });

        grants[0].Decision.Should().Be(decision);
        grants[0].Known!.ProviderMessageId.Should().Be("p1");
    }

    [Theory]
    [InlineData(SmsJournalState.NotSent, "nikita", 7, false, SmsJournalDecision.Send)]
    [InlineData(SmsJournalState.Rejected, "infobip", 7, false, SmsJournalDecision.Send)]
    [InlineData(SmsJournalState.Rejected, "nikita", 8, false, SmsJournalDecision.Send)]
    [InlineData(SmsJournalState.Unknown, "nikita", 7, false, SmsJournalDecision.Resubmit)]
    [InlineData(SmsJournalState.Unknown, "infobip", 7, false, SmsJournalDecision.Unsettled)]
    [InlineData(SmsJournalState.Unknown, "infobip", 7, true, SmsJournalDecision.Send)]
    [InlineData(SmsJournalState.Unknown, "nikita", 8, false, SmsJournalDecision.OtherContent)]
    [InlineData(SmsJournalState.Accepted, "nikita", 7, true, SmsJournalDecision.Settled)]
    [InlineData(SmsJournalState.Accepted, "nikita", 8, false, SmsJournalDecision.OtherContent)]
    public async Task What_was_recorded_decides(SmsJournalState recorded, string gateway, long fingerprint, bool takesOver, SmsJournalDecision expected)
    {
        var machine = Machine();
        await machine.ClaimAsync("ready-4711", Number(1));
        await machine.RecordAsync("ready-4711", Number(1), recorded);

        var grant = await machine.ClaimAsync("ready-4711", Number(1), gateway, fingerprint, takesOver);

        grant.Decision.Should().Be(expected);
        grant.Known!.State.Should().Be(recorded);
        (await machine.FindAsync("ready-4711", Number(1)))!.State.Should().Be(grant.IsClaimed ? SmsJournalState.Sending : recorded);
    }

    [Theory]
    [InlineData("nikita", false, SmsJournalDecision.Resubmit)]
    [InlineData("infobip", false, SmsJournalDecision.Unsettled)]
    [InlineData("infobip", true, SmsJournalDecision.Send)]
    public async Task Whoever_sends_is_left_alone_until_the_lease_is_over(string gateway, bool takesOver, SmsJournalDecision afterwards)
    {
        var machine = Machine();
        await machine.ClaimAsync("ready-4711", Number(1));

        (await machine.ClaimAsync("ready-4711", Number(1), gateway, takesOver: takesOver)).Decision.Should().Be(SmsJournalDecision.UnderWay);

        await machine.SqlAsync("UPDATE {t} SET lease_end = clock_timestamp()");
        (await machine.ClaimAsync("ready-4711", Number(1), gateway, takesOver: takesOver)).Decision.Should().Be(afterwards);
    }

    [Fact]
    public async Task Every_recipient_gets_its_own_answer_in_order()
    {
        var machine = Machine();
        await machine.RecordAsync("ready-4711", Number(3), SmsJournalState.Accepted);
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Unknown);
        await machine.ClaimAsync("ready-4711", Number(2));

        var grants = await machine.Journal.ClaimAsync(new("ready-4711", [Number(4), Number(3), Number(2), Number(1), Number(4)], "nikita", 7, TimeSpan.FromMinutes(1)));

        grants.Select(static grant => grant.Decision).Should().Equal(
            SmsJournalDecision.Send, SmsJournalDecision.Settled, SmsJournalDecision.UnderWay, SmsJournalDecision.Resubmit, SmsJournalDecision.UnderWay);
        var found = await machine.Journal.FindAsync("ready-4711", [Number(5), Number(3), Number(1)]);
        found.Select(static entry => entry?.State).Should().Equal(null, SmsJournalState.Accepted, SmsJournalState.Sending);
    }

    [Fact]
    public async Task That_the_provider_has_it_is_not_taken_back()
    {
        // Two machines, the first of which was stopped for longer than its lease.
        var machine = Machine();
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.Accepted);
        await machine.RecordAsync("ready-4711", Number(1), SmsJournalState.NotSent);

        (await machine.ClaimAsync("ready-4711", Number(1))).Decision.Should().Be(SmsJournalDecision.Settled);
    }

    [Fact]
    public async Task The_clock_of_the_machine_does_not_matter()
    {
        await Machine(clock: new WrongClock(TimeSpan.FromDays(-1000))).ClaimAsync("ready-4711", Number(1));

        var grant = await Machine(clock: new WrongClock(TimeSpan.FromDays(1000))).ClaimAsync("ready-4711", Number(1));

        grant.Decision.Should().Be(SmsJournalDecision.UnderWay);
    }

    [Fact]
    public async Task It_decides_as_the_journal_in_memory_does()
    {
        await using var services = new ServiceCollection().AddLogging().AddSmsGateways(static sms => sms.UseInMemoryJournal()).BuildServiceProvider();
        var memory = services.GetRequiredService<ISmsSendJournal>();
        var machine = Machine();
        var random = new Random(4711);

        for (var i = 0; i < 300; i++)
        {
            // A lease of no time stands for an owner that has died.
            var lease = random.Next(2) is 0 ? TimeSpan.Zero : TimeSpan.FromHours(1);
            var to = Enumerable.Range(0, 6).Where(_ => random.Next(2) is 0).Select(Number).ToList();
            var claim = new SmsJournalClaim($"m-{random.Next(3)}", to, $"gateway-{random.Next(2)}", random.Next(8) / 7, lease) { TakesOver = random.Next(4) is 0 };

            var expected = await memory.ClaimAsync(claim);
            var actual = await machine.Journal.ClaimAsync(claim);

            actual.Select(static grant => (grant.Decision, grant.Known?.State, grant.Known?.Gateway, grant.Known?.ProviderMessageId, grant.Known?.Parts, grant.Known?.Fingerprint)).Should()
                .Equal(expected.Select(static grant => (grant.Decision, grant.Known?.State, grant.Known?.Gateway, grant.Known?.ProviderMessageId, grant.Known?.Parts, grant.Known?.Fingerprint)));

            var outcomes = to.Zip(expected).Where(pair => pair.Second.IsClaimed && random.Next(3) > 0).Select(pair => new SmsJournalEntry(pair.First, (SmsJournalState)random.Next(1, 5))
            {
                Gateway = claim.Gateway,
                Fingerprint = claim.Fingerprint,
                ProviderMessageId = random.Next(2) is 0 ? null : $"p-{i}",
                Parts = random.Next(2) is 0 ? null : i,
            }).ToList();
            await memory.RecordAsync(claim.MessageId, outcomes);
            await machine.Journal.RecordAsync(claim.MessageId, outcomes);
        }
    }

    [Fact]
    public async Task Nobody_is_nothing_to_do()
    {
        var machine = Machine();

        (await machine.Journal.ClaimAsync(new("ready-4711", [], "nikita", 7, TimeSpan.FromMinutes(1)))).Should().BeEmpty();
        (await machine.Journal.FindAsync("ready-4711", [])).Should().BeEmpty();
        await machine.Journal.RecordAsync("ready-4711", []);
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
