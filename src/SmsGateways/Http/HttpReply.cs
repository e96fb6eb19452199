namespace SmsGateways.Http;

/// <summary>An answer: a status and a body, read to its end, unless it <see cref="IsCut"/>.</summary>
/// <param name="Status">The HTTP status. A provider may refuse with 200 and explain with 400, so the body is looked at first.</param>
/// <param name="Body">The body in UTF-8, whatever it came in, without byte order mark and surrounding white space.</param>
internal readonly record struct HttpReply(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Gets a value indicating whether the body is only what came before it broke off: of a request that <see cref="OutgoingRequest.KeepsWhatCame"/>.</summary>
    public bool IsCut { get; init; }

    /// <summary>Gets a value indicating whether the status says that the request was carried out.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;
}
