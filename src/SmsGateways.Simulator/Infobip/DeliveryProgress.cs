using System.Collections.Concurrent;

namespace SmsGateways.Simulator.Infobip;

/// <summary>How far the messages have come: a function of the clock and of a test's decisions, with nothing running behind it.</summary>
internal sealed class DeliveryProgress(InfobipSimulator platform)
{
    private readonly ConcurrentDictionary<string, SimulatedInfobipReport> _decisions = new();

    public void Decide(string number, SimulatedInfobipReport report) => _decisions[number] = report;

    /// <summary>Returns what there is to report; null while the message is on its way.</summary>
    public SimulatedInfobipReport? Of(SimulatedInfobipMessage message, DateTimeOffset now)
    {
        if (_decisions.TryGetValue(message.Recipient, out var decision))
        {
            // One from before the message was accepted holds from its acceptance on.
            return decision.DoneAt < message.ReceivedAt ? decision with { DoneAt = message.ReceivedAt } : decision;
        }

        var delivered = (message.SendAt ?? message.ReceivedAt) + platform.DeliveryDelay;
        return now >= delivered ? new() { Status = "DELIVERED", GsmError = 0, DoneAt = delivered } : null;
    }
}
