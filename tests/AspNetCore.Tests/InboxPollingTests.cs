using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsGateways;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>Messages from telephones that are asked for in the background: which are asked for, and what becomes of those that a handler refuses.</summary>
public sealed class InboxPollingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _clock = new(Start);

    [Fact]
    public async Task Without_a_look_back_the_question_is_without_a_time()
    {
        await using var app = await StartAsync(lookBack: null);
        var inbox = new Inbox(app);

        Round(inbox);

        inbox.Questions.Should().Equal([null]);
    }

    [Fact]
    public async Task A_round_looks_back_from_the_last_one_that_was_told_everything()
    {
        await using var app = await StartAsync(TimeSpan.FromSeconds(10));
        var inbox = new Inbox(app, static round => round switch
        {
            2 => throw new SmsProviderException("own", new(SmsErrorCode.Unavailable, SmsErrorScope.Transient, null, null)),
            3 => Break(),
            _ => [],
        });

        Rounds(inbox, 5);

        inbox.Questions.Select(static query => query!.Since + TimeSpan.FromSeconds(10)).Should().Equal(
            Start,
            Start.AddMinutes(1),
            Start.AddMinutes(1), // The second round failed.
            Start.AddMinutes(1), // The third broke off.
            Start.AddMinutes(4));
        inbox.Questions.Should().OnlyContain(static query => query!.Until == null && query.Limit == null);
        app.Recorder.Inbound.Should().ContainSingle("what came before the answer broke off counts").Which.Gateway.Should().Be("own");

        static IEnumerable<SmsInboundMessage> Break()
        {
            yield return Message("1");
            throw new SmsProviderException("own", new(SmsErrorCode.Protocol, SmsErrorScope.Transient, null, null));
        }
    }

    [Fact]
    public async Task What_is_told_again_while_it_waits_for_a_handler_is_tried_once_a_round()
    {
        await using var app = await StartAsync(Minute);
        var inbox = new Inbox(app, static _ => [Message("1"), Message("2")]);
        app.Recorder.RefusesInbound = static message => message.ProviderMessageId is "1";
        Rounds(inbox, 4);
        app.Recorder.Calls.Should().Be(5);

        app.Recorder.RefusesInbound = static _ => false;
        Rounds(inbox, 2);

        app.Recorder.Inbound.Select(static message => message.ProviderMessageId).Should().Equal("2", "1");
        app.Recorder.Calls.Should().Be(6);
    }

    [Fact]
    public async Task What_a_handler_refused_is_handed_over_again_also_when_the_provider_has_left_it_behind()
    {
        await using var app = await StartAsync(Minute);
        var inbox = new Inbox(app, static round => round is 1 ? [Message("1")] : []);
        app.Recorder.RefusesInbound = static _ => true;
        Rounds(inbox, 3);

        app.Recorder.RefusesInbound = static _ => false;
        Rounds(inbox, 2);

        app.Recorder.Inbound.Should().ContainSingle();
        app.Recorder.Calls.Should().Be(4);
    }

    [Fact]
    public async Task Two_equal_messages_without_id_and_time_are_two_also_where_a_handler_refuses_them()
    {
        await using var app = await StartAsync(lookBack: null);
        var inbox = new Inbox(app, static round => round is 1 ? [new("996550123456", "1234") { Text = "YES" }, new("996550123456", "1234") { Text = "YES" }] : []);
        app.Recorder.RefusesInbound = static _ => true;
        Round(inbox);

        app.Recorder.RefusesInbound = static _ => false;
        Rounds(inbox, 2);

        app.Recorder.Inbound.Select(static message => message.Text).Should().Equal("YES", "YES");
        app.Recorder.Calls.Should().Be(4);
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_gets_the_message_again()
    {
        await using var app = await StartAsync(lookBack: null);
        var inbox = new Inbox(app, static round => round is 1 ? [Message("1")] : []);
        app.Recorder.Act = static token => Task.Delay(Timeout.Infinite, token);
        _clock.Advance(Minute);
        Until(() => app.Recorder.Calls is 1);
        app.Recorder.Act = static _ => Task.CompletedTask;

        _clock.Advance(TimeSpan.FromSeconds(30)); // HandlerTimeout.
        Until(() => inbox.Rounds is 1);
        Rounds(inbox, 2);

        app.Recorder.Inbound.Should().ContainSingle();
        app.Recorder.Calls.Should().Be(2);
    }

    [Fact]
    public async Task Where_too_much_was_refused_nothing_more_is_taken_from_the_provider()
    {
        const int Most = 10_000;
        await using var app = await StartAsync(lookBack: null);
        var waiting = new Queue<SmsInboundMessage>(Enumerable.Range(0, Most + 5).Select(static number => Message($"{number}")));
        var inbox = new Inbox(app, _ => Take(waiting));
        app.Recorder.RefusesInbound = static _ => true;
        Round(inbox);
        app.Recorder.Calls.Should().Be(Most);
        _clock.Advance(Minute);
        Until(() => app.Recorder.Calls is 2 * Most);

        app.Recorder.RefusesInbound = static _ => false;
        waiting.Should().HaveCount(5);
        inbox.Questions.Should().ContainSingle();
        _clock.Advance(Minute);
        Until(() => app.Recorder.Inbound.Count is Most + 5);

        app.Recorder.Inbound.Select(static message => message.ProviderMessageId).Should().OnlyHaveUniqueItems();
        inbox.Questions.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_another_process_is_handling_is_looked_at_again_until_that_one_has_done_it()
    {
        var journal = new SharedJournal();
        var gate = new TaskCompletionSource();
        await using var one = await CallbackApp.StartAsync(gateways: sms => sms.UseJournal(_ => journal));
        await using var other = await StartAsync(lookBack: null, gateways: sms => sms.UseJournal(_ => journal));
        var inbox = new Inbox(other, static round => round is 1 ? [Message("1")] : []);
        one.Recorder.Act = _ => gate.Task;
        var pushing = one.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Inbound = [Message("1")] });
        Until(() => one.Recorder.Calls is 1);

        Rounds(inbox, 2);
        gate.SetResult();
        await pushing;
        Rounds(inbox, 2);

        (one.Recorder.Calls, other.Recorder.Calls).Should().Be((1, 0));
        one.Recorder.Inbound.Should().ContainSingle();
    }

    [Fact]
    public async Task One_that_was_pushed_before_is_not_handed_over_again()
    {
        await using var app = await StartAsync(Minute);
        var inbox = new Inbox(app, static _ => [Message("1")]);
        await app.PushOwnAsync(new(new SmsCallbackReply(200, null, "")) { Inbound = [Message("1")] });

        Rounds(inbox, 2);

        app.Recorder.Inbound.Should().ContainSingle();
    }

    [Fact]
    public async Task A_gateway_without_an_inbox_stops_the_start()
    {
        var start = () => CallbackApp.StartAsync(callbacks: static callbacks => callbacks.PollInbox("nikita", Minute));
        (await start.Should().ThrowAsync<NotSupportedException>()).WithMessage("The gateway 'nikita' has no ISmsInbox.");

        var unknown = () => CallbackApp.StartAsync(callbacks: static callbacks => callbacks.PollInbox("nobody", Minute));
        await unknown.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Looking_back_further_than_is_remembered_stops_the_start_unless_a_journal_remembers()
    {
        var days = TimeSpan.FromDays(8);
        var start = () => StartAsync(days);
        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().ContainSingle()
            .Which.Should().StartWith("SmsGateways: the callbacks: PollInbox(\"own\") looks back 8.00:00:00, longer than Retention");

        await using var app = await StartAsync(days, gateways: static sms => sms.UseJournal(static _ => new SharedJournal()));
        await using var longer = await StartAsync(days, configure: static o => o.WithSecret().Retention = TimeSpan.FromDays(8));
    }

    [Fact]
    public async Task Messages_that_nobody_handles_are_not_fetched()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<Recorder>();
        builder.Services.AddSmsGateways(static sms => sms.AddGateway("own", static _ => new PushingGateway("own")));
        builder.Services.AddSmsCallbacks(static o => o.Secrets.Add(Secrets.First)).HandleReports<Recorder.Handler>().PollInbox("own", Minute);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");

        var start = () => app.StartAsync();

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("Register an ISmsInboundHandler.");
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        var callbacks = new ServiceCollection().AddSmsCallbacks(static _ => { });

        callbacks.Invoking(static c => c.PollInbox(" ", Minute)).Should().Throw<ArgumentException>();
        callbacks.Invoking(static c => c.PollInbox("own", TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("interval");
        callbacks.Invoking(static c => c.PollInbox("own", Minute, TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("lookBack");
        callbacks.Invoking(static c => c.PollInbox("own", Minute, TimeSpan.MaxValue)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("lookBack");
    }

    private static SmsInboundMessage Message(string id) => new("996550123456", "1234") { Text = "Hello", ProviderMessageId = id };

    private static IEnumerable<SmsInboundMessage> Take(Queue<SmsInboundMessage> inbox)
    {
        while (inbox.TryDequeue(out var message))
        {
            yield return message;
        }
    }

    private void Rounds(Inbox inbox, int count)
    {
        for (var round = 1; round <= count; round++)
        {
            Round(inbox);
        }
    }

    private void Round(Inbox inbox)
    {
        var before = inbox.Rounds;
        _clock.Advance(Minute);
        Until(() => inbox.Rounds > before);
    }

    private async Task<CallbackApp> StartAsync(TimeSpan? lookBack, Action<SmsGatewaysBuilder>? gateways = null, Action<SmsCallbackOptions>? configure = null)
    {
        var app = await CallbackApp.StartAsync(
            configure, gateways, services => services.AddSingleton<TimeProvider>(_clock), callbacks => callbacks.PollInbox("own", Minute, lookBack));
        await _clock.WaitForTimerAsync(Minute);
        return app;
    }

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(2)).Should().BeTrue();

    /// <summary>The provider's side: what it was asked, and how many rounds have ended.</summary>
    private sealed class Inbox
    {
        private readonly ConcurrentQueue<SmsInboxQuery?> _questions = new();
        private readonly Func<int, IEnumerable<SmsInboundMessage>> _answer;
        private int _rounds;

        public Inbox(CallbackApp app, Func<int, IEnumerable<SmsInboundMessage>>? answer = null)
        {
            _answer = answer ?? (static _ => []);
            app.Own.OnReceive = Answer;
        }

        public IReadOnlyCollection<SmsInboxQuery?> Questions => _questions;

        public int Rounds => Volatile.Read(ref _rounds);

        private IEnumerable<SmsInboundMessage> Answer(SmsInboxQuery? query)
        {
            _questions.Enqueue(query);
            try
            {
                foreach (var message in _answer(_questions.Count))
                {
                    yield return message;
                }
            }
            finally
            {
                Interlocked.Increment(ref _rounds); // The message before has been passed on.
            }
        }
    }
}
