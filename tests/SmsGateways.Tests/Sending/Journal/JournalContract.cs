using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>What every journal does, whatever it keeps its entries in.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    private protected static readonly TimeSpan Retention = TimeSpan.FromDays(7);
    private protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private protected static readonly PhoneNumber Anna = PhoneNumber.Parse("+996550000001");
    private protected static readonly PhoneNumber Ben = PhoneNumber.Parse("+995555000002");

    private protected ManualTimeProvider Clock { get; } = new();

    private protected ISmsSendJournal Journal { get; private set; } = null!;

    public async Task InitializeAsync() => Journal = await CreateAsync(Retention, Clock);

    public abstract Task DisposeAsync();

    [Fact]
    public async Task What_is_not_known_is_claimed()
    {
        var grants = await Journal.ClaimAsync(Claim());

        grants.Should().Equal(new SmsJournalGrant(SmsJournalDecision.Send, null));
        (await FindAsync()).Should().Be(new SmsJournalEntry(Anna, SmsJournalState.Sending)
        {
            Gateway = "nikita",
            Fingerprint = 1,
            WrittenAt = Clock.GetUtcNow(),
            LeaseEnd = Clock.GetUtcNow() + Lease,
        });
    }

    [Fact]
    public async Task What_is_being_sent_is_under_way_until_the_lease_is_over()
    {
        await Journal.ClaimAsync(Claim());

        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.UnderWay);
        (await DecideAsync(Claim() with { Gateway = "infobip", TakesOver = true })).Should().Be(SmsJournalDecision.UnderWay);
        Clock.Advance(Lease - TimeSpan.FromTicks(1));
        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.UnderWay);
        Clock.Advance(TimeSpan.FromTicks(1));
        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.Resubmit);
        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.UnderWay, "the one before has claimed it");
    }

    [Fact]
    public async Task How_far_reports_have_come_can_be_claimed_to_go_on_and_is_not_lost_on_the_way()
    {
        var claim = Claim() with { ProviderMessageIds = ["S"], Fingerprint = 0 };
        await Journal.ClaimAsync(claim with { ProviderMessageIds = [null] });
        await Journal.RecordAsync(claim.MessageId, [new(Anna, SmsJournalState.Report) { Gateway = "nikita", ProviderMessageId = "S" }]);

        var grant = (await Journal.ClaimAsync(claim))[0];
        (grant.Decision, grant.Known!.State, grant.Known.ProviderMessageId).Should().Be((SmsJournalDecision.Send, SmsJournalState.Report, "S"));
        (await DecideAsync(claim)).Should().Be(SmsJournalDecision.UnderWay);

        Clock.Advance(Lease); // It died in the middle.
        (await FindAsync())!.ProviderMessageId.Should().Be("S");
        (await DecideAsync(claim)).Should().Be(SmsJournalDecision.Resubmit);
    }

    [Fact]
    public async Task However_short_the_retention_nobody_begins_while_somebody_sends()
    {
        var lease = Retention + TimeSpan.FromDays(1);
        await Journal.ClaimAsync(Claim() with { Lease = lease });

        Clock.Advance(Retention);
        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.UnderWay);
        Clock.Advance(TimeSpan.FromDays(1));
        (await DecideAsync(Claim())).Should().Be(SmsJournalDecision.Send, "it is forgotten now");
    }

    [Theory]
    [InlineData("p1", SmsJournalDecision.Resubmit)]
    [InlineData("p2", SmsJournalDecision.Unsettled)]
    [InlineData(null, SmsJournalDecision.Unsettled)]
    public async Task What_a_dead_sender_was_sending_is_sent_again_only_under_the_id_that_it_had(string? id, SmsJournalDecision decision)
    {
        await Journal.ClaimAsync(Claim() with { ProviderMessageIds = ["p1"] });
        (await FindAsync())!.ProviderMessageId.Should().Be("p1");
        Clock.Advance(Lease);

        (await DecideAsync(Claim() with { ProviderMessageIds = [id] })).Should().Be(decision);
    }

    [Theory]
    [InlineData(SmsJournalState.NotSent)]
    [InlineData(SmsJournalState.Rejected)]
    [InlineData(SmsJournalState.Unknown)]
    public async Task What_the_provider_has_taken_stays_taken(SmsJournalState late)
    {
        await ClaimAndRecordAsync(SmsJournalState.Accepted);

        await Journal.RecordAsync("order-1", [new(Anna, late) { Gateway = "nikita", Fingerprint = 1 }]);

        (await FindAsync())!.State.Should().Be(SmsJournalState.Accepted);
    }

    [Theory]
    [InlineData("nikita", false, SmsJournalDecision.Resubmit)]
    [InlineData("nikita", true, SmsJournalDecision.Resubmit)]
    [InlineData("infobip", false, SmsJournalDecision.Unsettled)]
    [InlineData("infobip", true, SmsJournalDecision.Send)]
    public async Task What_may_have_left_is_sent_again_only_where_that_is_known(string gateway, bool takesOver, SmsJournalDecision decision)
    {
        await ClaimAndRecordAsync(SmsJournalState.Unknown);

        (await DecideAsync(Claim() with { Gateway = gateway, TakesOver = takesOver })).Should().Be(decision);
    }

    [Fact]
    public async Task What_the_provider_has_is_settled_and_the_answer_says_how()
    {
        await Journal.ClaimAsync(Claim());
        Clock.Advance(TimeSpan.FromSeconds(3));
        await Journal.RecordAsync("order-1", [new(Anna, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = 1, ProviderMessageId = "p1", Parts = 2 }]);

        var grant = (await Journal.ClaimAsync(Claim() with { Gateway = "infobip", TakesOver = true })).Single();

        grant.Decision.Should().Be(SmsJournalDecision.Settled);
        grant.Known.Should().Be(new SmsJournalEntry(Anna, SmsJournalState.Accepted)
        {
            Gateway = "nikita",
            Fingerprint = 1,
            ProviderMessageId = "p1",
            Parts = 2,
            WrittenAt = Clock.GetUtcNow(),
        });
        (await FindAsync()).Should().Be(grant.Known, "a claim that is not granted changes nothing");
    }

    [Theory]
    [InlineData(SmsJournalState.NotSent)]
    [InlineData(SmsJournalState.Rejected)]
    public async Task What_never_left_may_be_corrected_and_sent(SmsJournalState state)
    {
        await ClaimAndRecordAsync(state);

        (await DecideAsync(Claim() with { Fingerprint = 2, Gateway = "infobip" })).Should().Be(SmsJournalDecision.Send);
        (await FindAsync()).Should().BeEquivalentTo(new { State = SmsJournalState.Sending, Fingerprint = 2, Gateway = "infobip" });
    }

    [Theory]
    [InlineData(SmsJournalState.Sending)]
    [InlineData(SmsJournalState.Unknown)]
    [InlineData(SmsJournalState.Accepted)]
    public async Task Another_content_under_the_same_id_is_not_sent(SmsJournalState state)
    {
        await ClaimAndRecordAsync(state);

        (await DecideAsync(Claim() with { Fingerprint = 2, TakesOver = true })).Should().Be(SmsJournalDecision.OtherContent);
    }

    [Fact]
    public async Task Each_recipient_of_a_claim_is_decided_for_itself_in_order()
    {
        await ClaimAndRecordAsync(SmsJournalState.Accepted);

        var grants = await Journal.ClaimAsync(Claim() with { To = [Ben, Anna] });

        grants.Select(grant => grant.Decision).Should().Equal(SmsJournalDecision.Send, SmsJournalDecision.Settled);
    }

    [Fact]
    public async Task The_same_recipient_of_another_message_is_another()
    {
        await ClaimAndRecordAsync(SmsJournalState.Accepted);

        (await DecideAsync(Claim() with { MessageId = "Order-1" })).Should().Be(SmsJournalDecision.Send, "ids are told apart to the letter");
    }

    [Fact]
    public async Task Finding_tells_in_order_and_changes_nothing()
    {
        await Journal.ClaimAsync(Claim());

        (await Journal.FindAsync("order-1", [Ben, Anna])).Select(entry => entry?.State).Should().Equal(null, SmsJournalState.Sending);
        (await Journal.FindAsync("order-2", [Anna])).Should().Equal((SmsJournalEntry?)null);
        (await DecideAsync(Claim() with { To = [Ben] })).Should().Be(SmsJournalDecision.Send);
    }

    [Theory]
    [InlineData(SmsJournalState.Unknown)]
    [InlineData(SmsJournalState.Accepted)]
    public async Task What_is_older_than_the_retention_is_forgotten(SmsJournalState state)
    {
        await ClaimAndRecordAsync(state);

        Clock.Advance(Retention - TimeSpan.FromTicks(1));
        (await FindAsync()).Should().NotBeNull();
        Clock.Advance(TimeSpan.FromTicks(1));
        (await FindAsync()).Should().BeNull();
        (await DecideAsync(Claim() with { Fingerprint = 2 })).Should().Be(SmsJournalDecision.Send);
    }

    [Fact]
    public async Task Of_a_thousand_parallel_claims_one_is_granted()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var claims = Enumerable.Range(0, 1000).Select(async i =>
        {
            await go.Task;
            return await Journal.ClaimAsync(Claim() with { Gateway = $"gateway-{i % 3}" });
        }).ToList();
        go.SetResult();

        var grants = (await Task.WhenAll(claims)).Select(grants => grants.Single().Decision).ToList();

        grants.Should().HaveCount(1000);
        grants.CountBy(decision => decision).Should().BeEquivalentTo(
            [KeyValuePair.Create(SmsJournalDecision.Send, 1), KeyValuePair.Create(SmsJournalDecision.UnderWay, 999)]);
    }

    [Fact]
    public async Task Parallel_senders_of_many_messages_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            var claim = Claim() with { MessageId = $"m{i % 100}", To = [Anna, Ben], Fingerprint = i % 100 };
            foreach (var (to, grant) in claim.To.Zip(await Journal.ClaimAsync(claim)))
            {
                if (grant.IsClaimed)
                {
                    await Journal.RecordAsync(claim.MessageId, [new(to, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = claim.Fingerprint, ProviderMessageId = $"p{i % 100}" }]);
                }
            }
        })));

        for (var i = 0; i < 100; i++)
        {
            (await Journal.FindAsync($"m{i}", [Anna, Ben])).Should().OnlyContain(entry => entry!.State == SmsJournalState.Accepted && entry.ProviderMessageId == $"p{i}");
        }
    }

    private protected abstract ValueTask<ISmsSendJournal> CreateAsync(TimeSpan retention, TimeProvider clock);

    private protected static SmsJournalClaim Claim() => new("order-1", [Anna], "nikita", 1, Lease);

    private async Task<SmsJournalDecision> DecideAsync(SmsJournalClaim claim) => (await Journal.ClaimAsync(claim)).Single().Decision;

    private async Task<SmsJournalEntry?> FindAsync() => (await Journal.FindAsync("order-1", [Anna])).Single();

    private async Task ClaimAndRecordAsync(SmsJournalState state)
    {
        await Journal.ClaimAsync(Claim());
        if (state is not SmsJournalState.Sending)
        {
            await Journal.RecordAsync("order-1", [new(Anna, state) { Gateway = "nikita", Fingerprint = 1 }]);
        }
    }
}
