using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>The round trip: sent to the simulated provider, which pushes its reports.</summary>
public sealed class SimulatorTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new(new(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(6)));
    private SmsSimulator _simulator = null!;
    private CallbackApp _app = null!;

    public async Task InitializeAsync()
    {
        _simulator = await SmsSimulator.StartAsync(new() { TimeProvider = _clock });
        _app = await CallbackApp.StartAsync(provider: _simulator.Nikita.BaseAddress);
        _simulator.Nikita.ReportUrl = _app.Services.GetRequiredService<ISmsCallbackAddresses>().GetAddress("nikita", _app.Address);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_report_comes_back_with_the_id_of_the_message()
    {
        var result = await SendAsync("ready-4711 and longer than the provider's ids", "+996550123456", "+996550123457");
        _clock.Advance(TimeSpan.FromSeconds(2));

        var push = await _simulator.Nikita.PushReportsAsync();

        push.Answers.Should().Equal(HttpStatusCode.OK);
        _app.Recorder.Updates.Should().HaveCount(2).And.OnlyContain(update => update.MessageId == result.MessageId && update.Status == SmsDeliveryStatus.Delivered && update.IsFinal);
        _app.Recorder.Updates.Select(static update => update.Report.To).Should().Equal(result.Recipients.Select(static row => (PhoneNumber?)row.To));
    }

    [Fact]
    public async Task A_report_that_overtakes_the_answer_to_its_send_waits_for_it_and_is_joined()
    {
        _simulator.Nikita.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var sending = SendAsync("overtaken", "+996550123456");
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // The provider has it, and has not answered.
        _simulator.Nikita.SetReport("996550123456", 3);

        var pushing = _simulator.Nikita.PushReportsAsync();
        await Task.Delay(500);
        pushing.IsCompleted.Should().BeFalse();
        _app.Recorder.Calls.Should().Be(0);
        sending.IsCompleted.Should().BeFalse();

        _clock.Advance(TimeSpan.FromMinutes(1));
        (await sending).AllAccepted.Should().BeTrue();
        (await pushing).Answers.Should().Equal(HttpStatusCode.OK);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("overtaken");
    }

    [Fact]
    public async Task What_a_handler_refuses_is_pushed_again_after_ten_minutes()
    {
        await SendAsync("again", "+996550123456");
        _clock.Advance(TimeSpan.FromSeconds(2));
        _app.Recorder.Refuses = static _ => true;

        var pushing = _simulator.Nikita.PushReportsAsync();
        await _clock.WaitForTimerAsync(TimeSpan.FromMinutes(10));
        _app.Recorder.Refuses = static _ => false;
        _clock.Advance(TimeSpan.FromMinutes(10));

        (await pushing).Answers.Should().Equal(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        _app.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
    }

    [Fact]
    public async Task Every_message_of_a_stream_is_known_to_its_report()
    {
        var gateway = _app.Services.GetRequiredKeyedService<ISmsGateway>("nikita");
        var messages = Enumerable.Range(0, 100).Select(static i => new SmsMessage("Hello", $"+9965500000{i:00}") { Id = $"stream-{i}" });
        await foreach (var result in gateway.SendManyAsync(messages))
        {
            result.AllAccepted.Should().BeTrue();
        }

        _clock.Advance(TimeSpan.FromSeconds(2));
        (await _simulator.Nikita.PushReportsAsync()).Answers.Should().Equal(HttpStatusCode.OK);

        _app.Recorder.Updates.Select(static update => update.MessageId).Should().BeEquivalentTo(Enumerable.Range(0, 100).Select(static i => $"stream-{i}"));
    }

    private Task<SmsSendResult> SendAsync(string id, params string[] to)
        => _app.Services.GetRequiredKeyedService<ISmsGateway>("nikita").SendAsync(new SmsMessage("Hello", to) { Id = id });
}
