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

    /// <summary>Asks a provider for messages from telephones in the background, for where no push can come in; they go to the same handlers.</summary>
    /// <param name="gateway">The gateway's name. One that has no inbox stops the application at its start, and so do messages without a handler.</param>
    /// <param name="interval">How long to wait before each round; at least 1 second.</param>
    /// <param name="lookBack">
    /// For a provider that keeps its inbox and is asked by time, as MySmpp: how much earlier than the last complete round, or the start, a round begins; 1 second to
    /// 366 days. Longer than a message may appear late, and than the application may be down; not longer than is remembered (<see cref="SmsCallbackOptions.Retention"/>,
    /// or the journal's own). <see langword="null"/> to ask without a time, for a provider that hands each message out once, as Infobip.
    /// </param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// A message that comes again is recognized as a pushed one is (<see cref="ISmsInboundHandler"/>); one with neither id nor time is not, and comes with each round that
    /// reaches back to it. What a handler refuses is kept in memory, and handed over again in the next round; while 10,000 are, nothing more is asked for. What a provider
    /// handed out once and no handler took when the process ends is lost, with a warning.
    /// </remarks>
    public SmsCallbacksBuilder PollInbox(string gateway, TimeSpan interval, TimeSpan? lookBack = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(lookBack ?? TimeSpan.MaxValue, TimeSpan.FromSeconds(1), nameof(lookBack));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lookBack ?? TimeSpan.Zero, TimeSpan.FromDays(366), nameof(lookBack));

        Services.AddOptions<SmsCallbackOptions>()
            .Validate<IServiceProviderIsService>(
                static (_, services) => services.IsService(typeof(ISmsInboundHandler)),
                $"SmsGateways: the callbacks: PollInbox(\"{gateway}\") has no handler, so that messages would be fetched and dropped. Register an ISmsInboundHandler.")
            .Validate<IServiceProviderIsService>(
                (options, services) => lookBack is null || lookBack <= options.Retention || services.IsService(typeof(ISmsSendJournal)),
                $"SmsGateways: the callbacks: PollInbox(\"{gateway}\") looks back {lookBack}, longer than {nameof(SmsCallbackOptions.Retention)}: what is forgotten would be handled again.");
        Services.AddSingleton<IHostedService>(provider => new InboxPolling(
            gateway,
            interval,
            lookBack,
            provider.GetRequiredService<ISmsGateways>(),
            provider.GetRequiredService<ReportTracker>(),
            provider.GetRequiredService<IOptions<SmsCallbackOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return this;
    }
}
