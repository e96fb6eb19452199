namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Names the gateways of a round robin.</summary>
public sealed class SmsRoundRobinBuilder
{
    private readonly List<(string Gateway, int Weight)> _gateways = [];

    internal SmsRoundRobinBuilder()
    {
    }

    internal IReadOnlyList<(string Gateway, int Weight)> Gateways => _gateways;

    /// <summary>Adds a gateway.</summary>
    /// <param name="gateway">Its name.</param>
    /// <param name="weight">How often it gets a message, against the other gateways' weights. At least 1, which is checked when the host starts.</param>
    /// <returns>This builder.</returns>
    public SmsRoundRobinBuilder Add(string gateway, int weight = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);

        _gateways.Add((gateway, weight));
        return this;
    }

    internal IEnumerable<string> FindMistakes()
        => _gateways.Where(static entry => entry.Weight <= 0).Select(static entry => $"The weight of '{entry.Gateway}' is {entry.Weight}; it must be at least 1.");
}
