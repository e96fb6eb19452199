using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>Reports that are asked for in the background.</summary>
public sealed class PollingTests
{
    private static readonly PhoneNumber To = PhoneNumber.Parse("996550123456");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_was_sent_is_asked_about_until_it_is_final()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        (simulator.Nikita.SendDelay, simulator.Nikita.DeliveryDelay) = (TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await using var app = await CallbackApp.StartAsync(provider: simulator.Nikita.BaseAddress, callbacks: static callbacks => callbacks.PollReports("nikita", Second));

        await app.Services.GetRequiredKeyedService<ISmsGateway>("nikita").SendAsync(new SmsMessage("Hello", "+996550123456") { Id = "polled" });
        Until(() => app.Recorder.Updates.Any(static update => update.IsFinal));

        app.Recorder.Updates.Select(static update => (update.MessageId, update.Status)).Should().BeEquivalentTo([("polled", SmsDeliveryStatus.Sent), ("polled", SmsDeliveryStatus.Delivered)]);
        var asked = simulator.Nikita.Requests.Count;
        await Task.Delay(2500);
        simulator.Nikita.Requests.Count.Should().Be(asked, "all is known");
    }

    [Fact]
    public async Task What_a_handler_refused_is_passed_on_again_also_when_the_provider_tells_it_once()
    {
        var reports = new Queue<SmsDeliveryReport>([new("1", SmsDeliveryStatus.Sent) { To = To }, new("2", SmsDeliveryStatus.Sent) { To = To }]);
        var queries = 0;
        await using var app = await CallbackApp.StartAsync(callbacks: static callbacks => callbacks.PollReports("own", Second, allWaiting: true));
        app.Recorder.Refuses = static report => report.ProviderMessageId is "1";
        app.Own.OnAsk = query =>
        {
            query.Should().Be(SmsReportQuery.AllWaiting);
            return Interlocked.Increment(ref queries) is 1 ? throw new SmsProviderException("own", new(SmsErrorCode.Unavailable, SmsErrorScope.Transient, null, null)) : Take(reports);
        };

        Until(() => !app.Recorder.Updates.IsEmpty);
        app.Recorder.Refuses = static _ => false;
        Until(() => app.Recorder.Updates.Count is 2);

        app.Recorder.Updates.Select(static update => (update.Gateway, update.Report.ProviderMessageId)).Should().Equal(("own", "2"), ("own", "1"));
    }

    [Fact]
    public async Task What_is_told_again_while_it_waits_for_a_handler_is_tried_once_a_round()
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        await using var app = await CallbackApp.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(clock), callbacks: static callbacks => callbacks.PollReports("own", Second, allWaiting: true));
        app.Recorder.Refuses = static _ => true;
        var calls = new ConcurrentQueue<int>(); // Before each question.
        app.Own.OnAsk = _ =>
        {
            calls.Enqueue(app.Recorder.Calls);
            return [new("1", SmsDeliveryStatus.Sent) { To = To }];
        };

        await clock.WaitForTimerAsync(Second);
        for (var round = 1; round <= 4; round++)
        {
            clock.Advance(Second);
            Until(() => calls.Count == round);
        }

        calls.Should().Equal(0, 2, 3, 4);
    }

    [Fact]
    public async Task A_gateway_without_reports_to_ask_for_stops_the_start()
    {
        var start = () => CallbackApp.StartAsync(gateways: static sms => sms.AddFailover("both", "nikita", "own"), callbacks: static callbacks => callbacks.PollReports("both", Second));
        (await start.Should().ThrowAsync<NotSupportedException>()).WithMessage("The gateway 'both' has no ISmsDeliveryReports.");

        var unknown = () => CallbackApp.StartAsync(callbacks: static callbacks => callbacks.PollReports("nobody", Second));
        await unknown.Should().ThrowAsync<ArgumentException>();
    }

    private static IEnumerable<SmsDeliveryReport> Take(Queue<SmsDeliveryReport> reports)
    {
        while (reports.TryDequeue(out var report))
        {
            yield return report;
        }
    }

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)).Should().BeTrue();
}
