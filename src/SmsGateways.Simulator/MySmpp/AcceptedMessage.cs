using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>A kept message, the account that paid for it, whether it was deleted and what was last pushed about it.</summary>
internal sealed class AcceptedMessage(MySmppAccount account, SimulatedMySmppMessage message) : IAcceptedMessage<MySmppAccount>
{
    private volatile Deletion? _deletedAt;

    public MySmppAccount Account { get; } = account;

    public string Id => Message.Id;

    public SimulatedMySmppMessage Message { get; } = message;

    public DateTimeOffset? DeletedAt
    {
        get => _deletedAt?.Time;
        set => _deletedAt = value is { } time ? new(time) : null;
    }

    // Nobody is told that a message is on its way. Belongs to the push, which has one lock around its use.
    public string PushedState { get; set; } = DeliveryProgress.OnItsWay;

    private sealed record Deletion(DateTimeOffset Time);
}
