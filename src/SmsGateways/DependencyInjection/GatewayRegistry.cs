using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmsGateways.Http;
using SmsGateways.Sending;
using SmsGateways.Sending.Guards;
using SmsGateways.Sending.Journal;

namespace SmsGateways.DependencyInjection;

/// <summary>Finds gateways by name: those of the container, then those of accounts that came at run time.</summary>
internal sealed class GatewayRegistry(IServiceProvider provider, GatewayServices services, IOptionsMonitor<GatewayCatalog> catalog) : ISmsGateways
{
    private readonly ConcurrentDictionary<string, (SmsGatewayOptions Account, ISmsGateway Gateway)> _added = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => [.. Catalog.Entries.Select(static entry => entry.Name), .. _added.Keys];

    // Reading it validates it, the first time: also where there is no host that does so at start.
    private GatewayCatalog Catalog => catalog.CurrentValue;

    public void Validate() => _ = Catalog;

    /// <summary>Gets the options of a gateway that is registered at start, after all gateways were checked.</summary>
    public SmsGatewayOptions GetOptions(string name) => Catalog.Entries.First(entry => entry.Name == name).GetOptions(provider)!;

    /// <summary>Puts the guards before a gateway, where there are any: nobody gets one without them.</summary>
    public ISmsGateway Guard(ISmsGateway gateway) => Catalog.Guards is null ? gateway : new GuardedGateway(gateway, provider.GetRequiredService<SendGuards>());

    /// <summary>Makes the gateway of an account: the journal before the provider, and the guards before both.</summary>
    public ISmsGateway CreateGateway(string name, SmsGatewayOptions account, string client)
    {
        var gateway = account.CreateGateway(name, client, services);
        return Guard(gateway is ProviderGateway known && services.Journal is { } journal ? new JournaledGateway(known, journal, services) : gateway);
    }

    /// <summary>Makes the guards, whose counters all gateways share.</summary>
    public SendGuards CreateGuards() => new(Catalog.Guards!.GetOptions(provider), services.Clock, services.CreateLogger<SendGuards>(), services.Journal);

    public ISmsGateway Get(string name)
        => TryGet(name, out var gateway) ? gateway : throw new ArgumentException($"There is no gateway '{name}'. There are: {string.Join(", ", Names)}.", nameof(name));

    public bool TryGet(string name, [NotNullWhen(true)] out ISmsGateway? gateway)
    {
        ArgumentNullException.ThrowIfNull(name);

        gateway = IsRegistered(name) ? provider.GetRequiredKeyedService<ISmsGateway>(name)
            : _added.TryGetValue(name, out var added) ? added.Gateway
            : null;
        return gateway is not null;
    }

    public ISmsGateway GetOrAdd(string name, SmsGatewayOptions account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(account);

        if (IsRegistered(name))
        {
            throw new ArgumentException($"The name '{name}' belongs to a gateway that is registered at start. Give the account another.", nameof(name));
        }

        account = account.Copy();
        return _added.AddOrUpdate(
            name,
            static (name, state) => state.Registry.Create(name, state.Account),
            static (name, known, state) => known.Account.HasSameSettings(state.Account) ? known : state.Registry.Create(name, state.Account),
            (Registry: this, Account: account)).Gateway;
    }

    public Task<SmsSendResult> ReconcileAsync(SmsSendResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);

        return Reconciliation.RunAsync(result, name => TryGet(name, out var gateway) ? gateway : null, cancellationToken);
    }

    public ISmsGateway GetDefault()
    {
        var entries = Catalog.Entries;
        return (Catalog.Default ?? (entries is [var only] ? only.Name : null)) is { } name
            ? provider.GetRequiredKeyedService<ISmsGateway>(name)
            : throw new InvalidOperationException(
                entries.Count is 0
                    ? "No SMS gateway is registered. Add one in AddSmsGateways."
                    : $"None of the SMS gateways is the default. Set DefaultGateway to one of: {string.Join(", ", entries.Select(static entry => entry.Name))}; or ask for one by name, with [FromKeyedServices] or ISmsGateways.Get.");
    }

    private bool IsRegistered(string name) => Catalog.Entries.Any(entry => entry.Name == name);

    // All added accounts of one provider share one client, and so its connections: their secrets are in the requests.
    private (SmsGatewayOptions Account, ISmsGateway Gateway) Create(string name, SmsGatewayOptions account)
    {
        if (account.FindMistakes().ToList() is { Count: > 0 } mistakes)
        {
            throw new OptionsValidationException(name, account.GetType(), mistakes.Select(mistake => $"SmsGateways: the gateway '{name}': {mistake}"));
        }

        foreach (var warning in account.FindWarnings())
        {
            Log.OptionsWarning(services.Loggers.CreateLogger("SmsGateways"), name, warning);
        }

        return (account, CreateGateway(name, account, GatewayHttpClients.SharedNameFor(account)));
    }
}
