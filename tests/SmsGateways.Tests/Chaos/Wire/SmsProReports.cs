using System.Globalization;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>SmsPro's <c>/api/dr</c>, from section 2.2 of its document: the reports of one id. Asking is as fragile as sending.</summary>
internal sealed class SmsProReports(FaultPlan plan, Ledger ledger, SmsProIds ids) : Endpoint
{
    private const int Found = 0;
    private const int NotFound = 4;

    public override bool IsDocument => true;

    public override Fault Arrive(HttpRequestText request)
    {
        if (Find(request) is not { } known)
        {
            ledger.OnQuestionFromNowhere();
            return default;
        }

        ledger.OnArrival(known.Message);
        return plan.ForQuestion(known.FirstSlot, known.OnQuestion());
    }

    public override int Process(HttpRequestText request, bool refuse, Span<byte> body)
    {
        int[] sentTo = [];
        if (!refuse && Find(request) is { } known)
        {
            lock (known.Lock)
            {
                sentTo = known.IsKnown ? known.SentTo : [];
            }
        }

        Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $"""<?xml version="1.0" encoding="UTF-8"?><response><status>{(sentTo.Length > 0 ? Found : NotFound)}</status>""",
            out var length);
        foreach (var slot in sentTo)
        {
            Utf8.TryWrite(
                body[length..],
                CultureInfo.InvariantCulture,
                $"<phone><number>{Slots.DigitsOf(slot)}</number><report>1</report><sendTime>20260101000000</sendTime><rcvTime></rcvTime></phone>",
                out var written);
            length += written;
        }

        "</response>"u8.CopyTo(body[length..]);
        return length + "</response>"u8.Length;
    }

    private KnownId? Find(HttpRequestText request) => ids.Find(SmsProXml.Read(request.Body, "<id>"u8, "</id>"u8));
}
