namespace SmsGateways;

/// <summary>What a provider knows about a number.</summary>
/// <param name="Number">The number.</param>
public sealed record SmsNumberInfo(PhoneNumber Number)
{
    /// <summary>Gets the provider's word for whether the number can be reached, verbatim.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the operator.</summary>
    public string? Operator { get; init; }

    /// <summary>Gets the region.</summary>
    public string? Region { get; init; }

    /// <summary>Gets the country.</summary>
    public string? Country { get; init; }

    /// <summary>Gets the offset from UTC where the number is at home.</summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>Gets the mobile country and network code.</summary>
    public string? MccMnc { get; init; }

    /// <summary>Gets the subscriber's identity. It is personal data.</summary>
    public string? Imsi { get; init; }

    /// <summary>Gets a value indicating whether the number was taken from one operator to another.</summary>
    public bool? IsPorted { get; init; }

    /// <summary>Gets a value indicating whether the telephone is abroad.</summary>
    public bool? IsRoaming { get; init; }

    /// <summary>Gets every field that the provider sent, by its own name, verbatim.</summary>
    public IReadOnlyDictionary<string, string> ProviderFields { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>+996*******56: MegaCom</c>.</returns>
    public override string ToString() => $"{Number.ToMaskedString()}: {Operator ?? "operator unknown"}";
}
