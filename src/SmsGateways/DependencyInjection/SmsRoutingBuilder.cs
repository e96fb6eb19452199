using System.Globalization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Names the prefixes of a routing, and the gateways to which they lead.</summary>
public sealed class SmsRoutingBuilder
{
    private const int MaxDigits = 15;

    private readonly Dictionary<long, string> _routes = [];
    private readonly List<string> _mistakes = [];

    internal SmsRoutingBuilder()
    {
    }

    internal IReadOnlyDictionary<long, string> Routes => _routes;

    internal string? Other { get; private set; }

    internal IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Sends numbers that begin with a prefix through a gateway, unless a longer prefix fits.</summary>
    /// <param name="prefix">
    /// 1 to 15 digits of the international form, such as <c>996</c>; a leading <c>+</c> or <c>00</c> is allowed, and nothing else. Checked when the host
    /// starts, as is that it is named once.
    /// </param>
    /// <param name="gateway">The gateway's name.</param>
    /// <returns>This builder.</returns>
    public SmsRoutingBuilder Prefix(string prefix, string gateway)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);

        var digits = prefix.StartsWith('+') ? prefix.AsSpan(1) : prefix.StartsWith("00", StringComparison.Ordinal) ? prefix.AsSpan(2) : prefix;
        if (digits.Length is 0 or > MaxDigits || digits.ContainsAnyExceptInRange('0', '9'))
        {
            _mistakes.Add($"The prefix '{prefix}' is not 1 to {MaxDigits} digits, after + or 00 if you like.");
        }
        else if (digits[0] is '0')
        {
            _mistakes.Add($"The prefix '{prefix}' begins with 0, and no country code does: write it in international form.");
        }
        else if (!_routes.TryAdd(long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), gateway))
        {
            _mistakes.Add($"The prefix '{prefix}' is there twice. Name it once.");
        }

        return this;
    }

    /// <summary>Sends all other numbers through a gateway. Without it, they are refused as <see cref="SmsGateways.SmsErrorCode.NotCovered"/>.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <returns>This builder.</returns>
    public SmsRoutingBuilder Otherwise(string gateway)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);

        if (Other is not null && Other != gateway)
        {
            _mistakes.Add($"All other numbers lead to both '{Other}' and '{gateway}'. Name one.");
        }

        Other = gateway;
        return this;
    }
}
