using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.MySmpp;

/// <summary>Delivery reports: the same elements in the answer to <c>state.php</c> and in the push. Source: the provider's pages "SMS status request".</summary>
internal static class MySmppReports
{
    /// <summary>The states, as far as two of them need to be told apart: a message that went by Viber and by SMS has one of each.</summary>
    /// <remarks>What arrived arrived, whatever became of the other; what is under way may still arrive; the more is known of a failure, the better.</remarks>
    private static readonly FrozenDictionary<string, (SmsDeliveryStatus Status, int Rank)> States = new Dictionary<string, (SmsDeliveryStatus, int)>
    {
        ["read"] = (SmsDeliveryStatus.Read, 6),
        ["deliver"] = (SmsDeliveryStatus.Delivered, 5),
        ["send"] = (SmsDeliveryStatus.Sent, 4),                         // "status not received" yet
        ["partly_deliver"] = (SmsDeliveryStatus.PartlyDelivered, 3),    // it was sent, and no status came any more
        ["expired"] = (SmsDeliveryStatus.Expired, 2),
        ["not_deliver"] = (SmsDeliveryStatus.Undelivered, 1),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an answer, or a push: its root is <c>response</c> in the provider's pages, and <c>request</c> in those of the same platform elsewhere.</summary>
    /// <returns>Its reports, without those that belong to no message: a push would come again as it is, and with them all the others would be lost.</returns>
    /// <exception cref="XmlException">It is none.</exception>
    public static List<SmsDeliveryReport> Read(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        var (reports, strays) = (new List<SmsDeliveryReport>(), 0);
        using var xml = WireXmlReader.Open(body, "response", "request");
        while (xml.MoveToNext(1))
        {
            if (!xml.Is("state"))
            {
                continue;
            }

            if (xml.ReadAttribute("id_sms") is { Length: > 0 } id)
            {
                reports.Add(ReadState(xml, id, zone) with { Gateway = gateway });
            }
            else
            {
                strays++;
            }
        }

        xml.MoveToEnd();
        return reports.Count > 0 || strays is 0 ? reports : throw new XmlException("A state without an id belongs to no message.");
    }

    /// <summary>Writes the receipt of a push, without which the provider pushes five times.</summary>
    public static string WriteReceipt(IEnumerable<SmsDeliveryReport> reports) => Encoding.UTF8.GetString(WireXmlWriter.Write(reports, static (xml, reports) =>
    {
        xml.WriteStartElement("response");
        foreach (var id in reports.Select(static report => report.ProviderMessageId).Distinct())
        {
            xml.WriteElementString("id_sms", id);
        }

        xml.WriteEndElement();
    }));

    private static SmsDeliveryReport ReadState(WireXmlReader xml, string id, TimeZoneInfo zone)
    {
        var (sms, viber, time) = (xml.ReadAttribute("sms"), xml.ReadAttribute("viber"), LocalTime.Read(xml.ReadAttribute("time"), zone));
        var (error, parts) = (MySmppWire.ReadNumber(xml, "err"), MySmppWire.ReadNumber(xml, "num_parts"));
        var price = decimal.TryParse(xml.ReadAttribute("price"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : (decimal?)null;
        var text = xml.ReadText();

        var states = new[] { text, viber, sms }.OfType<string>().ToList();
        var best = states.MaxBy(static state => States.GetValueOrDefault(state).Rank)!;
        return new(id, States.GetValueOrDefault(best).Status)
        {
            DoneAt = time,
            GsmErrorCode = error,
            Parts = parts,

            // "The price of one part", where the number of parts stands beside it.
            Price = price * parts,

            // Of a message that the provider does not know, a sentence.
            ProviderStatus = text.Length > 0 ? text : best,
        };
    }
}
