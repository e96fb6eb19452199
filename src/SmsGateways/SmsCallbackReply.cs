namespace SmsGateways;

/// <summary>The answer that a provider wants to its push.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ContentType">The Content-Type header, or <see langword="null"/> without a body.</param>
/// <param name="Body">The body; may be empty.</param>
public sealed record SmsCallbackReply(int StatusCode, string? ContentType, string Body)
{
    /// <summary>Returns the status and the size: a reply may repeat what was pushed.</summary>
    /// <returns>For example <c>HTTP 200, 2 characters</c>.</returns>
    public override string ToString() => $"HTTP {StatusCode}, {Body.Length} characters";
}
