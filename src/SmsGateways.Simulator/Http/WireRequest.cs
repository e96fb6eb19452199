namespace SmsGateways.Simulator.Http;

/// <summary>A request as a provider's method gets it: the octets of the body as they came, everything else as it is logged.</summary>
internal sealed record WireRequest(SimulatedRequest Head, byte[] Body)
{
    public string Method => Head.Method;

    public string Query => Head.Query;

    public string? ContentType => Head.ContentType;
}
