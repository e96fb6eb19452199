using System.Collections.Concurrent;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>How far the messages have come: a function of the clock and of a test's decisions, with nothing running behind it.</summary>
internal sealed class DeliveryProgress(MySmppSimulator platform)
{
    public const string OnItsWay = "send";

    private const string Delivered = "deliver";
    private const string NotDelivered = "not_deliver";
    private const string Expired = "expired";

    private readonly ConcurrentDictionary<(string Channel, string Phone), Decision> _decisions = new();

    public void Decide(string channel, string phone, string state) => _decisions[(channel, phone)] = new(state, platform.Now);

    /// <summary>Returns the state in each channel that has been tried; the last one is the message's.</summary>
    public IReadOnlyList<ChannelState> Of(AcceptedMessage accepted, DateTimeOffset now)
    {
        var message = accepted.Message;
        var start = message.SendAt > message.ReceivedAt ? message.SendAt.Value : message.ReceivedAt; // The document's own example is of 2001.
        if (accepted.DeletedAt is { } deletedAt)
        {
            return [new(message.FirstChannel, NotDelivered, deletedAt)]; // No document says; it never was sent.
        }

        if (message.WaitsForMoney)
        {
            return [new(message.FirstChannel, OnItsWay, null)];
        }

        var first = Of(message, message.FirstChannel, start, now);
        return message.SecondChannel is not "" && first is { State: NotDelivered or Expired, At: { } failedAt }
            ? [first, Of(message, message.SecondChannel, failedAt, now)]
            : [first];
    }

    private ChannelState Of(SimulatedMySmppMessage message, string channel, DateTimeOffset start, DateTimeOffset now)
    {
        if (_decisions.TryGetValue((channel, message.Phone), out var decision))
        {
            return new(channel, decision.State, decision.State is OnItsWay ? null : decision.At > start ? decision.At : start);
        }

        var delivered = start + platform.DeliveryDelay;
        var validUntil = channel is "viber" ? message.Viber!.ValidUntil : message.ValidUntil;
        return validUntil < delivered && now >= validUntil ? new(channel, Expired, validUntil)
            : now >= delivered ? new(channel, Delivered, delivered)
            : new(channel, OnItsWay, null);
    }

    private sealed record Decision(string State, DateTimeOffset At);
}

/// <summary>A state in one channel; without a time while the message is on its way.</summary>
internal sealed record ChannelState(string Channel, string State, DateTimeOffset? At);
