namespace SmsGateways;

/// <summary>A message from a telephone to the application.</summary>
/// <param name="From">Who sent it: most often a number, sometimes a name.</param>
/// <param name="To">The number or short code that it was sent to.</param>
public sealed record SmsInboundMessage(string? From, string? To)
{
    /// <summary>Gets the gateway that it came through.</summary>
    public string? Gateway { get; init; }

    /// <summary>Gets the provider's id of it.</summary>
    public string? ProviderMessageId { get; init; }

    /// <summary>Gets the text, or <see langword="null"/> where it is binary.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the octets, where the provider sent octets: of a binary message, and beside the text that they were read as.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Gets the user data header without its length octet (3GPP TS 23.040 clause 9.2.3.24); of a long message, what it says besides which part it is.</summary>
    public ReadOnlyMemory<byte> UserDataHeader { get; init; }

    /// <summary>Gets the data coding scheme (3GPP TS 23.038 clause 4).</summary>
    public byte? DataCoding { get; init; }

    /// <summary>Gets when the provider received it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Compares the octets, not where they are kept.</summary>
    /// <param name="other">The message to compare with.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(SmsInboundMessage? other)
        => other is not null
            && (From, To, Gateway, ProviderMessageId) == (other.From, other.To, other.Gateway, other.ProviderMessageId)
            && (Text, DataCoding, ReceivedAt) == (other.Text, other.DataCoding, other.ReceivedAt)
            && Data.Span.SequenceEqual(other.Data.Span)
            && UserDataHeader.Span.SequenceEqual(other.UserDataHeader.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, ProviderMessageId, Text, ReceivedAt);

    /// <summary>Returns the provider's id and the size, never who wrote what.</summary>
    /// <returns>For example <c>Inbound 4711: 12 characters</c>.</returns>
    public override string ToString() => $"Inbound {ProviderMessageId}: {(Text is null ? $"{Data.Length} octets" : $"{Text.Length} characters")}";
}
