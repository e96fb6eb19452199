using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Simulator;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>
/// From end to end against the simulator, which was written from the same documents by another reading. Whatever fails in between: Accepted is only what
/// the platform has, Rejected and NotSent are only what it has not.
/// </summary>
public sealed class SmsProSimulatorTests : IAsyncLifetime
{
    private const string Phone = "+996550123456";

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);

    private readonly ManualTimeProvider _clock = new();

    // The gateway's own clock: its pauses cost no time, and its timeouts do not pass because the machine is busy.
    private readonly ManualTimeProvider _patience = new() { PassesPauses = true };
    private SmsSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });

    public Task DisposeAsync() => _simulator.DisposeAsync().AsTask();

    public static TheoryData<SmsProPlatform> Platforms => [.. Enum.GetValues<SmsProPlatform>()];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Status_0_is_accepted_and_what_was_sent_is_there(SmsProPlatform platform)
    {
        await using var gateway = Start(platform);
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(6));

        var result = await gateway.SendAsync(new SmsMessage("Any SMS message text", Phone, "+996550123457") { Id = "A88726", From = "My-company", SendAt = time.ToUniversalTime() });

        result.Recipients.Should().OnlyContain(recipient =>
            recipient.Outcome == SmsOutcome.Accepted && recipient.Evidence == SmsEvidence.Response && recipient.ProviderMessageId == "A88726"
            && recipient.Parts == 1 && recipient.PredictedParts == 1 && recipient.Error == null);
        Of(platform).Messages.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Id = "A88726",
            Login = "login",
            Sender = "My-company",
            Text = "Any SMS message text",
            Time = time,
            Phones = new[] { "996550123456", "996550123457" },
            IsTest = false,
        });
        Of(platform).Account.Balance.Should().Be(20123.12m - 1.00m, "two phones, one part");
        Of(platform is SmsProPlatform.Biz ? SmsProPlatform.Nikita : SmsProPlatform.Biz).Requests.Should().BeEmpty();
    }

    public static TheoryData<string, SmsProPlatform, SmsErrorCode> Refusals
    {
        get
        {
            var rows = new TheoryData<string, SmsProPlatform, SmsErrorCode>();
            foreach (var platform in Enum.GetValues<SmsProPlatform>())
            {
                rows.Add("1", platform, SmsErrorCode.InvalidRequest);
                rows.Add("2", platform, SmsErrorCode.Authentication);
                rows.Add("3", platform, SmsErrorCode.IpNotAllowed);
                rows.Add("4", platform, SmsErrorCode.InsufficientFunds);
                rows.Add("5", platform, SmsErrorCode.InvalidSender);
                rows.Add("6", platform, SmsErrorCode.ContentBlocked);
                rows.Add("7", platform, SmsErrorCode.InvalidRecipient);
                rows.Add("8", platform, SmsErrorCode.InvalidSchedule);
            }

            rows.Add("9", SmsProPlatform.Biz, SmsErrorCode.ContentBlocked);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Statuses_1_to_9_are_rejected_and_nothing_is_there(string status, SmsProPlatform platform, SmsErrorCode code)
    {
        var simulator = Of(platform);
        await using var gateway = Start(platform);
        var to = status is "7" ? "+1234567" : Phone; // A number for us; the platform wants 10 digits.
        switch (status)
        {
            case "2":
                simulator.Account.Password = "changed";
                break;
            case "3":
                simulator.Account.IsIpAllowed = false;
                break;
            case "4":
                simulator.Account.Balance = 0.49m;
                break;
            case "5":
                simulator.Account.AllowedSenders = ["Other"];
                break;
            case "6":
                simulator.Account.StopWords = ["message"];
                break;
            case "9":
                simulator.BlocksWithNine = message => message.Text.Contains("SMS", StringComparison.Ordinal);
                break;
            case "1" or "8":
                // What we write has neither a wrong form nor a wrong time.
                simulator.Fail(SimulatorFault.Status(int.Parse(status, CultureInfo.InvariantCulture)), times: 100);
                break;
        }

        var recipient = (await gateway.SendAsync(new("Any SMS message text", to))).Recipients[0];

        (recipient.Outcome, recipient.Error!.Code, recipient.Error.ProviderCode).Should().Be((SmsOutcome.Rejected, code, status));
        simulator.Messages.Should().BeEmpty();
        simulator.Account.Balance.Should().Be(status is "4" ? 0.49m : 20123.12m);
    }

    [Fact]
    public async Task Nikitas_9_means_busy_which_proves_nothing()
    {
        _simulator.Nikita.BlocksWithNine = _ => true;
        await using var gateway = Start(SmsProPlatform.Nikita, Hasty);

        var recipient = (await gateway.SendAsync(new("Any SMS message text", Phone))).Recipients[0];

        (recipient.Outcome, recipient.Error!.ProviderCode).Should().Be((SmsOutcome.Unknown, "9"));
        recipient.ProviderMessageId.Should().NotBeNull("the platform can be asked about it");
        _simulator.Nikita.Messages.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_id_that_the_platform_knows_is_never_sent_twice_and_never_rejected(SmsProPlatform platform)
    {
        await using var gateway = Start(platform, Hasty);
        var message = new SmsMessage("Any SMS message text", Phone) { Id = "A88726" };
        await gateway.SendAsync(message);

        var again = (await gateway.SendAsync(message)).Recipients[0];

        // 10 alone says that the id was seen; whether that counts as Accepted depends on what the platform reports about it.
        again.Outcome.Should().NotBe(SmsOutcome.Rejected).And.NotBe(SmsOutcome.NotSent);
        again.ProviderMessageId.Should().Be("A88726");
        Of(platform).Messages.Should().ContainSingle();
        Of(platform).Account.Balance.Should().Be(20123.12m - 0.50m);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_id_of_a_refused_message_is_never_accepted(SmsProPlatform platform)
    {
        Of(platform).RegistersRefusedIds = true;
        Of(platform).Account.StopWords = ["SMS"];
        await using var gateway = Start(platform, Hasty);
        var message = new SmsMessage("Any SMS message text", Phone) { Id = "A88726" };
        (await gateway.SendAsync(message)).Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        Of(platform).Account.StopWords = [];

        var again = (await gateway.SendAsync(message)).Recipients[0];

        (again.Outcome, again.Error!.Code).Should().Be((SmsOutcome.Unknown, SmsErrorCode.DuplicateId));
        Of(platform).Messages.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Status_11_is_a_success_only_where_a_test_was_asked_for(SmsProPlatform platform)
    {
        await using var testing = Start(platform, options => options.TestMode = true);
        await using var gateway = Start(platform);

        var test = (await testing.SendAsync(new("Any SMS message text", Phone))).Recipients[0];
        Of(platform).Fail(SimulatorFault.Status(11), times: 100);
        var real = (await gateway.SendAsync(new("Any SMS message text", Phone))).Recipients[0];

        (test.Outcome, test.Parts).Should().Be((SmsOutcome.Accepted, 1));
        (real.Outcome, real.Error!.ProviderCode).Should().Be((SmsOutcome.Rejected, "11"));
        Of(platform).Messages.Should().ContainSingle().Which.IsTest.Should().BeTrue();
        Of(platform).Account.Balance.Should().Be(20123.12m, "a test costs nothing");
    }

    [Fact]
    public async Task A_schedule_that_no_platform_can_express_is_rejected_and_not_an_exception()
    {
        await using var gateway = Start(SmsProPlatform.Nikita);

        var last = (await gateway.SendAsync(new SmsMessage("Hi", Phone) { SendAt = DateTimeOffset.MaxValue })).Recipients[0];
        var first = (await gateway.SendAsync(new SmsMessage("Hi", Phone) { SendAt = DateTimeOffset.MinValue })).Recipients[0];

        (last.Outcome, last.Error!.Code, last.Error.Scope).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content));
        first.Outcome.Should().Be(SmsOutcome.Accepted, "a time in the past means now");
        _simulator.Nikita.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Polled_reports_follow_the_message(SmsProPlatform platform)
    {
        await using var gateway = Start(platform);
        var accepted = _clock.GetUtcNow();
        var id = (await gateway.SendAsync(new("Any SMS message text", Phone, "+996550123457"))).Recipients[0].ProviderMessageId!;
        Of(platform).SetReport("996550123457", 4);

        (await PollAsync(gateway, id)).Select(Shown).Should().Equal("+996550123456 Queued", "+996550123457 Undelivered");
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await PollAsync(gateway, id, Phone)).Select(Shown).Should().Equal("+996550123456 Sent");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var delivered = (await PollAsync(gateway, id, Phone)).Should().ContainSingle().Subject;

        delivered.Should().Be(new SmsDeliveryReport(id, SmsDeliveryStatus.Delivered)
        {
            Gateway = "pro",
            To = PhoneNumber.Parse(Phone),
            SentAt = accepted.AddSeconds(1),
            DoneAt = accepted.AddSeconds(2),
            ProviderStatus = "3",
        });
        (await PollAsync(gateway, id, "+996550999999")).Should().BeEmpty("no such recipient");
        (await PollAsync(gateway, "NoSuchId")).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, SmsDeliveryStatus.Queued, false, false)]
    [InlineData(1, SmsDeliveryStatus.Sent, true, false)]
    [InlineData(2, SmsDeliveryStatus.Rejected, false, false)]
    [InlineData(3, SmsDeliveryStatus.Delivered, true, true)]
    [InlineData(4, SmsDeliveryStatus.Undelivered, true, true)]
    [InlineData(5, SmsDeliveryStatus.Rejected, false, false)]
    [InlineData(6, SmsDeliveryStatus.Unknown, true, true)]
    [InlineData(7, SmsDeliveryStatus.Expired, true, false)]
    [InlineData(8, SmsDeliveryStatus.Unknown, true, true)]
    public async Task Every_code_is_the_same_polled_and_pushed(int code, SmsDeliveryStatus status, bool wasSent, bool wasReported)
    {
        await using var gateway = Start(SmsProPlatform.Biz);
        await using var receiver = ReportReceiver(gateway, out var pushed);
        _simulator.Biz.ReportUrl = receiver.Address;
        var id = (await gateway.SendAsync(new("Any SMS message text", Phone))).Recipients[0].ProviderMessageId!;
        _simulator.Biz.SetReport(Phone, code);
        _clock.Advance(TimeSpan.FromSeconds(5));

        var polled = (await PollAsync(gateway, id)).Should().ContainSingle().Subject;
        (await _simulator.Biz.PushReportsAsync()).Reports.Should().Be(code is 0 ? 0 : 1, "nobody is told of the queue");

        (polled.Status, polled.ProviderStatus, polled.SentAt is not null, polled.DoneAt is not null)
            .Should().Be((status, code.ToString(CultureInfo.InvariantCulture), wasSent, wasReported));
        pushed.Should().Equal(code is 0 ? [] : [polled]);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Pushed_reports_follow_the_messages_and_are_answered_with_200(SmsProPlatform platform)
    {
        await using var gateway = Start(platform);
        await using var receiver = ReportReceiver(gateway, out var pushed);
        Of(platform).ReportUrl = receiver.Address;
        await gateway.SendAsync(new SmsMessage("First", Phone, "+996550123457") { Id = "A1" });
        await gateway.SendAsync(new SmsMessage("Second", Phone) { Id = "A2" });

        _clock.Advance(TimeSpan.FromSeconds(1));
        var first = await Of(platform).PushReportsAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Of(platform).PushReportsAsync();

        (first.IsAccepted, first.Answers.Count, second.IsAccepted, second.Answers.Count).Should().Be((true, 1, true, 1), "200 the first time, else it comes again");
        pushed.Select(report => $"{report.ProviderMessageId} {Shown(report)}").Should().Equal(
            "A1 +996550123456 Sent", "A1 +996550123457 Sent", "A2 +996550123456 Sent", "A1 +996550123456 Delivered", "A1 +996550123457 Delivered", "A2 +996550123456 Delivered");
        pushed[^1].Should().Be((await PollAsync(gateway, "A2")).Single());
    }

    [Fact]
    public async Task Numbers_are_looked_up()
    {
        await using var nikita = Start(SmsProPlatform.Nikita);
        await using var biz = Start(SmsProPlatform.Biz);
        _simulator.Nikita.AddNumber("+996312000001", "Ош <&> Жалал-Абад", "Сайма", -1);

        var mobile = await LookupAsync(nikita, Phone);
        var added = await LookupAsync(nikita, "+996312000001");
        var abroad = await LookupAsync(biz, "+880180123456");

        (mobile.Region, mobile.Operator, mobile.UtcOffset).Should().Be(("Бишкек , Бишкек", "MegaCom", TimeSpan.FromHours(6)));
        (added.Region, added.Operator, added.UtcOffset).Should().Be(("Ош <&> Жалал-Абад", "Сайма", null));
        added.ProviderFields["timezone"].Should().Be("-1");
        (abroad.Region, abroad.Operator, abroad.UtcOffset).Should().Be(("Bangladesh", "Robi Axiata", TimeSpan.FromHours(6)));
        (await nikita.Awaiting(g => LookupAsync(g, "+880180123456")).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.NotCovered);
        (await nikita.Awaiting(g => LookupAsync(g, "+1234567")).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.InvalidRecipient);
    }

    [Fact]
    public async Task Features_refuse_as_sending_does()
    {
        await using var gateway = Start(SmsProPlatform.Nikita);
        var ask = new Func<Task>[] { () => PollAsync(gateway, "A1"), () => BalanceAsync(gateway), () => LookupAsync(gateway, Phone) };

        _simulator.Nikita.Account.IsIpAllowed = false;
        (await ask[0].Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.IpNotAllowed);
        (await ask[1].Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.IpNotAllowed);
        await ask[2].Should().NotThrowAsync("the document has no such status for this question");

        _simulator.Nikita.Account.Password = "changed";
        foreach (var question in ask)
        {
            (await question.Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Authentication);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Money_runs_out(SmsProPlatform platform)
    {
        Of(platform).Account.Balance = 3.70m;
        Of(platform).Account.PricePerPart = 1.25m;
        await using var gateway = Start(platform);

        (await BalanceAsync(gateway)).Should().BeEquivalentTo(new { Amount = 3.70m, PricePerPart = 1.25m, IsActive = true });
        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Accepted);
        (await gateway.SendAsync(new("Any SMS message text", Phone, "+996550123457"))).AllAccepted.Should().BeFalse("two parts cost 2.50, and 2.45 are left");
        (await gateway.SendAsync(new("Any SMS message text", Phone))).AllAccepted.Should().BeTrue();
        var last = (await gateway.SendAsync(new("Any SMS message text", Phone))).Recipients[0];
        Of(platform).Account.IsActive = false;
        var balance = await BalanceAsync(gateway);

        (last.Outcome, last.Error!.Code, last.Error.ProviderCode).Should().Be((SmsOutcome.Rejected, SmsErrorCode.InsufficientFunds, "4"));
        (balance.Amount, balance.IsActive).Should().Be((1.20m, false));
        Of(platform).Messages.Should().HaveCount(2);
    }

    [Fact]
    public async Task Two_accounts_of_one_platform_know_nothing_of_each_other()
    {
        var second = _simulator.Nikita.AddAccount("second", "пароль <&>");
        second.Balance = 10;
        var services = new ServiceCollection();
        services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("one", options => Configure(options, "login", "passwd"));
            sms.AddSmsPro("two", options => Configure(options, "second", "пароль <&>"));
        });
        await using var provider = services.BuildServiceProvider();
        var (one, two) = (provider.GetRequiredKeyedService<ISmsGateway>("one"), provider.GetRequiredKeyedService<ISmsGateway>("two"));

        var message = new SmsMessage("Any SMS message text", Phone) { Id = "A88726" };
        var results = await Task.WhenAll(one.SendAsync(message), two.SendAsync(message));
        _clock.Advance(TimeSpan.FromSeconds(1));

        results.Should().OnlyContain(result => result.AllAccepted, "an id belongs to an account");
        results.Select(result => result.Recipients[0].Gateway).Should().Equal("one", "two");
        _simulator.Nikita.Messages.Select(sent => sent.Login).Should().BeEquivalentTo("login", "second");
        (await one.GetRequiredService<ISmsAccount>().GetBalanceAsync()).Amount.Should().Be(20122.62m);
        (await two.GetRequiredService<ISmsAccount>().GetBalanceAsync()).Amount.Should().Be(9.50m);
        (await PollAsync(two, "A88726")).Should().ContainSingle().Which.Gateway.Should().Be("two");

        // A message without an id that fits gets a derived one, and that of another account is another.
        var longer = message with { Id = "order-4711-ready" };
        var ids = (await Task.WhenAll(one.SendAsync(longer), two.SendAsync(longer))).Select(result => result.Recipients[0].ProviderMessageId).ToList();
        ids.Should().OnlyHaveUniqueItems();
        (await PollAsync(one, ids[1]!)).Should().BeEmpty("it is the other account's");

        void Configure(SmsProOptions options, string login, string password)
        {
            options.Platform = SmsProPlatform.Nikita;
            options.BaseAddress = _simulator.Nikita.BaseAddress;
            options.Login = login;
            options.Password = password;
            options.DefaultSender = "My-company";
        }
    }

    private static readonly (SimulatorFault Fault, SmsOutcome Outcome, SmsErrorCode Code)[] FaultRows =
    [
        (SimulatorFault.CloseBeforeProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.CloseAfterProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.ResetBeforeProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.ResetAfterProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.HangBeforeProcessing, SmsOutcome.Unknown, SmsErrorCode.Timeout),
        (SimulatorFault.HangAfterProcessing, SmsOutcome.Unknown, SmsErrorCode.Timeout),
        (SimulatorFault.UnavailableBeforeProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.UnavailableAfterProcessing, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.TooManyRequests, SmsOutcome.Rejected, SmsErrorCode.RateLimited),
        (SimulatorFault.HtmlPageBeforeProcessing, SmsOutcome.Unknown, SmsErrorCode.Protocol),
        (SimulatorFault.HtmlPageAfterProcessing, SmsOutcome.Unknown, SmsErrorCode.Protocol),
        (SimulatorFault.TruncatedAnswer, SmsOutcome.Unknown, SmsErrorCode.Unavailable),
        (SimulatorFault.MalformedAnswer, SmsOutcome.Unknown, SmsErrorCode.Protocol),
        (SimulatorFault.Delay(TimeSpan.FromDays(1)), SmsOutcome.Unknown, SmsErrorCode.Timeout), // On a clock that stands still.
        (SimulatorFault.Status(99), SmsOutcome.Unknown, SmsErrorCode.Other),
    ];

    public static TheoryData<string> Faults => [.. FaultRows.Select(row => row.Fault.ToString())];

    [Fact]
    public void No_fault_of_the_simulator_is_left_out()
        => FaultRows.Select(row => row.Fault).Should().Contain(typeof(SimulatorFault).GetProperties().Where(property => property.PropertyType == typeof(SimulatorFault))
            .Select(property => (SimulatorFault)property.GetValue(null)!));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_never_gets_better_ends_as_what_is_known(string fault)
    {
        var row = FaultRows.Single(row => row.Fault.ToString() == fault);
        _simulator.Nikita.Fail(row.Fault, times: 1000);
        await using var gateway = Start(SmsProPlatform.Nikita, Hasty);

        var recipient = await WithoutAnswersAsync(_simulator.Nikita, row.Code, () => gateway.SendOneAsync());

        recipient.Outcome.Should().Be(row.Outcome);
        recipient.Error!.Code.Should().Be(row.Code);
        ExpectTruth(recipient);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_happens_once_ends_in_nothing_but_the_truth(string fault)
    {
        var row = FaultRows.Single(row => row.Fault.ToString() == fault);
        _simulator.Biz.Fail(row.Fault);
        await using var gateway = Start(SmsProPlatform.Biz, Hasty);

        var recipient = await WithoutAnswersAsync(_simulator.Biz, row.Code, () => gateway.SendOneAsync());
        var next = (await gateway.SendAsync(new("Another", Phone))).Recipients[0];

        ExpectTruth(recipient, platform: SmsProPlatform.Biz);
        ExpectTruth(next, "Another", SmsProPlatform.Biz);
        next.Outcome.Should().Be(SmsOutcome.Accepted, "the gateway is not spoiled");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_question_that_gets_no_answer_is_an_exception(string fault)
    {
        var row = FaultRows.Single(row => row.Fault.ToString() == fault);
        _simulator.Nikita.Fail(row.Fault, times: 1000);
        await using var gateway = Start(SmsProPlatform.Nikita, Hasty);

        foreach (var ask in new Func<Task>[] { () => PollAsync(gateway, "A1"), () => BalanceAsync(gateway), () => LookupAsync(gateway, Phone) })
        {
            var asking = () => WithoutAnswersAsync(_simulator.Nikita, row.Code, () => Record.ExceptionAsync(ask));
            (await asking()).Should().BeOfType<SmsProviderException>().Which.Error.Code.Should().Be(row.Code);
        }
    }

    [Fact]
    public async Task An_answer_that_is_late_and_in_time_is_an_answer()
    {
        _simulator.Nikita.Fail(SimulatorFault.Delay(TimeSpan.FromSeconds(3)));
        await using var gateway = Start(SmsProPlatform.Nikita);

        var sending = gateway.SendOneAsync();
        while (!sending.IsCompleted)
        {
            await Task.Delay(10);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await sending).Outcome.Should().Be(SmsOutcome.Accepted);
        _simulator.Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_sent()
    {
        await using var gateway = Start(SmsProPlatform.Nikita, Hasty);
        await _simulator.DisposeAsync();

        var recipient = await gateway.SendOneAsync();

        (recipient.Outcome, recipient.Error!.Code).Should().Be((SmsOutcome.NotSent, SmsErrorCode.Unavailable));
        (await gateway.Awaiting(BalanceAsync).Should().ThrowAsync<SmsProviderException>()).Which.Error.Code.Should().Be(SmsErrorCode.Unavailable);
    }

    [Fact]
    public async Task Of_a_hundred_sends_through_bad_weather_none_is_told_wrong()
    {
        var random = new Random(42);
        foreach (var _ in Enumerable.Range(0, 100))
        {
            // Those that wait until a timeout need a test that lets it pass; they have a row of their own.
            var fault = FaultRows.Where(row => row.Code is not SmsErrorCode.Timeout).ElementAt(random.Next(FaultRows.Length - 3)).Fault;
            _simulator.Nikita.Fail(random.Next(2) is 0 ? fault : SimulatorFault.Delay(TimeSpan.Zero));
        }

        // The pauses of a hundred add up on their clock.
        await using var gateway = Start(SmsProPlatform.Nikita, options => (options.AttemptTimeout, options.QuietPeriod, options.Deadline) = (TimeSpan.FromHours(1), Quiet, TimeSpan.FromHours(3)));
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => gateway.Gateway.SendAsync(new SmsMessage($"Message {i}", Phone) { Id = $"M{i}" })));

        for (var i = 0; i < results.Length; i++)
        {
            ExpectTruth(results[i].Recipients[0], $"Message {i}");
        }

        _simulator.Nikita.Messages.Select(message => message.Id).Should().OnlyHaveUniqueItems("nothing is sent twice");
        results.Select(result => result.Recipients[0].Outcome).Should().Contain(SmsOutcome.Accepted);
    }

    public static TheoryData<string> Texts => new()
    {
        "Latin 123",
        "Ваш код 493028: «никому» — № 5",
        "Кыргызча: ө ү ң Ө Ү Ң",
        "გამარჯობა, თქვენი კოდია 4930",
        "আপনার কোড ৪৯৩০",
        "Emoji 😀 👨‍👩‍👧‍👦 🇰🇬",
        "& < > \" ' ]]> <![CDATA[x]]> <!-- --> &amp; &#65; <?xml?>",
        "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ^{}\\[~]|€",
        "two\nlines\n\n\tand a tab ",
        "\u0085 \u2028 \u00A0 \u200D \uFFFD \uFEFF",
        " blanks around ",
        " ",
        "\u202Ertl\u202C العربية",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_character_arrives_unchanged(string text)
    {
        await using var gateway = Start(SmsProPlatform.Nikita);

        var result = await gateway.SendAsync(new(text, Phone));

        result.AllAccepted.Should().BeTrue();
        _simulator.Nikita.Messages.Should().ContainSingle().Which.Text.Should().Be(text);
        result.Recipients[0].PredictedParts.Should().Be(_simulator.Nikita.Messages[0].Parts);
    }

    public static TheoryData<string, int, int> Lengths
    {
        get
        {
            var rows = new TheoryData<string, int, int>();
            foreach (var (character, lengths) in new (string, (int Length, int Parts)[])[]
            {
                ("a", [(1, 1), (160, 1), (161, 2), (306, 2), (307, 3), (459, 3), (460, 4), (800, 6)]),
                ("Ж", [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4), (800, 12)]),
                ("ა", [(70, 1), (71, 2), (800, 12)]),
                ("€", [(80, 1), (81, 2), (152, 2), (153, 3)]), // Two of the GSM alphabet's septets, which no part cuts in half.
                ("😀", [(35, 1), (36, 2), (66, 2), (67, 3), (400, 13)]), // Two code units, which no part cuts in half.
                ("aЖ", [(35, 1), (36, 2), (67, 2), (68, 3)]),
                ("a😀", [(23, 1), (24, 2), (133, 7)]),
                ("a\n", [(80, 1), (81, 2)]),
            })
            {
                foreach (var (length, parts) in lengths)
                {
                    rows.Add(character, length, parts);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task The_predicted_parts_are_the_platforms(string character, int count, int parts)
    {
        await using var gateway = Start(SmsProPlatform.Biz);

        var recipient = await gateway.SendOneAsync(string.Concat(Enumerable.Repeat(character, count)));

        (recipient.Outcome, recipient.PredictedParts, recipient.Parts).Should().Be((SmsOutcome.Accepted, parts, parts));
        _simulator.Biz.Account.Balance.Should().Be(20123.12m - (0.50m * parts));
    }

    [Fact]
    public async Task A_batch_of_120_is_three_messages_that_can_be_asked_about()
    {
        await using var gateway = Start(SmsProPlatform.Biz);
        var numbers = Enumerable.Range(0, 120).Select(i => $"+880180{i:D6}").ToList();

        var result = await gateway.SendAsync(new("Any SMS message text", numbers));
        _clock.Advance(TimeSpan.FromSeconds(2));
        var ids = result.Recipients.Select(recipient => recipient.ProviderMessageId!).Distinct().ToArray();
        var reports = await PollAsync(gateway.Gateway, new SmsReportQuery(ids));

        result.AllAccepted.Should().BeTrue();
        ids.Should().HaveCount(3);
        reports.Select(report => (report.ProviderMessageId, report.To)).Should().Equal(result.Recipients.Select(recipient => (recipient.ProviderMessageId!, (PhoneNumber?)recipient.To)));
        reports.Should().OnlyContain(report => report.Status == SmsDeliveryStatus.Delivered);
    }

    // Short enough that whatever the gateway may try again fits into its time.
    private static void Hasty(SmsProOptions options) => (options.AttemptTimeout, options.QuietPeriod) = (AttemptTimeout, Quiet);

    private static string Shown(SmsDeliveryReport report) => $"{report.To} {report.Status}";

    private static Task<List<SmsDeliveryReport>> PollAsync(TestGateway gateway, string id, string? to = null)
        => PollAsync(gateway.Gateway, new SmsReportQuery(id) { To = to is null ? null : PhoneNumber.Parse(to) });

    private static Task<List<SmsDeliveryReport>> PollAsync(ISmsGateway gateway, string id) => PollAsync(gateway, new SmsReportQuery(id));

    private static async Task<List<SmsDeliveryReport>> PollAsync(ISmsGateway gateway, SmsReportQuery query)
    {
        var reports = new List<SmsDeliveryReport>();
        await foreach (var report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(query))
        {
            reports.Add(report);
        }

        return reports;
    }

    private static Task<SmsBalance> BalanceAsync(TestGateway gateway) => gateway.Gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync();

    private static Task<SmsNumberInfo> LookupAsync(TestGateway gateway, string number)
        => gateway.Gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(PhoneNumber.Parse(number));

    // What an application's endpoint does: read, keep, answer as told.
    private static RawServer ReportReceiver(TestGateway gateway, out List<SmsDeliveryReport> received)
    {
        var reports = received = [];
        var callbacks = gateway.Gateway.GetRequiredService<ISmsCallbacks>();
        return RawServer.Start(exchange =>
        {
            var request = exchange.Request;
            var result = callbacks.Read(new(request.RequestLine.Split(' ')[0], request.Header("Content-Type"), "", request.Content));
            reports.AddRange(result.Reports);
            return exchange.AnswerAsync(result.Reply.Body, result.Reply.StatusCode, result.Reply.ContentType ?? "text/plain");
        });
    }

    private SmsProSimulator Of(SmsProPlatform platform) => platform is SmsProPlatform.Biz ? _simulator.Biz : _simulator.Nikita;

    private TestGateway Start(SmsProPlatform platform, Action<SmsProOptions>? configure = null)
        => TestGateway.SmsPro(Of(platform).BaseAddress, platform, configure, clock: _patience);

    // The time of an attempt passes whenever the platform has a request that it will not answer: not before, however long the request took to get there.
    private async Task<T> WithoutAnswersAsync<T>(SmsProSimulator platform, SmsErrorCode code, Func<Task<T>> act)
    {
        var faults = platform.PendingFaults;
        for (var acting = act(); ; await Task.Delay(1))
        {
            if (acting.IsCompleted)
            {
                return await acting;
            }

            if (code is SmsErrorCode.Timeout && platform.PendingFaults < faults)
            {
                faults = platform.PendingFaults;
                _patience.Advance(AttemptTimeout);
            }
        }
    }

    private void ExpectTruth(SmsRecipientResult recipient, string text = "Any SMS message text", SmsProPlatform platform = SmsProPlatform.Nikita)
    {
        var count = Of(platform).Messages.Count(message => message.Text == text);

        count.Should().BeLessThanOrEqualTo(1, "nothing is sent twice");
        if (recipient.Outcome is not SmsOutcome.Unknown)
        {
            count.Should().Be(recipient.Outcome is SmsOutcome.Accepted ? 1 : 0, $"{recipient.Outcome} is a promise");
        }
    }
}
