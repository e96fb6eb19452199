namespace SmsGateways.Sending.Composites;

/// <summary>Sends each message through one of several gateways, the same one for the same id in every process.</summary>
internal sealed class RoundRobinGateway(string name, IReadOnlyList<(string Gateway, int Weight)> children, Func<string, ISmsGateway> find, GatewayServices services)
    : CompositeGateway(name, children.Select(static child => child.Gateway), find, services)
{
    protected override IReadOnlyList<Leg> Divide(CompositeSend send)
    {
        var child = RendezvousHash.Pick(send.Message.Id!, children);
        return [new(send, child, Children[child].Name, null)];
    }
}
