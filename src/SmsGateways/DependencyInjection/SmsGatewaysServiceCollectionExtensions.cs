using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways;
using SmsGateways.DependencyInjection;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the gateways of an application.</summary>
public static class SmsGatewaysServiceCollectionExtensions
{
    /// <summary>Registers gateways by name.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Names the gateways. May be called more than once: the calls add up.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// <para>
    /// Each gateway is a keyed singleton under its name; the default gateway is the plain <see cref="ISmsGateway"/>; <see cref="ISmsGateways"/> has
    /// them all.
    /// </para>
    /// <para>
    /// All mistakes in all gateways are reported in one <see cref="OptionsValidationException"/> when the host starts or, without a host, when the
    /// first gateway is asked for.
    /// </para>
    /// </remarks>
    public static IServiceCollection AddSmsGateways(this IServiceCollection services, Action<SmsGatewaysBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddHttpClient();
        services.AddOptions<GatewayCatalog>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GatewayCatalog>, GatewayCatalogValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HttpClientFactoryOptions>, GatewayHttpClients>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HttpClientFactoryOptions>, GatewayHttpClients>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new GatewayServices(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>())
        {
            JournalSource = new(() => provider.GetService<ISmsSendJournal>()),
            ObserverSource = new(() => SendObservers.Create(provider.GetServices<ISmsSendObserver>(), provider.GetRequiredService<ILoggerFactory>())),
        });
        services.TryAddSingleton<GatewayRegistry>();
        services.TryAddSingleton(static provider => provider.GetRequiredService<GatewayRegistry>().CreateGuards());
        services.TryAddSingleton<ISmsGateways>(static provider => provider.GetRequiredService<GatewayRegistry>());
        services.TryAddSingleton<ISmsGateway>(static provider => provider.GetRequiredService<GatewayRegistry>().GetDefault());

        var builder = new SmsGatewaysBuilder(services);
        configure(builder);
        if (builder.DefaultGateway is { } name)
        {
            services.Configure<GatewayCatalog>(catalog => catalog.Default = name);
        }

        return services;
    }
}
