using System.Globalization;
using System.Text;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>Delivery reports: the same XML in a push and in the answer to a pull. Source: sections 2.4.1 and 2.4.2 of the document.</summary>
internal static class InfobipReports
{
    // Octets of one report as the document writes it. A list that need not grow keeps 10,000 reports out of the large object heap.
    private const int UsualLength = 110;

    // As in the samples; price and pducount real servers add. "gsmerrcode" stands in the document's script only.
    private static readonly string[] Attributes = ["id", "sentdate", "donedate", "status", "gsmerror", "price", "pducount", "gsmerrcode"];

    /// <summary>Reads the answer to a pull.</summary>
    /// <returns>All reports that can be read, whatever else is wrong.</returns>
    public static InfobipPulled<SmsDeliveryReport> ReadPull(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        if (InfobipRefusal.Read(body.Span) is { } refusal)
        {
            return new([]) { Refusal = refusal.Code is InfobipRefusal.NoData ? null : refusal };
        }

        var reports = CreateList(body);
        try
        {
            Read(body, gateway, zone, reports);
            return new(reports);
        }
        catch (XmlException exception)
        {
            return new(reports) { Breakage = exception };
        }
    }

    /// <summary>Reads a push.</summary>
    /// <exception cref="XmlException">It is not such a push. Nothing of it is used: the provider pushes all of it again.</exception>
    public static List<SmsDeliveryReport> ReadPush(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        var reports = CreateList(body);
        Read(body, gateway, zone, reports);
        return reports;
    }

    private static List<SmsDeliveryReport> CreateList(ReadOnlyMemory<byte> body) => new(body.Length / UsualLength);

    private static void Read(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone, List<SmsDeliveryReport> reports)
    {
        try
        {
            ReadOnce(body, gateway, zone, reports);
        }
        catch (XmlException) when (Repair(body) is { Length: > 0 } repaired)
        {
            reports.Clear();
            ReadOnce(repaired, gateway, zone, reports);
        }
    }

    private static void ReadOnce(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone, List<SmsDeliveryReport> reports)
    {
        var broken = 0;
        using var xml = WireXmlReader.Open(body, "DeliveryReport");
        while (xml.MoveToNext(1))
        {
            if (!xml.Is("message"))
            {
                continue;
            }

            if (ReadMessage(xml, gateway, zone) is { } report)
            {
                reports.Add(report);
            }
            else
            {
                broken++;
            }
        }

        xml.MoveToEnd();
        if (broken > 0)
        {
            throw new XmlException($"{broken} of {broken + reports.Count} reports have no id.");
        }
    }

    // Null where it belongs to no message. One that has an id and no status is kept: it is the caller's to wonder about.
    private static SmsDeliveryReport? ReadMessage(WireXmlReader xml, string gateway, TimeZoneInfo zone)
    {
        string? id = null, text = null;
        var status = SmsDeliveryStatus.Unknown;
        DateTimeOffset? sentAt = null, doneAt = null;
        int? error = null, parts = null;
        decimal? price = null;

        for (var position = 0; xml.MoveToNextAttribute();)
        {
            switch (xml.IndexIn(Attributes, ref position))
            {
                case 0:
                    id = xml.ReadAttribute().ToString();
                    break;
                case 1:
                    sentAt = InfobipDates.Parse(xml.ReadAttribute(), zone);
                    break;
                case 2:
                    doneAt = InfobipDates.Parse(xml.ReadAttribute(), zone);
                    break;
                case 3:
                    (text, status) = InfobipStatuses.Read(xml.ReadAttribute());
                    break;
                case 4:
                    error = ParseNumber(xml.ReadAttribute());
                    break;
                case 5:
                    price = decimal.TryParse(xml.ReadAttribute(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
                    break;
                case 6:
                    parts = ParseNumber(xml.ReadAttribute());
                    break;
                case 7:
                    error ??= ParseNumber(xml.ReadAttribute());
                    break;
            }
        }

        return string.IsNullOrEmpty(id)
            ? null
            : new(id, status)
            {
                Gateway = gateway,
                SentAt = sentAt,
                DoneAt = doneAt,
                GsmErrorCode = error,
                GsmErrorName = error is > 0 ? GsmErrors.Find(error.Value) : null,
                Price = price,
                Parts = parts,
                ProviderStatus = string.IsNullOrEmpty(text) ? null : text,
            };
    }

    private static int? ParseNumber(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // What the document prints and means, although it is no XML: the end of the root is missing (2.4.2), "done date" is two words (2.4.1). Null where
    // neither is so: a body that broke off within a report, or in the middle of a list, does not become whole by this.
    private static byte[]? Repair(ReadOnlyMemory<byte> body)
    {
        var text = body.Span;
        var isOpen = (text.EndsWith("/>"u8) || text.EndsWith("</message>"u8)) && text.IndexOf("</DeliveryReport"u8) < 0;
        var hasTwoWords = text.IndexOf(" done date="u8) >= 0;
        if (!isOpen && !hasTwoWords)
        {
            return null;
        }

        var repaired = Encoding.UTF8.GetString(text).Replace(" done date=", " donedate=", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(isOpen ? repaired + "</DeliveryReport>" : repaired);
    }
}
