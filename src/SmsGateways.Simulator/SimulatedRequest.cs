namespace SmsGateways.Simulator;

/// <summary>An HTTP request as it arrived, whatever became of it.</summary>
public sealed record SimulatedRequest
{
    /// <summary>Gets the HTTP method.</summary>
    /// <value>For example <c>POST</c>.</value>
    public required string Method { get; init; }

    /// <summary>Gets the path below the provider's base address.</summary>
    /// <value>For example <c>api/message</c>.</value>
    public required string Path { get; init; }

    /// <summary>Gets the query string as it came, without the question mark.</summary>
    /// <value>Empty when there was none. Holds the password where the client sent one.</value>
    public string Query { get; init; } = "";

    /// <summary>Gets the headers by name, in any case; the values of a repeated header are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body read as UTF-8, byte order mark included; at most 1 MB and one octet of it.</summary>
    /// <value>Holds the password where the client sent one.</value>
    public required string Body { get; init; }

    /// <summary>Gets the time of arrival on the simulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the content type as the client wrote it.</summary>
    /// <value><see langword="null"/> when the request had none.</value>
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>Returns the method and the path, and nothing that could hold a secret.</summary>
    /// <returns>For example <c>POST api/message</c>.</returns>
    public override string ToString() => $"{Method} {Path}";
}
