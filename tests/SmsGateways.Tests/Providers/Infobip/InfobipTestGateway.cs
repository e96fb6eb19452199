using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Http;
using SmsGateways.Providers.Infobip;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>A gateway with the document's account, made the way an application makes it.</summary>
internal sealed class InfobipTestGateway : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private InfobipTestGateway(ServiceProvider provider) => _provider = provider;

    public ISmsGateway Gateway => _provider.GetRequiredService<ISmsGateway>();

    public static InfobipTestGateway Create(
        Uri address,
        Action<InfobipOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<SmsGatewaysBuilder>? build = null,
        TimeProvider? clock = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddSmsGateways(sms =>
        {
            sms.AddInfobip("bip", options =>
            {
                options.Username = "test";
                options.Password = "test";
                options.BaseAddress = address;
                Patience.ApplyTo(options);
                configure?.Invoke(options);
            });
            build?.Invoke(sms);
        });
        services?.Invoke(collection);
        return new(collection.BuildServiceProvider());
    }

    /// <summary>Makes the gateway's own part, on a clock that stands still.</summary>
    public static InfobipGateway CreateInner(Action<InfobipOptions>? configure = null)
    {
        var options = new InfobipOptions { Username = "test", Password = "test" };
        configure?.Invoke(options);
        options.FindMistakes().Should().BeEmpty();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSmsGateways(static _ => { });
        services.AddHttpClient("SmsGateways:bip");
        return new("bip", "SmsGateways:bip", options, services.BuildServiceProvider().GetRequiredService<GatewayServices>());
    }

    /// <summary>Checks a message, and writes the request that would go out.</summary>
    public static OutgoingRequest Write(SmsMessage message, Action<InfobipOptions>? configure = null)
    {
        var gateway = CreateInner(configure);
        var plan = gateway.Plan(message, CancellationToken.None);
        plan.IsRefused.Should().BeFalse($"{plan.Verdicts[0].Error}");
        return gateway.Write(gateway.CreateSubmission(plan, 0).Batch);
    }

    /// <summary>Finds why a message is refused before any byte is sent.</summary>
    public static SmsError? Refuse(SmsMessage message, Action<InfobipOptions>? configure = null)
    {
        var plan = CreateInner(configure).Plan(message with { Id = "m1" }, CancellationToken.None);
        plan.Verdicts.Should().OnlyContain(verdict => verdict.Outcome == (plan.IsRefused ? SmsOutcome.Rejected : SmsOutcome.Unknown));
        return plan.Verdicts[0].Error;
    }

    /// <summary>Sends with a deadline shorter than the usual quiet period, so that an unknown message is not submitted again unless a test shortens that.</summary>
    public Task<SmsSendResult> SendAsync(SmsMessage message) => Gateway.SendAsync(message.Once());

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
