using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>Messages from telephones that are fetched from the simulated MySmpp, which keeps its inbox, and from Infobip, which hands each out once.</summary>
public sealed class InboxRoundTripTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3)));
    private SmsSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task MySmpp_tells_each_message_in_every_round_and_the_handlers_get_it_once()
    {
        await using var app = await StartAsync();
        Receive("1", _clock.GetUtcNow() - Hour - Second); // Too early.
        Receive("2", _clock.GetUtcNow() - Hour);

        Round(_simulator.MySmpp);
        Receive("3");
        for (var round = 2; round <= 6; round++)
        {
            Round(_simulator.MySmpp);
        }

        app.Recorder.Inbound.Should().Equal(
            new SmsInboundMessage("79612242242", "79611111111") { Gateway = "mysmpp", ProviderMessageId = "1235", Text = "2", ReceivedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.FromHours(3)) },
            new SmsInboundMessage("79612242243", "79611111111") { Gateway = "mysmpp", ProviderMessageId = "1236", Text = "3", ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 1, TimeSpan.FromHours(3)) });
        app.Recorder.Calls.Should().Be(2);
        _simulator.MySmpp.Requests.Select(static request => request.Body[request.Body.IndexOf("<time", StringComparison.Ordinal)..]).Take(3).Should().Equal(
            """<time start="2026-03-01 10:59:59"/></request>""", """<time start="2026-03-01 11:00:00"/></request>""", """<time start="2026-03-01 11:00:01"/></request>""");
    }

    [Fact]
    public async Task Infobip_tells_each_message_once_and_the_handlers_get_it_once()
    {
        await using var app = await StartAsync();
        _simulator.Infobip.Receive(new() { Sender = "38598123123", Receiver = "385981", Text = "YES" });
        _simulator.Infobip.Receive(new() { Sender = "38598123123", Receiver = "385981", Text = "YES" });

        for (var round = 1; round <= 4; round++)
        {
            Round(_simulator.Infobip);
        }

        app.Recorder.Inbound.Select(static message => (message.Gateway, message.From, message.To, message.Text)).Should().Equal(
            ("infobip", "38598123123", "385981", "YES"), ("infobip", "38598123123", "385981", "YES"));
        app.Recorder.Inbound.Select(static message => message.ProviderMessageId).Should().OnlyHaveUniqueItems();
        app.Recorder.Calls.Should().Be(2);
        _simulator.Infobip.Requests.Should().OnlyContain(static request => request.Path == "api/v2/command/inbox");
    }

    [Fact]
    public async Task A_handler_that_throws_gets_the_message_again_from_both()
    {
        await using var app = await StartAsync();
        app.Recorder.RefusesInbound = static message => message.Text is "first";
        foreach (var text in (string[])["first", "second"])
        {
            Receive(text);
            _simulator.Infobip.Receive(new() { Sender = "38598123123", Text = text });
        }

        Round(_simulator.MySmpp, _simulator.Infobip);
        Until(() => app.Recorder.Inbound.Count is 2);
        app.Recorder.RefusesInbound = static _ => false;
        Round(_simulator.MySmpp, _simulator.Infobip);
        Round(_simulator.MySmpp, _simulator.Infobip);
        Round(_simulator.MySmpp, _simulator.Infobip);

        foreach (var gateway in (string[])["mysmpp", "infobip"])
        {
            app.Recorder.Inbound.Where(message => message.Gateway == gateway).Select(static message => message.Text).Should().Equal("second", "first");
        }
    }

    [Fact]
    public async Task A_provider_that_fails_is_asked_again_in_the_next_round()
    {
        await using var app = await StartAsync();
        foreach (var provider in (ProviderSimulator[])[_simulator.MySmpp, _simulator.Infobip])
        {
            provider.Fail(SimulatorFault.Status(500));
            provider.Fail(SimulatorFault.CloseBeforeProcessing);
        }

        Receive("1");
        _simulator.Infobip.Receive(new() { Sender = "38598123123", Text = "1" });
        for (var round = 1; round <= 4; round++)
        {
            Round(_simulator.MySmpp, _simulator.Infobip);
        }

        Until(() => app.Recorder.Inbound.Count is 2);
        app.Recorder.Inbound.Select(static message => message.Gateway).Should().BeEquivalentTo("mysmpp", "infobip");
    }

    [Fact]
    public async Task A_restart_with_a_journal_hands_nothing_over_again_but_what_was_refused()
    {
        var folder = Directory.CreateTempSubdirectory("inbox-journal-").FullName;
        try
        {
            Receive("taken");
            Receive("refused");
            await using (var app = await StartAsync(folder))
            {
                app.Recorder.RefusesInbound = static message => message.Text is "refused";
                Round(_simulator.MySmpp);
                Round(_simulator.MySmpp);
                app.Recorder.Inbound.Select(static message => message.Text).Should().Equal("taken");
            }

            Receive("new");
            await using (var app = await StartAsync(folder))
            {
                Round(_simulator.MySmpp);
                Round(_simulator.MySmpp);
                Round(_simulator.MySmpp);
                app.Recorder.Inbound.Select(static message => message.Text).Should().Equal("refused", "new");
                app.Recorder.Calls.Should().Be(2);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Receive(string text, DateTimeOffset? at = null)
        => _simulator.MySmpp.Receive(new() { Originator = $"7961224224{(text is "2" ? 2 : 3)}", Phone = "79611111111", Text = text, ReceivedAt = at });

    private async Task<CallbackApp> StartAsync(string? journal = null)
    {
        var app = await CallbackApp.StartAsync(
            gateways: sms =>
            {
                sms.AddMySmpp("mysmpp", o => (o.Login, o.Password, o.DefaultSender, o.BaseAddress) = ("login", "password", "Shop", _simulator.MySmpp.BaseAddress));
                sms.AddInfobip("infobip", o => (o.Username, o.Password, o.DefaultSender, o.BaseAddress) = ("test", "test", "Friend", _simulator.Infobip.BaseAddress));
                if (journal is not null)
                {
                    sms.UseFileJournal(Path.Combine(journal, "journal"));
                }
            },
            services: services => services.AddSingleton<TimeProvider>(_clock),
            callbacks: static callbacks => callbacks.PollInbox("mysmpp", Second, Hour).PollInbox("infobip", Second));
        await _clock.WaitForTimerAsync(Second, count: 2);
        return app;
    }

    // A round that is asked for has the one before behind it. Seconds, as the same clock has the gateways' timeouts.
    private void Round(params ProviderSimulator[] providers)
    {
        var before = providers.Select(static provider => provider.Requests.Count).ToList();
        _clock.Advance(Second);
        Until(() => providers.Zip(before).All(static pair => pair.First.Requests.Count > pair.Second));
    }

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)).Should().BeTrue();
}
