using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>A container with guards before a gateway that keeps what reaches it, on a clock that the test moves.</summary>
internal sealed class Guarded : IDisposable
{
    public const string One = "+996550123456";
    public const string Other = "+996550123457";
    public const string Far = "+995599445448";

    private readonly ServiceProvider _provider;

    public Guarded(Action<SmsGuardOptions> guards, Action<SmsGatewaysBuilder>? more = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSmsGateways(sms =>
        {
            sms.AddGateway("recorder", _ => Recorder);
            sms.UseGuards(guards);
            sms.DefaultGateway = "recorder";
            more?.Invoke(sms);
        });
        _provider = services.BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public Recorder Recorder { get; } = new();

    public IServiceProvider Services => _provider;

    public ISmsGateway Gateway => _provider.GetRequiredService<ISmsGateway>();

    public int Keys => _provider.GetRequiredService<SmsGateways.Sending.Guards.SendGuards>().Keys;

    public ISmsGateway Get(string name) => _provider.GetRequiredKeyedService<ISmsGateway>(name);

    /// <summary>Sends a short text, and tells the outcome.</summary>
    public async Task<SmsOutcome> SendAsync(string to = One, string text = "Hi") => (await Gateway.SendAsync(new(text, to))).Recipients[0].Outcome;

    /// <summary>Sends a short text so many times, and tells how many were accepted.</summary>
    public async Task<int> CountAcceptedAsync(int times, string to = One)
    {
        var accepted = 0;
        for (var i = 0; i < times; i++)
        {
            accepted += await SendAsync(to) is SmsOutcome.Accepted ? 1 : 0;
        }

        return accepted;
    }

    public void Dispose() => _provider.Dispose();
}
