using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.SmsPro;

/// <summary>Delivery reports: the same elements in the answer to <c>/api/dr</c> and in the push. Source: section 2 of both documents.</summary>
internal static class SmsProReports
{
    // Octets of one report as the platform writes it. A list that need not grow keeps 10,000 reports out of the large object heap.
    private const int UsualLength = 160;

    private static readonly string[] PhoneFields = ["number", "report", "sendTime", "rcvTime"];

    // "Delivery report codes", in order. The texts are interned, so that 10,000 reports do not make 10,000 of them.
    private static readonly (string Code, SmsDeliveryStatus Status)[] Codes =
    [
        ("0", SmsDeliveryStatus.Queued),
        ("1", SmsDeliveryStatus.Sent),
        ("2", SmsDeliveryStatus.Rejected),
        ("3", SmsDeliveryStatus.Delivered),
        ("4", SmsDeliveryStatus.Undelivered),
        ("5", SmsDeliveryStatus.Rejected),     // for want of money, after it was accepted
        ("6", SmsDeliveryStatus.Unknown),      // the platform's own "unknown or new"
        ("7", SmsDeliveryStatus.Expired),      // no report came from the operator in time; whether it was delivered is not known
    ];

    /// <summary>Reads the answer to <c>/api/dr</c>.</summary>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    public static SmsProReportAnswer ReadAnswer(ReadOnlyMemory<byte> body, string gateway, string id)
    {
        string? status = null, text = null;
        var reports = new List<SmsDeliveryReport>();

        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (xml.Is("status"))
            {
                status = xml.ReadOnce(status);
            }
            else if (xml.Is("phone"))
            {
                reports.Add(ReadPhone(xml, 2, gateway, id));
            }
            else if (xml.Is("message"))
            {
                text = xml.ReadText();
            }
        }

        xml.MoveToEnd();

        return new(status is { Length: > 0 } ? status : throw new XmlException("The answer has no status."), text, reports);
    }

    /// <summary>Reads a push: several <c>dr</c>, each with several <c>phone</c>.</summary>
    /// <exception cref="XmlException">It is not such a push.</exception>
    public static List<SmsDeliveryReport> ReadPush(ReadOnlyMemory<byte> body, string gateway)
    {
        var reports = new List<SmsDeliveryReport>(body.Length / UsualLength);
        using var xml = WireXmlReader.Open(body, "report");
        while (xml.MoveToNext(1))
        {
            if (xml.Is("dr"))
            {
                ReadMessage(xml, gateway, reports);
            }
        }

        xml.MoveToEnd();

        return reports;
    }

    private static void ReadMessage(WireXmlReader xml, string gateway, List<SmsDeliveryReport> reports)
    {
        var first = reports.Count;
        string? id = null;
        while (xml.MoveToNext(2))
        {
            if (xml.Is("phone"))
            {
                reports.Add(ReadPhone(xml, 3, gateway, id ?? ""));
            }
            else if (xml.Is("id"))
            {
                var text = xml.ReadText();
                id = id is null || id == text ? text : throw new XmlException("Reports with two ids belong to no message.");
            }
        }

        if (string.IsNullOrEmpty(id) && reports.Count > first)
        {
            throw new XmlException("Reports without an id belong to no message.");
        }

        // The document writes the id first; nothing says that the platform must.
        for (var i = first; i < reports.Count && reports[i].ProviderMessageId.Length is 0; i++)
        {
            reports[i] = reports[i] with { ProviderMessageId = id! };
        }
    }

    private static SmsDeliveryReport ReadPhone(WireXmlReader xml, int depth, string gateway, string id)
    {
        PhoneNumber? to = null;
        var (code, status) = ("", SmsDeliveryStatus.Unknown);
        DateTimeOffset? sentAt = null, doneAt = null;

        for (var position = 0; xml.MoveToNext(depth);)
        {
            switch (xml.IndexIn(PhoneFields, ref position))
            {
                case 0:
                    to = PhoneNumber.TryParse(xml.ReadSpan(), out var number) ? number : null;
                    break;
                case 1:
                    (code, status) = Interpret(xml.ReadSpan());
                    break;
                case 2:
                    sentAt = SmsProTime.Parse(xml.ReadSpan());
                    break;
                case 3:
                    doneAt = SmsProTime.Parse(xml.ReadSpan());
                    break;
            }
        }

        return new(id, status) { Gateway = gateway, To = to, SentAt = sentAt, DoneAt = doneAt, ProviderStatus = code };
    }

    // A code that the documents do not have is kept, and is no reason to lose the report.
    private static (string Code, SmsDeliveryStatus Status) Interpret(ReadOnlySpan<char> code)
        => code is [>= '0' and <= '7' and var digit] ? Codes[digit - '0'] : (code.ToString(), SmsDeliveryStatus.Unknown);
}
