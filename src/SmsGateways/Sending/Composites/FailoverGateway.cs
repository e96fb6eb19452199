namespace SmsGateways.Sending.Composites;

/// <summary>Sends through the first gateway, and what <see cref="FailoverDecisions"/> let go on through the next. Never through two at once.</summary>
internal sealed class FailoverGateway(string name, IEnumerable<string> children, Func<string, ISmsGateway> find, GatewayServices services)
    : CompositeGateway(name, children, find, services)
{
    public override bool GoesOn => true;

    public override Leg? GoOn(Leg finished)
    {
        var next = finished.Child + 1;
        if (next == Children.Count || !finished.HasBegun)
        {
            return null;
        }

        var onUnknown = finished.Send.Message.OnUnknown;
        var moving = finished.Select(row => FailoverDecisions.MovesOn(row, onUnknown));
        return moving.Length is 0 ? null : CreateLeg(finished.Send, next, moving.Length == finished.Send.Recipients.Length ? null : moving, finished.ChildName);
    }

    protected override IReadOnlyList<Leg> Divide(CompositeSend send) => [CreateLeg(send, 0, null, null)];

    // An unknown outcome shows when its gateway's time is over: where it moves on, each gateway gets a share, or nothing would be left for the next.
    private Leg CreateLeg(CompositeSend send, int child, int[]? indices, string? previous) => new(send, child, Children[child].Name, indices)
    {
        Previous = previous,

        // Whoever went through the gateway before leaves the others in the requests, and so under the ids, that they would have had here.
        Whole = send.Message.Trail?.Whole ?? (indices is null ? null : send.Message.To),
        Shares = send.Message.OnUnknown is SmsOnUnknown.AtLeastOnce ? Children.Count - child : 1,
    };
}
