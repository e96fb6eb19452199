namespace SmsGateways.DependencyInjection;

/// <summary>Which gateways are registered. Options of its own, so that all of them are checked together, when the host starts.</summary>
internal sealed class GatewayCatalog
{
    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public string? Default { get; set; }

    /// <summary>Adds a gateway.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="findOptions">Finds its options; null for a gateway of the application's own.</param>
    public void Add(string name, Func<IServiceProvider, SmsGatewayOptions>? findOptions) => _entries.Add(new(name, findOptions));

    internal sealed record Entry(string Name, Func<IServiceProvider, SmsGatewayOptions>? FindOptions);
}
