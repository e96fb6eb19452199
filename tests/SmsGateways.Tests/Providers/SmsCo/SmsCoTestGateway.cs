using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>A gateway with the document's account, made the way an application makes it.</summary>
internal sealed class SmsCoTestGateway : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private SmsCoTestGateway(ServiceProvider provider) => _provider = provider;

    public ISmsGateway Gateway => _provider.GetRequiredService<ISmsGateway>();

    public static SmsCoTestGateway Create(
        Uri address, Action<SmsCoOptions>? configure = null, Action<SmsGatewayBuilder>? build = null, Action<IServiceCollection>? services = null, TimeProvider? clock = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddSmsGateways(sms =>
        {
            var builder = sms.AddSmsCo("co", options =>
            {
                options.Username = "test";
                options.Password = "test";
                options.BaseAddress = address;
                Patience.ApplyTo(options);
                configure?.Invoke(options);
            });
            build?.Invoke(builder);
        });
        services?.Invoke(collection);
        return new(collection.BuildServiceProvider());
    }

    public Task<SmsSendResult> SendAsync(SmsMessage message) => Gateway.SendAsync(message);

    public async Task<SmsRecipientResult> SendOneAsync(string text = "test")
        => (await SendAsync(new SmsMessage(text, "+995599445448"))).Recipients.Should().ContainSingle().Subject;

    public async Task<List<SmsDeliveryReport>> AskAsync(SmsReportQuery query)
    {
        var reports = new List<SmsDeliveryReport>();
        await foreach (var report in Gateway.GetService<ISmsDeliveryReports>()!.GetReportsAsync(query))
        {
            reports.Add(report);
        }

        return reports;
    }

    public Task<SmsBalance> GetBalanceAsync() => Gateway.GetService<ISmsAccount>()!.GetBalanceAsync();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
