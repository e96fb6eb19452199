using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways;
using SmsGateways.DependencyInjection;
using SmsGateways.Http;
using SmsGateways.Sending.Journal;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Names the gateways of an application.</summary>
public sealed partial class SmsGatewaysBuilder
{
    internal SmsGatewaysBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services that the gateways are added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets or sets the name of the gateway that is injected as plain <see cref="ISmsGateway"/>.</summary>
    /// <value><see langword="null"/> where there is only one, or where all are asked for by name.</value>
    public string? DefaultGateway { get; set; }

    /// <summary>Adds an account with SmsPro.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="configure">Sets the account.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddSmsPro(string name, Action<SmsProOptions> configure) => Add<SmsProOptions>(name, options => options.Configure(configure));

    /// <summary>Adds an account with SmsPro, from configuration.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="section">The section with the properties of <see cref="SmsProOptions"/>. A key that is none of them is a mistake.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddSmsPro(string name, IConfiguration section) => Add<SmsProOptions>(name, options => options.Bind(section, RefuseUnknownKeys), section);

    /// <summary>Adds an account with SmsCo.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="configure">Sets the account.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddSmsCo(string name, Action<SmsCoOptions> configure) => Add<SmsCoOptions>(name, options => options.Configure(configure));

    /// <summary>Adds an account with SmsCo, from configuration.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="section">The section with the properties of <see cref="SmsCoOptions"/>. A key that is none of them is a mistake.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddSmsCo(string name, IConfiguration section) => Add<SmsCoOptions>(name, options => options.Bind(section, RefuseUnknownKeys), section);

    /// <summary>Adds an account with Infobip.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="configure">Sets the account.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddInfobip(string name, Action<InfobipOptions> configure) => Add<InfobipOptions>(name, options => options.Configure(configure));

    /// <summary>Adds an account with Infobip, from configuration.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="section">The section with the properties of <see cref="InfobipOptions"/>. A key that is none of them is a mistake.</param>
    /// <returns>A builder with the gateway's HttpClient.</returns>
    public SmsGatewayBuilder AddInfobip(string name, IConfiguration section) => Add<InfobipOptions>(name, options => options.Bind(section, RefuseUnknownKeys), section);

    /// <summary>Adds a gateway of the application's own: another provider, or a decorator around a gateway.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="create">Makes the gateway, once.</param>
    /// <returns>This builder.</returns>
    public SmsGatewaysBuilder AddGateway(string name, Func<IServiceProvider, ISmsGateway> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);

