using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Support;

/// <summary>The options of a <see cref="ParcelGateway"/>.</summary>
internal sealed class ParcelOptions : SmsGatewayOptions
{
    public int MaxMessages { get; init; } = 4;

    public Uri? Second { get; init; }

    internal override Uri? SecondAddress => Second;

    /// <summary>Makes the gateway on real sockets, or over a handler.</summary>
    public ParcelGateway Create(HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSmsGateways(_ => { });
        var client = services.AddHttpClient("SmsGateways:parcel");
        if (handler is not null)
        {
            client.ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        return new("parcel", "SmsGateways:parcel", this, services.BuildServiceProvider().GetRequiredService<GatewayServices>());
    }
}
