using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary><c>sendsms/xml</c>, and <c>sendsms/plain</c>'s way to answer.</summary>
internal class InfobipXml(ChaosSettings settings, FaultPlan plan, Ledger ledger, InfobipIds ids) : InfobipMessages(settings, plan, ledger, ids)
{
    protected override string Begin => """<?xml version="1.0" encoding="UTF-8"?><results>""";

    protected override string End => "</results>";

    protected override IReadOnlyList<InfobipGsm> Read(HttpRequestText request)
    {
        var found = new List<InfobipGsm>();
        var document = request.Body;
        while (SmsProXml.TryReadNext(ref document, "<message>"u8, "</message>"u8, out var one))
        {
            var message = Slots.ReadMessage(SmsProXml.Read(one, "<text>"u8, "</text>"u8));
            while (SmsProXml.TryReadNext(ref one, "<gsm messageId=\""u8, "</gsm>"u8, out var gsm))
            {
                var end = gsm.IndexOf("\">"u8);
                found.Add(new(message, Slots.ReadSlot(gsm[(end + 2)..]), Encoding.ASCII.GetString(gsm[..end])));
            }
        }

        return found.Count > 0 ? found : throw new FormatException("The request has no recipients with ids.");
    }

    protected override void WriteRow(Span<byte> body, int index, int status, string id, string destination, out int written)
        => Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $"<result><status>{status}</status><messageid>{id}</messageid><destination>{destination}</destination></result>",
            out written);
}
