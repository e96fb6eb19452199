using System.Collections.Concurrent;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>How far the messages have come: a function of the clock and of a test's decisions, with nothing running behind it.</summary>
internal sealed class DeliveryReports(SmsProSimulator platform)
{
    private const int Queued = 0;
    private const int Sent = 1;
    private const int Delivered = 3;

    // The documents' "Delivery report codes": whether the message went to the operator, and whether the operator reported back.
    private static readonly Row[] Rows =
    [
        new(Queued, WasSent: false, WasReported: false),
        new(Sent, WasSent: true, WasReported: false),
        new(2, WasSent: false, WasReported: false),        // rejected, "not transmitted"
        new(Delivered, WasSent: true, WasReported: true),
        new(4, WasSent: true, WasReported: true),          // not delivered
        new(5, WasSent: false, WasReported: false),        // no funds
        new(6, WasSent: true, WasReported: true),          // unknown
        new(7, WasSent: true, WasReported: false),         // the wait for a report ran out
    ];

    // A code that no document has yet is reported like the one for unknown statuses.
    private static readonly Row Unknown = Rows[6];

    private readonly ConcurrentDictionary<string, Decision> _decisions = new();

    public void Decide(string phone, int code, DateTimeOffset now) => _decisions[SmsProText.Digits(phone)] = new(code, now);

    public IReadOnlyList<SimulatedReport> Of(SimulatedMessage message, DateTimeOffset now) => message.IsTest
        ? []
        : [.. message.Phones.Select(phone => _decisions.TryGetValue(phone, out var decision)
            ? Decided(message, phone, decision)
            : Usual(message, phone, now))];

    private SimulatedReport Usual(SimulatedMessage message, string phone, DateTimeOffset now)
    {
        var (sent, delivered) = Schedule(message);
        var code = now >= delivered ? Delivered : now >= sent ? Sent : Queued;
        return Report(phone, code, sent, delivered);
    }

    // A decision from before the message was accepted holds from its acceptance on.
    private SimulatedReport Decided(SimulatedMessage message, string phone, Decision decision)
    {
        var (sent, _) = Schedule(message);
        var decided = Later(decision.At, message.ReceivedAt);
        return Report(phone, decision.Code, sent < decided ? sent : decided, decided);
    }

    private (DateTimeOffset Sent, DateTimeOffset Delivered) Schedule(SimulatedMessage message)
    {
        // A time in the past means now: the documents' own example is of 2010.
        var start = message.Time is { } time ? Later(time, message.ReceivedAt) : message.ReceivedAt;
        return (start + platform.SendDelay, start + platform.DeliveryDelay);
    }

    private static SimulatedReport Report(string phone, int code, DateTimeOffset sent, DateTimeOffset reported)
    {
        var row = Array.Find(Rows, row => row.Code == code) ?? Unknown;
        return new()
        {
            Phone = phone,
            Code = code,
            SentAt = row.WasSent ? sent : null,
            ReceivedAt = row.WasReported ? reported : null,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private sealed record Decision(int Code, DateTimeOffset At);

    private sealed record Row(int Code, bool WasSent, bool WasReported);
}
