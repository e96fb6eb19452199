using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways;
using SmsGateways.AspNetCore.Reports;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Names what takes the events of callbacks.</summary>
public sealed class SmsCallbacksBuilder
{
    internal SmsCallbacksBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services that the callbacks were added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a handler of delivery reports, made anew for each event.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public SmsCallbacksBuilder HandleReports<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ISmsDeliveryReportHandler
    {
        Services.AddScoped<ISmsDeliveryReportHandler, THandler>();
        return this;
    }

    /// <summary>Adds a handler of messages from telephones, made anew for each event.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public SmsCallbacksBuilder HandleInbound<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ISmsInboundHandler
    {
        Services.AddScoped<ISmsInboundHandler, THandler>();
        return this;
    }

    /// <summary>Adds a handler of what is found out about numbers, made anew for each event.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public SmsCallbacksBuilder HandleNumbers<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, ISmsNumberInfoHandler
    {
        Services.AddScoped<ISmsNumberInfoHandler, THandler>();
        return this;
    }

    /// <summary>Asks a provider for reports in the background, for where no push can come in; they go to the same handlers.</summary>
    /// <param name="gateway">The gateway's name. One that has no reports to ask for stops the application at its start.</param>
    /// <param name="interval">How long to wait between two rounds; at least 1 second.</param>
    /// <param name="allWaiting">
    /// Whether to ask for everything that the provider has waiting (<see cref="SmsReportQuery.AllWaiting"/>), where it keeps such a list. Otherwise it is
    /// asked about those messages that this process sent and that have no final report, until the retention is over.
    /// </param>
    /// <returns>This builder.</returns>
    public SmsCallbacksBuilder PollReports(string gateway, TimeSpan interval, bool allWaiting = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromSeconds(1));

        Services.AddSingleton<IHostedService>(provider => new ReportPolling(
            gateway,
            interval,
            allWaiting,
            provider.GetRequiredService<ISmsGateways>(),
            provider.GetRequiredService<ReportTracker>(),
            provider.GetRequiredService<SendLog>(),
            provider.GetRequiredService<IOptions<SmsCallbackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return this;
    }
}
