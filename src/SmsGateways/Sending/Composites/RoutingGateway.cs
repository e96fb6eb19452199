using System.Collections.Frozen;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Composites;

/// <summary>Sends to each recipient through the gateway of the longest prefix that its number begins with.</summary>
internal sealed class RoutingGateway : CompositeGateway
{
    // By the prefix's digits as a number: none begins with 0, so that no two are the same.
    private readonly FrozenDictionary<long, int> _routes;
    private readonly int? _otherwise;

    public RoutingGateway(string name, IReadOnlyDictionary<long, string> routes, string? otherwise, Func<string, ISmsGateway> find, GatewayServices services)
        : base(name, NamesOf(routes, otherwise), find, services)
    {
        var indices = Children.Index().ToDictionary(static child => child.Item.Name, static child => child.Index);
        _routes = routes.ToFrozenDictionary(static route => route.Key, route => indices[route.Value]);
        _otherwise = otherwise is null ? null : indices[otherwise];
    }

    /// <summary>Names the gateways that routes lead to, each once.</summary>
    public static IEnumerable<string> NamesOf(IReadOnlyDictionary<long, string> routes, string? otherwise)
        => (otherwise is null ? routes.Values : routes.Values.Append(otherwise)).Distinct();

    protected override IReadOnlyList<Leg> Divide(CompositeSend send)
    {
        var parts = new List<int>?[Children.Count];
        for (var i = 0; i < send.Recipients.Length; i++)
        {
            if (Find(send.Recipients[i]) is { } child)
            {
                (parts[child] ??= []).Add(i);
            }
            else
            {
                send.Known[i] ??= send.CreateRow(i, SmsOutcome.Rejected, Refuse(
                    SmsErrorCode.NotCovered, SmsErrorScope.Gateway, $"No prefix of '{Name}' fits {send.Recipients[i].ToMaskedString()}, and it has no other gateway."));
            }
        }

        var legs = new List<Leg>();

        // Guards may have left recipients out, and let them through the next time: the branches must be the same then.
        var whole = send.Message.Trail?.Whole;
        var isSplit = (whole is null ? parts.Count(static part => part is not null) : whole.Select(Find).Distinct().Count(static child => child is not null)) > 1;
        foreach (var (child, part) in parts.Index())
        {
            if (part is not null)
            {
                var parent = send.Message.Trail?.Branch;
                legs.Add(new(send, child, Children[child].Name, part.Count == send.Recipients.Length ? null : [.. part])
                {
                    Whole = whole is null ? null : [.. whole.Where(number => Find(number) == child)],
                    Branch = !isSplit ? parent : parent is null ? Children[child].Name : $"{parent}/{Children[child].Name}",
                });
            }
        }

        return legs;
    }

    private int? Find(PhoneNumber number)
    {
        for (var prefix = number.Digits; prefix > 0; prefix /= 10)
        {
            if (_routes.TryGetValue(prefix, out var child))
            {
                return child;
            }
        }

        return _otherwise;
    }
}
