using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>Gateways with a journal: whatever runs again, nothing goes out twice, and nothing goes out without a record.</summary>
public sealed class JournaledGatewayTests
{
    private const string Accepted = "<response><status>0</status></response>";
    private static readonly SmsMessage Message = new("Hi", "+996550123456") { Id = "m1" };

    // Of the clock that stands still but for pauses: it does not pass because the machine is busy.
    private static readonly TimeSpan ShorterThanQuiet = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task What_was_accepted_is_answered_from_the_journal()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = SmsPro(server.Address);
        var first = await gateway.Gateway.SendAsync(Message);

        var second = await gateway.Gateway.SendAsync(Message);

        second.AllAccepted.Should().BeTrue();
        second.Recipients[0].Should().BeEquivalentTo(new { first.Recipients[0].ProviderMessageId, Gateway = "pro", Evidence = SmsEvidence.Journal });
        second.Message.Should().BeSameAs(Message);
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_unknown_at_a_provider_without_ids_is_not_sent_again()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync("OK 1 7"));
        await using var services = Services(sms => sms.AddSmsCo("smsco", options => Configure(options, server.Address)));
        var gateway = services.GetRequiredService<ISmsGateway>();
        (await gateway.SendAsync(Message)).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);

        var second = await gateway.SendAsync(Message);

        second.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_unknown_at_a_provider_with_ids_is_submitted_again_under_the_same_one()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(Accepted));
        await using var gateway = SmsPro(server.Address);
        (await gateway.SendAsync(Message with { Deadline = ShorterThanQuiet })).Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);

        (await gateway.Gateway.SendAsync(Message)).EnsureAccepted();

        server.Ledger.Should().HaveCount(2);
        server.Ledger[1].Body.Should().Be(server.Ledger[0].Body);
    }

    [Theory]
    [InlineData(503, SmsOutcome.Unknown, 1)]
    [InlineData(400, SmsOutcome.Rejected, 2)]
    public async Task Only_what_was_not_taken_is_sent_again_without_ids(int status, SmsOutcome outcome, int requests)
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.AnswerAsync("", status) : exchange.AnswerAsync("OK 1 7"));
        await using var services = Services(sms => sms.AddSmsCo("smsco", options => Configure(options, server.Address)));
        var gateway = services.GetRequiredService<ISmsGateway>();
        (await gateway.SendAsync(Message)).Recipients[0].Outcome.Should().Be(outcome);

        await gateway.SendAsync(Message);

        server.Ledger.Should().HaveCount(requests);
    }

    [Fact]
    public async Task The_same_id_with_another_text_is_refused()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = SmsPro(server.Address);
        await gateway.Gateway.SendAsync(Message);

        var second = await gateway.Gateway.SendAsync(Message with { Content = new SmsText("Hi again") });

        second.Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        second.Recipients[0].Error!.Code.Should().Be(SmsErrorCode.DuplicateId);
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_id_to_another_recipient_is_sent()
    {
        await using var own = RawServer.Answering("OK 1 7");
        await using var coServices = Services(sms => sms.AddSmsCo("smsco", options => Configure(options, own.Address)));
        var gateway = coServices.GetRequiredService<ISmsGateway>();
        await gateway.SendAsync(Message);

        var second = await gateway.SendAsync(Message with { To = [PhoneNumber.Parse("+996550123456"), PhoneNumber.Parse("+996550123457")] });

        second.AllAccepted.Should().BeTrue();
        second.Recipients.Select(row => row.Evidence).Should().Equal(SmsEvidence.Journal, SmsEvidence.Response);
        own.Ledger.Should().HaveCount(2);
    }

    [Fact]
    public async Task Of_two_at_once_one_sends()
    {
        var release = new TaskCompletionSource();
        await using var server = RawServer.Start(async exchange =>
        {
            await release.Task;
            await exchange.AnswerAsync(Accepted);
        });
        await using var gateway = SmsPro(server.Address);
        var first = gateway.Gateway.SendAsync(Message);

        var second = await gateway.Gateway.SendAsync(Message);
        release.SetResult();

        second.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        (await first).EnsureAccepted();
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_a_record_nothing_is_sent()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = SmsPro(server.Address, new ScriptedJournal { FailsToClaim = true });

        var result = await gateway.Gateway.SendAsync(Message);

        result.Recipients[0].Outcome.Should().Be(SmsOutcome.NotSent);
        result.Recipients[0].Error!.Detail.Should().Contain("IOException").And.NotContain("secret");
        server.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_record_that_fails_afterwards_hides_no_outcome()
    {
        await using var server = RawServer.Answering(Accepted);
        var journal = new ScriptedJournal { FailsToRecord = true };
        await using var gateway = SmsPro(server.Address, journal);

        (await gateway.Gateway.SendAsync(Message)).EnsureAccepted();

        journal.Events.Should().Equal("claim m1", "record m1 Accepted");
    }

    [Fact]
    public async Task Claimed_before_the_first_byte_and_recorded_after_the_answer()
    {
        var journal = new ScriptedJournal();
        await using var server = RawServer.Start(exchange =>
        {
            journal.Events.Add("byte");
            return exchange.AnswerAsync(Accepted);
        });
        await using var gateway = SmsPro(server.Address, journal);

        await gateway.Gateway.SendAsync(Message);

        journal.Events.Should().Equal("claim m1", "byte", "record m1 Accepted");
    }

    [Theory]
    [InlineData(SmsOnUnknown.AtMostOnce, SmsOutcome.Unknown, 0)]
    [InlineData(SmsOnUnknown.AtLeastOnce, SmsOutcome.Accepted, 1)]
    public async Task What_may_have_gone_through_another_gateway_is_not_sent_unless_twice_is_better_than_never(SmsOnUnknown policy, SmsOutcome outcome, int requests)
    {
        await using var first = RawServer.Start(exchange => exchange.CloseAsync());
        await using var second = RawServer.Answering("OK 1 7");
        await using var services = Services(sms =>
        {
            sms.AddSmsCo("first", options => Configure(options, first.Address));
            sms.AddSmsCo("second", options => Configure(options, second.Address));
        });
        var gateways = services.GetRequiredService<ISmsGateways>();
        await gateways.Get("first").SendAsync(Message);

        var result = await gateways.Get("second").SendAsync(Message with { OnUnknown = policy });

        result.Recipients[0].Outcome.Should().Be(outcome);
        result.Recipients[0].Gateway.Should().Be(requests is 0 ? "first" : "second");
        second.Ledger.Should().HaveCount(requests);
    }

    [Fact]
    public async Task Of_many_requests_only_the_lost_one_is_repeated_and_under_its_own_id()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 2 ? exchange.CloseAsync() : exchange.AnswerAsync(Accepted));
        await using var gateway = SmsPro(server.Address, configure: options =>
        {
            options.MaxRecipientsPerRequest = 2;
            options.MaxConcurrentRequests = 1;
        });
        var message = Message with { To = [.. Enumerable.Range(0, 5).Select(i => PhoneNumber.Parse($"+99655012345{i}"))] };
        await gateway.SendAsync(message with { Deadline = ShorterThanQuiet });
        var lost = server.Ledger[1].Body;
        var before = server.Ledger.Count;

        (await gateway.Gateway.SendAsync(message)).EnsureAccepted();

        server.Ledger.Skip(before).Select(request => request.Body).Should().Equal(lost);
    }

    [Fact]
    public async Task A_stream_that_runs_again_sends_only_what_is_missing()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = SmsPro(server.Address);
        var messages = Streams.PackingTests.Messages(200).ToList();
        await gateway.Gateway.SendManyAsync(messages.Take(120)).ToListAsync();
        var before = server.Ledger.Count;

        var results = await gateway.Gateway.SendManyAsync(messages).ToListAsync();

        results.Should().HaveCount(200).And.OnlyContain(result => result.AllAccepted);
        results.Count(result => result.Recipients[0].Evidence is SmsEvidence.Journal).Should().Be(120);
        (before, server.Ledger.Count).Should().Be((120, 200));
    }

    [Fact]
    public async Task A_stream_that_was_canceled_can_run_again()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Canceling(canceling, number: 10, Accepted);
        await using var gateway = SmsPro(server.Address);
        var messages = Streams.PackingTests.Messages(200).ToList();
        var results = new List<SmsSendResult>();
        var reading = async () =>
        {
            await foreach (var result in gateway.Gateway.SendManyAsync(messages, canceling.Token))
            {
                results.Add(result);
            }
        };
        await reading.Should().ThrowAsync<OperationCanceledException>();
        results.Should().OnlyContain(result => result.Recipients[0].Outcome == SmsOutcome.Accepted || result.Recipients[0].Outcome == SmsOutcome.NotSent);

        (await gateway.Gateway.SendManyAsync(messages).ToListAsync()).Should().OnlyContain(result => result.AllAccepted);

        server.Ledger.Should().HaveCount(200);
    }

    private static void Configure(SmsCoOptions options, Uri address)
    {
        options.Username = "user";
        options.Password = "password";
        options.BaseAddress = address;
    }

    private static TestGateway SmsPro(Uri address, ISmsSendJournal? journal = null, Action<SmsProOptions>? configure = null)
        => TestGateway.SmsPro(address, configure: options =>
        {
            options.QuietPeriod = TimeSpan.FromSeconds(6);
            configure?.Invoke(options);
        }, services: services => services.AddSmsGateways(sms => _ = journal is null ? sms.UseInMemoryJournal() : sms.UseJournal(_ => journal)), clock: new ManualTimeProvider { PassesPauses = true });

    private static ServiceProvider Services(Action<SmsGatewaysBuilder> configure) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(new ManualTimeProvider { PassesPauses = true })
        .AddSmsGateways(sms =>
        {
            configure(sms);
            sms.UseInMemoryJournal();
        })
        .BuildServiceProvider();

    private sealed class ScriptedJournal : ISmsSendJournal
    {
        public List<string> Events { get; } = [];

        public bool FailsToClaim { get; init; }

        public bool FailsToRecord { get; init; }

        public ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default)
        {
            Events.Add($"claim {claim.MessageId}");
            return FailsToClaim
                ? throw new IOException("secret")
                : new([.. claim.To.Select((_, i) => SmsJournalRules.Decide(claim, i, null, DateTimeOffset.UtcNow))]);
        }

        public ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default)
        {
            Events.Add($"record {messageId} {string.Join(' ', entries.Select(entry => entry.State))}");
            return FailsToRecord ? throw new IOException("secret") : default;
        }

        public ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default)
            => new([.. to.Select(_ => (SmsJournalEntry?)null)]);
    }
}
