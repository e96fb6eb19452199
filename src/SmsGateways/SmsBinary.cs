using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Octets for an application on the telephone.</summary>
/// <param name="Data">The payload, without the user data header. Copied: the array may be used for something else.</param>
public sealed record SmsBinary(ReadOnlyMemory<byte> Data) : SmsContent
{
    /// <summary>Gets the payload, without the user data header.</summary>
    [JsonRequired]
    public ReadOnlyMemory<byte> Data { get; init => field = value.ToArray(); } = Data.ToArray();

    /// <summary>Gets the user data header without its length octet, which the library adds. Empty for none.</summary>
    public ReadOnlyMemory<byte> UserDataHeader { get; init => field = value.ToArray(); }

    /// <summary>Gets the data coding scheme (3GPP TS 23.038 clause 4).</summary>
    /// <value><see langword="null"/> for 8-bit data in the provider's usual form.</value>
    public byte? DataCoding { get; init; }

    /// <summary>Compares the octets, not where they are kept.</summary>
    /// <param name="other">The content to compare with.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(SmsBinary? other)
        => other is not null
            && DataCoding == other.DataCoding
            && Data.Span.SequenceEqual(other.Data.Span)
            && UserDataHeader.Span.SequenceEqual(other.UserDataHeader.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(DataCoding);
        hash.AddBytes(Data.Span);
        hash.AddBytes(UserDataHeader.Span);
        return hash.ToHashCode();
    }

    private protected override string Describe() => $"{Data.Length} octets";
}
