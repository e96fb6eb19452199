using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>A journal together with everything that decides who sends what: what an earlier run may have sent goes out again under the same id, or not at all.</summary>
public sealed class JournaledCompositeTests
{
    private const string ProYes = "<response><status>0</status></response>";
    // Shorter than the quiet period, on a clock that stands still but for pauses: it does not pass because the machine is busy.
    private static readonly SmsMessage Message = new("Hi", "+996550123456") { Id = "m1", Deadline = TimeSpan.FromSeconds(2) };
    private static readonly SmsMessage ToBoth = Message with { To = [.. Message.To, PhoneNumber.Parse("+995555123456")] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Under_another_id_nothing_is_submitted_again(bool isResubmission)
    {
        await using var pro = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(ProYes));
        await using var co = RawServer.Answering("OK 1 7");
        await using var services = Routing(pro.Address, co.Address);
        var gateway = services.GetRequiredKeyedService<ISmsGateway>("routing");
        (await gateway.SendAsync(ToBoth)).Recipients.Select(row => row.Outcome).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Accepted);

        // Alone, it is no branch of a split message any more, and so would have another id.
        var again = await gateway.SendAsync(Message with { Deadline = null, IsResubmission = isResubmission });

        again.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        pro.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task The_whole_message_is_submitted_again_under_the_same_id()
    {
        await using var pro = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(ProYes));
        await using var co = RawServer.Answering("OK 1 7");
        await using var services = Routing(pro.Address, co.Address);
        var gateway = services.GetRequiredKeyedService<ISmsGateway>("routing");
        await gateway.SendAsync(ToBoth);

        (await gateway.SendAsync(ToBoth with { Deadline = null })).EnsureAccepted();

        pro.Ledger.Should().HaveCount(2);
        pro.Ledger[1].Body.Should().Be(pro.Ledger[0].Body);
        co.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_text_under_the_same_id_is_refused_by_a_failover_too()
    {
        await using var pro = RawServer.Answering(ProYes);
        await using var co = RawServer.Answering("OK 1 7");
        await using var services = Services(sms =>
        {
            AddBoth(sms, pro.Address, co.Address);
            sms.AddFailover("failover", "pro", "co");
        });
        var gateway = services.GetRequiredKeyedService<ISmsGateway>("failover");
        (await gateway.SendAsync(Message)).EnsureAccepted();

        var other = await gateway.SendAsync(Message with { Content = new SmsText("Something else"), IsResubmission = true });

        (other.Recipients[0].Outcome, other.Recipients[0].Error!.Code).Should().Be((SmsOutcome.Rejected, SmsErrorCode.DuplicateId));
        (pro.Ledger.Count, co.Ledger.Count).Should().Be((1, 0));
    }

    [Fact]
    public async Task A_gateway_that_takes_over_and_is_refused_does_not_make_the_first_one_forgotten()
    {
        await using var first = RawServer.Start(exchange => exchange.CloseAsync());
        await using var second = RawServer.Answering("", status: 400);
        await using var services = Services(sms =>
        {
            sms.AddSmsCo("first", options => Configure(options, first.Address));
            sms.AddSmsCo("second", options => Configure(options, second.Address));
            sms.AddFailover("failover", "first", "second");
        });
        var gateway = services.GetRequiredKeyedService<ISmsGateway>("failover");
        var urgent = Message with { OnUnknown = SmsOnUnknown.AtLeastOnce, Deadline = TimeSpan.FromSeconds(5) };
        (await gateway.SendAsync(urgent)).Recipients[0].Should().BeEquivalentTo(new { Outcome = SmsOutcome.Unknown, Gateway = "first", MayBeDuplicate = true });

        var again = await gateway.SendAsync(Message);

        again.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        (first.Ledger.Count, second.Ledger.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_limit_does_not_hide_what_an_earlier_run_has_done()
    {
        await using var pro = RawServer.Answering(ProYes);
        await using var services = Services(sms =>
        {
            sms.AddSmsPro("pro", options => Configure(options, pro.Address));
            sms.UseGuards(guards =>
            {
                guards.AllowedPrefixes = ["996"];
                guards.MaxMessagesPerRecipient = 1;
            });
        });
        var gateway = services.GetRequiredService<ISmsGateway>();
        (await gateway.SendAsync(Message)).EnsureAccepted();

        var again = await gateway.SendAsync(Message);
        var streamed = await gateway.SendManyAsync([Message]).ToListAsync();
        var other = await gateway.SendAsync(Message with { Id = "m2" });
        var mistaken = await gateway.SendAsync(Message with { Content = new SmsText("Something else") });

        again.Recipients[0].Should().BeEquivalentTo(new { Outcome = SmsOutcome.Accepted, Evidence = SmsEvidence.Journal });
        streamed.Should().ContainSingle().Which.Recipients[0].Evidence.Should().Be(SmsEvidence.Journal);
        other.Recipients[0].Error!.Code.Should().Be(SmsErrorCode.PolicyLimit);
        mistaken.Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected, "another text was never sent");
        pro.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task A_journal_that_answers_nonsense_stops_the_send_and_nothing_else()
    {
        await using var pro = RawServer.Answering(ProYes);
        await using var services = new ServiceCollection().AddLogging().AddSmsGateways(sms =>
        {
            sms.AddSmsPro("pro", options => Configure(options, pro.Address));
            sms.UseJournal(_ => new NonsenseJournal());
        }).BuildServiceProvider();
        var gateway = services.GetRequiredService<ISmsGateway>();

        (await gateway.SendAsync(Message)).Recipients[0].Outcome.Should().Be(SmsOutcome.NotSent);
        (await gateway.SendManyAsync([Message, Message with { Id = "m2" }]).ToListAsync()).Should().HaveCount(2).And.OnlyContain(result => result.Recipients[0].Outcome == SmsOutcome.NotSent);

        pro.Ledger.Should().BeEmpty();
    }

    private static ServiceProvider Routing(Uri pro, Uri co) => Services(sms =>
    {
        AddBoth(sms, pro, co);
        sms.AddRouting("routing", routes => routes.Prefix("996", "pro").Prefix("995", "co"));
    });

    private static void AddBoth(SmsGatewaysBuilder sms, Uri pro, Uri co)
    {
        sms.AddSmsPro("pro", options => Configure(options, pro));
        sms.AddSmsCo("co", options => Configure(options, co));
    }

    private static void Configure(SmsProOptions options, Uri address)
    {
        options.Platform = SmsProPlatform.Nikita;
        options.Login = "login";
        options.Password = "passwd";
        options.DefaultSender = "My-company";
        options.QuietPeriod = TimeSpan.FromSeconds(6);
        options.BaseAddress = address;
    }

    private static void Configure(SmsCoOptions options, Uri address)
    {
        options.Username = "user";
        options.Password = "password";
        options.BaseAddress = address;
    }

    private static ServiceProvider Services(Action<SmsGatewaysBuilder> configure) => new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ManualTimeProvider { PassesPauses = true }).AddSmsGateways(sms =>
    {
        configure(sms);
        sms.UseInMemoryJournal();
    }).BuildServiceProvider();

    private sealed class NonsenseJournal : ISmsSendJournal
    {
        public ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default) => new([]);

        public ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default) => default;

        public ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default) => new([]);
    }
}
