using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmsGateways;
using SmsGateways.AspNetCore;
using SmsGateways.AspNetCore.Endpoint;
using SmsGateways.AspNetCore.Reports;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what callbacks need.</summary>
public static class SmsCallbacksServiceCollectionExtensions
{
    /// <summary>Registers the callbacks of all gateways: who may push, and what takes the events. <c>app.MapSmsCallbacks</c> gives them an address.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Sets secrets, networks and limits. May be called more than once: the calls add up.</param>
    /// <returns>A builder for the handlers.</returns>
    /// <remarks>
    /// A gateway that has pushes and neither a secret nor a network stops the application at its start, as does every other mistake: all of them in one
    /// <see cref="OptionsValidationException"/>.
    /// </remarks>
    public static SmsCallbacksBuilder AddSmsCallbacks(this IServiceCollection services, Action<SmsCallbackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddRouting();
        services.AddMetrics();
        services.AddOptions<SmsCallbackOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmsCallbackOptions>, CallbackOptionsValidator>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CallbackMetrics>();
        services.TryAddSingleton<CallbackLimiter>();
        services.TryAddSingleton<CallbackGate>();
        services.TryAddSingleton<CallbackEndpoint>();
        services.TryAddSingleton<ISmsCallbackAddresses, CallbackAddresses>();

        services.TryAddSingleton<EventHandlers>();
        services.TryAddSingleton(CreateStore);
        services.TryAddSingleton<ReportTracker>();
        services.TryAddSingleton<ISmsReportTracker>(static provider => provider.GetRequiredService<ReportTracker>());

        if (services.All(static service => service.ServiceType != typeof(SendLog)))
        {
            services.AddSingleton<SendLog>();
            services.AddSingleton<ISmsSendObserver>(static provider => provider.GetRequiredService<SendLog>());
        }

        return new(services);
    }

    private static IReportStore CreateStore(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SmsCallbackOptions>>().Value;
        return provider.GetService<ISmsSendJournal>() is { } journal
            ? new JournalReportStore(journal)
            : new MemoryReportStore(options.MaxRememberedMessages, options.Retention, provider.GetRequiredService<TimeProvider>());
    }
}
