namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>One access point of Infobip. What another one has taken it does not know.</summary>
internal sealed class InfobipAccessPoint
{
    private readonly Endpoint _json;
    private readonly Endpoint _xml;
    private readonly Endpoint _plain;

    public InfobipAccessPoint(ChaosSettings settings, FaultPlan plan, Ledger ledger)
    {
        var ids = new InfobipIds();
        _json = new InfobipJson(settings, plan, ledger, ids);
        _xml = new InfobipXml(settings, plan, ledger, ids);
        _plain = new InfobipPlain(settings, plan, ledger, ids);
    }

    public Endpoint? EndpointOf(ReadOnlySpan<byte> path)
        => path.EndsWith("/api/v3/sendsms/json"u8) ? _json
            : path.EndsWith("/api/v3/sendsms/xml"u8) ? _xml
            : path.EndsWith("/api/v3/sendsms/plain"u8) ? _plain
            : null;
}
