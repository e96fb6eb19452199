namespace SmsGateways.Http;

/// <summary>What a provider's wire format makes of a message or a question.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">Where to, complete.</param>
/// <param name="Body">The body; empty for GET.</param>
/// <param name="ContentType">The body's media type, or <see langword="null"/> for an empty body.</param>
internal readonly record struct OutgoingRequest(HttpMethod Method, Uri Address, ReadOnlyMemory<byte> Body, string? ContentType)
{
    /// <summary>Gets a value indicating whether the request only asks, so that it may be dropped at any moment, and asked again.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Gets the longest answer that is read, in octets.</summary>
    public int MaxAnswerSize { get; init; } = HttpTransport.MaxBodySize;

    /// <summary>Gets a value indicating whether the provider hands out the answer once only, so that what came of one that broke off is worth having.</summary>
    public bool KeepsWhatCame { get; init; }

    /// <summary>Returns the method: addresses and bodies hold passwords, numbers and texts.</summary>
    public override string ToString() => Method.Method;
}
