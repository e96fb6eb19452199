using System.Globalization;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>SmsCo's send: a GET with everything in its query, and no id. Every request that is processed is an SMS.</summary>
internal sealed class SmsCoMessages(FaultPlan plan, Ledger ledger) : Endpoint
{
    private int _lastId;

    public override bool IsDocument => false;

    public override Fault Arrive(HttpRequestText request)
    {
        var (message, slot) = Read(request);
        ledger.Check(message, slot);
        return plan.ForSend(slot, ledger.OnSubmission(message, slot));
    }

    public override int Process(HttpRequestText request, bool refuse, Span<byte> body)
    {
        if (refuse)
        {
            "2904"u8.CopyTo(body); // "SMS Sending Failed"
            return 4;
        }

        var (message, slot) = Read(request);
        ledger.Send(message, slot);
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $"OK 1 {Interlocked.Increment(ref _lastId)}", out var length);
        return length;
    }

    private static (int Message, int Slot) Read(HttpRequestText request)
        => (Slots.ReadMessage(request.Parameter("message"u8)), Slots.ReadSlot(request.Parameter("recipient"u8)));
}
