using System.Net;

namespace SmsGateways.Simulator.Common;

/// <summary>A call to a client's server: a POST of the body, or a GET where there is none.</summary>
internal sealed record PushCall(Uri Url, string? Body, int Reports)
{
    public string ContentType { get; init; } = "text/xml";

    /// <summary>Gets what makes an answer count as accepted; any success by default.</summary>
    public Func<HttpStatusCode, byte[], bool> IsAccepted { get; init; } = static (status, _) => (int)status is >= 200 and < 300;
}
