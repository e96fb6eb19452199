using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

namespace AspNetCore.Tests;

/// <summary>The round trip with the simulated SmsPro: sent there, reported from there.</summary>
public sealed class SmsProRoundTripTests() : RoundTrip("nikita", new(2010, 9, 21, 23, 59, 57, TimeSpan.FromHours(6)))
{
    private SmsProSimulator Nikita => Simulator.Nikita;

    private protected override Task<CallbackApp> StartAsync() => CallbackApp.StartAsync(provider: Nikita.BaseAddress);

    private protected override void Register(Uri address) => Nikita.ReportUrl = address;

    [Fact]
    public async Task A_report_comes_back_with_the_id_of_the_message()
    {
        var result = await SendAsync("ready-4711 and longer than the provider's ids", "+996550123456", "+996550123457");
        Clock.Advance(TimeSpan.FromSeconds(2));

        var push = await Nikita.PushReportsAsync();

        push.Answers.Should().Equal(HttpStatusCode.OK);
        App.Recorder.Updates.Should().HaveCount(2).And.OnlyContain(update => update.MessageId == result.MessageId && update.Status == SmsDeliveryStatus.Delivered && update.IsFinal);
        App.Recorder.Updates.Select(static update => update.Report.To).Should().Equal(result.Recipients.Select(static row => (PhoneNumber?)row.To));
    }

    [Fact]
    public Task A_report_that_overtakes_the_answer_to_its_send_waits_for_it_and_is_joined()
        => AssertThatAReportWaitsForItsSendAsync(Nikita, "+996550123456", () => Nikita.SetReport("996550123456", 3), () => Nikita.PushReportsAsync());

    [Fact]
    public async Task What_a_handler_refuses_is_pushed_again_after_ten_minutes()
    {
        await SendAsync("again", "+996550123456");
        Clock.Advance(TimeSpan.FromSeconds(2));
        App.Recorder.Refuses = static _ => true;

        var pushing = Nikita.PushReportsAsync();
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(10));
        App.Recorder.Refuses = static _ => false;
        Clock.Advance(TimeSpan.FromMinutes(10));

        (await pushing).Answers.Should().Equal(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        App.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("again");
    }

    [Fact]
    public async Task Every_message_of_a_stream_is_known_to_its_report()
    {
        var gateway = App.Services.GetRequiredKeyedService<ISmsGateway>("nikita");
        var messages = Enumerable.Range(0, 100).Select(static i => new SmsMessage("Hello", $"+9965500000{i:00}") { Id = $"stream-{i}" });
        await foreach (var result in gateway.SendManyAsync(messages))
        {
            result.AllAccepted.Should().BeTrue();
        }

        Clock.Advance(TimeSpan.FromSeconds(2));
        (await Nikita.PushReportsAsync()).Answers.Should().Equal(HttpStatusCode.OK);

        App.Recorder.Updates.Select(static update => update.MessageId).Should().BeEquivalentTo(Enumerable.Range(0, 100).Select(static i => $"stream-{i}"));
    }
}
