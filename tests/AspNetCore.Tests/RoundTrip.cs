using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;
using SmsGateways.Simulator.Tests;

namespace AspNetCore.Tests;

/// <summary>A simulated provider on a clock of its own, and an application that it pushes to.</summary>
public abstract class RoundTrip(string gateway, DateTimeOffset start) : IAsyncLifetime
{
    private protected ManualTimeProvider Clock { get; } = new(start);

    private protected SmsSimulator Simulator { get; private set; } = null!;

    private protected CallbackApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Simulator = await SmsSimulator.StartAsync(new() { TimeProvider = Clock });
        App = await StartAsync();
        Register(App.AddressFor(gateway));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private protected abstract Task<CallbackApp> StartAsync();

    /// <summary>Gives the provider its address.</summary>
    private protected abstract void Register(Uri address);

    private protected Task<SmsSendResult> SendAsync(string id, params string[] to) => SendAsync(new SmsMessage("Hello", to) { Id = id });

    private protected Task<SmsSendResult> SendAsync(SmsMessage message) => App.Services.GetRequiredKeyedService<ISmsGateway>(gateway).SendAsync(message);

    /// <summary>Pushes a report before the answer to the send is out.</summary>
    private protected async Task AssertThatAReportWaitsForItsSendAsync(ProviderSimulator provider, string number, Action report, Func<Task<SimulatedPush>> push)
    {
        provider.Fail(SimulatorFault.Delay(TimeSpan.FromMinutes(1)));
        var sending = SendAsync("overtaken", number);
        await Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1)); // The provider has it, and has not answered.
        report();

        var pushing = push();
        await Task.Delay(500);
        pushing.IsCompleted.Should().BeFalse();
        App.Recorder.Calls.Should().Be(0);
        sending.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromMinutes(1));
        (await sending).AllAccepted.Should().BeTrue();
        (await pushing).Answers.Should().Equal(HttpStatusCode.OK);
        App.Recorder.Updates.Should().ContainSingle().Which.MessageId.Should().Be("overtaken");
    }
}
