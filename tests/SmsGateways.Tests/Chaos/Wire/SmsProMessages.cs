using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>SmsPro's <c>/api/message</c>, from section 1 of its document: one text, up to 50 phones, one id that must not come twice.</summary>
internal sealed class SmsProMessages(ChaosSettings settings, FaultPlan plan, Ledger ledger, SmsProIds ids) : Endpoint
{
    private const int Accepted = 0;
    private const int Blocked = 6; // For its words: final, and no reason for anybody to shut the account down.
    private const int SeenBefore = 10;

    public override bool IsDocument => true;

    public override Fault Arrive(HttpRequestText request)
    {
        var message = Slots.ReadMessage(SmsProXml.Read(request.Body, "<text>"u8, "</text>"u8));
        var slot = SmsProXml.ReadFirstSlot(request.Body);
        ledger.Check(message, slot);
        ids.GetOrAdd(Id(request), message, slot);
        return plan.ForSend(slot, ledger.OnSubmission(message, slot));
    }

    public override int Process(HttpRequestText request, bool refuse, Span<byte> body)
    {
        var id = Id(request);
        var slots = SmsProXml.ReadSlots(request.Body);
        var message = Slots.ReadMessage(SmsProXml.Read(request.Body, "<text>"u8, "</text>"u8));
        var status = Decide(ids.GetOrAdd(id, message, slots[0]), message, slots, refuse);

        // The namespace is not in the document, and the live server sends it.
        Span<char> idText = stackalloc char[id.Length];
        Encoding.ASCII.GetChars(id, idText);
        Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $"""<?xml version="1.0" encoding="UTF-8"?><response xmlns="http://Giper.mobi/schema/Message"><id>{idText}</id><status>{status}</status><phones>{slots.Length}</phones><smscnt>1</smscnt><message></message></response>""",
            out var length);
        return length;
    }

    private int Decide(KnownId known, int message, int[] slots, bool refuse)
    {
        lock (known.Lock)
        {
            // First of all, so that the provider never says "blocked" about a message that it has sent.
            if (settings.Rules.RefusesKnownIds && known.IsKnown)
            {
                return SeenBefore;
            }

            if (refuse)
            {
                if (settings.Rules.RegistersRefusedIds)
                {
                    known.OnRefused();
                }

                return Blocked;
            }

            foreach (var slot in slots)
            {
                ledger.Send(message, slot);
            }

            known.OnSent(slots, settings.Rules.RegistrationLag);
            return Accepted;
        }
    }

    private static ReadOnlySpan<byte> Id(HttpRequestText request) => SmsProXml.Read(request.Body, "<id>"u8, "</id>"u8);
}
