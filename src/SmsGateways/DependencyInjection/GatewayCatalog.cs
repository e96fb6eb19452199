using Microsoft.Extensions.Configuration;

namespace SmsGateways.DependencyInjection;

/// <summary>Which gateways are registered. Options of its own, so that all of them are checked together, when the host starts.</summary>
internal sealed class GatewayCatalog
{
    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public string? Default { get; set; }

    public int Journals { get; set; }

    /// <summary>Gets or sets the limits of all gateways; <see langword="null"/> where there are none.</summary>
    public GuardSettings? Guards { get; set; }

    /// <summary>Adds a gateway of the application's own, which has no options here.</summary>
    /// <param name="name">Its name.</param>
    public void Add(string name) => _entries.Add(new(name, createOptions: null, section: null));

    /// <summary>Adds a gateway that sends through others.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="composite">Which others, and what is wrong with them.</param>
    public void Add(string name, CompositeShape composite) => _entries.Add(new(name, createOptions: null, section: null) { Composite = composite });

    /// <summary>Adds the gateway of an account.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="createOptions">Makes its options.</param>
    /// <param name="section">Where they are read from, if from configuration.</param>
    public void Add(string name, Func<IServiceProvider, SmsGatewayOptions> createOptions, IConfiguration? section) => _entries.Add(new(name, createOptions, section));

    internal static string HideValuesOf(IConfiguration section, string message)
        => section.AsEnumerable().Aggregate(
            message, static (text, pair) => pair.Value is null ? text : text.Replace($"value '{pair.Value}' at", "value at", StringComparison.Ordinal));

    internal sealed class Entry(string name, Func<IServiceProvider, SmsGatewayOptions>? createOptions, IConfiguration? section)
    {
        private SmsGatewayOptions? _options;

        public string Name => name;

        /// <summary>Gets the gateways that it sends through, if it is one that does.</summary>
        public CompositeShape? Composite { get; init; }

        public string? MissingSection => section is IConfigurationSection known && !known.Exists() ? known.Path : null;

        /// <summary>Takes the values out of what the binder says: an address may hold a password, and a password may stand under the wrong key.</summary>
        public string HideValues(string message) => section is null ? message : HideValuesOf(section, message);

        /// <summary>Gets the options, the same object each time: what was checked is what the gateway is made from, whatever is reloaded between.</summary>
        /// <returns>The options, or <see langword="null"/> of a gateway of the application's own.</returns>
        public SmsGatewayOptions? GetOptions(IServiceProvider provider) => _options ??= createOptions?.Invoke(provider).Copy();
    }
}
