using System.Net;

namespace SmsGateways.Simulator;

/// <summary>What became of one document of pushed reports.</summary>
public sealed record SimulatedPush
{
    /// <summary>Gets the number of reports in it, one a phone.</summary>
    /// <value>0 when no report had changed and so nothing was posted.</value>
    public required int Reports { get; init; }

    /// <summary>Gets the document as it was posted.</summary>
    /// <value>Empty when nothing was posted.</value>
    public required string Body { get; init; }

    /// <summary>Gets the answer to each attempt in order, four attempts at most.</summary>
    /// <value><see langword="null"/> in the place of an attempt that nobody answered within 30 seconds.</value>
    public required IReadOnlyList<HttpStatusCode?> Answers { get; init; }

    /// <summary>Gets a value indicating whether the last attempt was answered with HTTP 200, the only answer that counts.</summary>
    public bool IsAccepted => Answers is [.., HttpStatusCode.OK];
}
