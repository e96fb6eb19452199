namespace SmsGateways;

/// <summary>A request that came to the application.</summary>
/// <param name="Method">The HTTP method, for example <c>POST</c>.</param>
/// <param name="ContentType">The Content-Type header, as it came.</param>
/// <param name="QueryString">The query, with or without its question mark; empty where there is none.</param>
/// <param name="Body">The body; not kept after the call that reads it.</param>
public sealed record SmsCallbackRequest(string Method, string? ContentType, string QueryString, ReadOnlyMemory<byte> Body)
{
    /// <summary>Returns the method and the size: the query and the body hold numbers and texts.</summary>
    /// <returns>For example <c>POST, 512 bytes</c>.</returns>
    public override string ToString() => $"{Method}, {Body.Length} bytes";
}