        Services.Configure<GatewayCatalog>(catalog => catalog.Add(name));
        Services.AddKeyedSingleton(name, (provider, _) =>
        {
            var registry = provider.GetRequiredService<GatewayRegistry>();
            registry.Validate();
            return registry.Guard(create(provider) ?? throw new InvalidOperationException($"The factory of the gateway '{name}' made null."));
        });
        return this;
    }

    /// <summary>Remembers what became of every message while the process lives: a job that runs again in it sends nothing twice.</summary>
    /// <param name="retention">How long it is remembered after the last change; 7 days where <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// A crash forgets everything, and so does another machine: there are journals on disk and in a database for these. Every journal stands before the accounts of the
    /// library's own providers. A provider of the application's own, added with <see cref="AddGateway"/>, sends without it.
    /// </remarks>
    public SmsGatewaysBuilder UseInMemoryJournal(TimeSpan? retention = null)
    {
        var kept = Require.Positive(retention, nameof(retention)) ?? TimeSpan.FromDays(7);
        return UseJournal(provider => new InMemoryJournal(kept, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Remembers what became of every message in a file: a job that runs again after a crash, of the process or of the machine, sends nothing twice.</summary>
    /// <param name="path">The file, on a local disk. It is made where it is not there, and so is its folder. A relative path is relative to the current directory.</param>
    /// <param name="configure">Sets how long entries are kept.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// <para>
    /// It holds the messages' ids, phone numbers, names of gateways, providers' ids and outcomes, and a fingerprint of the content; never a text. On Unix
    /// only the user of the process may read it.
    /// </para>
    /// <para>
    /// Nothing is sent before its claim is on disk. Messages that are sent at the same time share one flush of the disk. One process at a time uses the file;
    /// several machines need a journal in a database.
    /// </para>
    /// <para>
    /// It is opened when the host starts or, without a host, when the first gateway is asked for. A file that is in use by another process, cannot be written
    /// or is damaged is then an exception that names it.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The retention is not longer than nothing.</exception>
    public SmsGatewaysBuilder UseFileJournal(string path, Action<SmsFileJournalOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var fullPath = Path.GetFullPath(path);
        var options = new SmsFileJournalOptions();
        configure?.Invoke(options);
        var retention = Require.Positive(options.Retention, nameof(options.Retention))!.Value;

        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GatewayCatalog>, FileJournalOpener>());
        return UseJournal(provider => new FileJournal(
            fullPath, retention, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>().CreateLogger("SmsGateways")));
    }

    /// <summary>Remembers what became of every message in a journal of the application's own.</summary>
    /// <param name="create">Makes the journal, once. The container disposes of it.</param>
    /// <returns>This builder.</returns>
    public SmsGatewaysBuilder UseJournal(Func<IServiceProvider, ISmsSendJournal> create)
    {
        ArgumentNullException.ThrowIfNull(create);

        Services.Configure<GatewayCatalog>(static catalog => catalog.Journals++);
        Services.AddSingleton(provider => create(provider) ?? throw new InvalidOperationException("The factory of the journal made null."));
        return this;
    }

    /// <summary>Switches the guards against toll fraud on, for all gateways.</summary>
    /// <param name="configure">Sets the limits. At least one.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// Every gateway that the application gets is guarded then, those of accounts that come at run time as well. A message counts once, also where it goes
    /// through a decorator or from one gateway on to the next.
    /// </remarks>
    public SmsGatewaysBuilder UseGuards(Action<SmsGuardOptions> configure) => UseGuards(options => options.Configure(configure));

    /// <summary>Switches the guards against toll fraud on, for all gateways, from configuration.</summary>
    /// <param name="section">The section with the properties of <see cref="SmsGuardOptions"/>. A key that is none of them is a mistake.</param>
    /// <returns>This builder.</returns>
    /// <remarks><inheritdoc cref="UseGuards(Action{SmsGuardOptions})" path="/remarks"/></remarks>
    public SmsGatewaysBuilder UseGuards(IConfiguration section) => UseGuards(options => options.Bind(section, RefuseUnknownKeys), section);

    private SmsGatewaysBuilder UseGuards(Action<OptionsBuilder<SmsGuardOptions>> configure, params IConfiguration[] sections)
    {
        configure(Services.AddOptions<SmsGuardOptions>());
        Services.Configure<GatewayCatalog>(catalog => (catalog.Guards ??= new()).Sections.AddRange(sections));
        return this;
    }

    private static void RefuseUnknownKeys(BinderOptions options) => options.ErrorOnUnknownConfiguration = true;

    private SmsGatewayBuilder Add<TOptions>(string name, Action<OptionsBuilder<TOptions>> configure, IConfiguration? section = null)
        where TOptions : SmsGatewayOptions, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        configure(Services.AddOptions<TOptions>(name));
        Services.Configure<GatewayCatalog>(catalog => catalog.Add(name, CreateOptions, section));

        var client = GatewayHttpClients.NameFor(name);
        Services.AddKeyedSingleton(name, (provider, _) =>
        {
            var registry = provider.GetRequiredService<GatewayRegistry>();
            return registry.CreateGateway(name, registry.GetOptions(name), client);
        });
        return new(name, Services, Services.AddHttpClient(client));

        // Not from the monitor: it would follow later changes of the configuration, and fail on them, long after the check at start.
        SmsGatewayOptions CreateOptions(IServiceProvider provider) => provider.GetRequiredService<IOptionsFactory<TOptions>>().Create(name);
    }
}
