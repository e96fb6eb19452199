namespace SmsGateways;

/// <summary>An account's money and state, as far as the provider tells.</summary>
public sealed record SmsBalance
{
    /// <summary>Gets the money available.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Gets the currency, as the provider writes it.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets what a part costs, in the account's currency.</summary>
    public decimal? PricePerPart { get; init; }

    /// <summary>Gets a value indicating whether the account can be used.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Gets every field that the provider sent, by its own name, verbatim.</summary>
    public IReadOnlyDictionary<string, string> ProviderFields { get; init; } = new Dictionary<string, string>();
}
