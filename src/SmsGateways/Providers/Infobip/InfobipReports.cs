using System.Buffers;
using System.Text;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>Delivery reports: the same XML in a push and in the answer to a pull. Source: sections 2.4.1 and 2.4.2 of the document.</summary>
internal static class InfobipReports
{
    private const int LongestPlainValue = 128;
    private const int MostBroken = 100; // A document in which as many are broken is none: each costs an exception.
    private const string Root = "DeliveryReport";

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
            return Read(body, gateway, zone, reports) is var broken && broken > 0 ? throw Break(broken, reports) : new(reports);
        }
        catch (XmlException exception)
        {
            var each = ReadEach(WireXmlReader.WithoutDeclaration(Repair(body) ?? body), gateway, zone);
            return new(each.Count > reports.Count ? each : reports) { Breakage = exception };
        }
    }

    /// <summary>Reads a push.</summary>
    /// <returns>Its reports, without those that belong to no message: the push would come again as it is, and with them all the others would be lost.</returns>
    /// <exception cref="XmlException">It is not such a push. Nothing of it is used: the provider pushes all of it again.</exception>
    public static List<SmsDeliveryReport> ReadPush(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        var reports = CreateList(body);
        return Read(body, gateway, zone, reports) is var broken && broken > 0 && reports.Count is 0 ? throw Break(broken, reports) : reports;
    }

    // A list that need not grow keeps 10,000 reports out of the large object heap.
    private static List<SmsDeliveryReport> CreateList(ReadOnlyMemory<byte> body) => new(body.Span.Count("<message"u8));

    private static XmlException Break(int broken, List<SmsDeliveryReport> reports) => new($"{broken} of {broken + reports.Count} reports have no id.");

    // How many have no id.
    private static int Read(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone, List<SmsDeliveryReport> reports)
    {
        try
        {
            return ReadOnce(body, gateway, zone, reports);
        }
        catch (XmlException) when (Repair(body) is { Length: > 0 } repaired)
        {
            reports.Clear();
            return ReadOnce(repaired, gateway, zone, reports);
        }
    }

    private static int ReadOnce(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone, List<SmsDeliveryReport> reports)
    {
        if (TryReadPlain(WireXmlReader.WithoutDeclaration(body).Span, gateway, zone, reports))
        {
            return 0;
        }

        reports.Clear();
        var broken = 0;
        using var xml = WireXmlReader.Open(body, Root);
        while (xml.MoveToNext(1))
        {
            if (!xml.Is("message"))
            {
                continue;
            }

            var fields = new InfobipReportFields();
            for (var position = 0; xml.MoveToNextAttribute();)
            {
                if (xml.IndexIn(InfobipReportFields.Names, ref position) is >= 0 and var field)
                {
                    fields.Set(field, xml.ReadAttribute(), zone);
                }
            }

            broken += fields.TryAddTo(reports, gateway) ? 0 : 1;
        }

        xml.MoveToEnd();
        return broken;
    }

    // The provider hands these reports out once: one that is no XML must not take those after it along.
    private static List<SmsDeliveryReport> ReadEach(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        var reports = new List<SmsDeliveryReport>();
        var found = new List<SmsDeliveryReport>();
        var broken = 0;
        for (var rest = body.Span.StartsWith("<DeliveryReport"u8) ? From(body[1..]) : default; !rest.IsEmpty && broken < MostBroken;)
        {
            var next = From(rest[1..]);
            var one = next.IsEmpty ? BeforeEnd(rest) : rest[..^next.Length];
            found.Clear();
            try
            {
                broken += ReadOnce((byte[])[.. "<DeliveryReport>"u8, .. one.Span, .. "</DeliveryReport>"u8], gateway, zone, found);
            }
            catch (XmlException)
            {
                broken++;
            }

            reports.AddRange(found);
            rest = next;
        }

        return reports;

        static ReadOnlyMemory<byte> From(ReadOnlyMemory<byte> text) => text.Span.IndexOf("<message"u8) is >= 0 and var start ? text[start..] : default;

        static ReadOnlyMemory<byte> BeforeEnd(ReadOnlyMemory<byte> text) => text.Span.LastIndexOf("</DeliveryReport"u8) is >= 0 and var end ? text[..end] : text;
    }

    // As all servers write it that were seen. False where it is not so: then all of it is read again.
    private static bool TryReadPlain(ReadOnlySpan<byte> body, string gateway, TimeZoneInfo zone, List<SmsDeliveryReport> reports)
    {
        if (!PlainXml.TryOpen(body, "<DeliveryReport>"u8, out var xml))
        {
            return false;
        }

        Span<char> text = stackalloc char[LongestPlainValue];
        while (xml.TryBegin("<message"u8))
        {
            var fields = new InfobipReportFields();
            var (position, seen) = (0, 0);
            while (!xml.TryEnd())
            {
                if (!xml.TryReadAttribute(out var name, out var value)
                    || InfobipReportFields.Find(name, ref position) is not (>= 0 and var field)
                    || (seen & (1 << field)) is not 0
                    || Ascii.ToUtf16(value, text, out var length) is not OperationStatus.Done)
                {
                    return false;
                }

                seen |= 1 << field;
                fields.Set(field, text[..length].Trim(), zone);
            }

            if (!fields.TryAddTo(reports, gateway))
            {
                return false;
            }
        }

        return xml.IsEnd("</DeliveryReport>"u8);
    }

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
