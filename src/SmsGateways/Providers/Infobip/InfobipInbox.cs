using System.Text.Json;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>The answer to a pull of inbound messages. Source: section 2.8.2 of the document, which shows none; field names as real servers have them.</summary>
internal static class InfobipInbox
{
    private const string List = "inboxMessages";
    private const int MostDepth = 4;

    // An answer without messages is one only where its root says so: a page of HTML has none either.
    private static readonly string[] Roots = [List, "inbox", "messages", "inboxMessage", "response", "results"];

    /// <summary>Reads the answer.</summary>
    /// <returns>All messages that can be read, whatever else is wrong.</returns>
    public static InfobipPulled<InfobipInboundPart> Read(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        if (InfobipRefusal.Read(body.Span) is { } refusal)
        {
            return new([]) { Refusal = refusal.Code is InfobipRefusal.NoData ? null : refusal };
        }

        var messages = new List<InfobipInboundPart>();
        try
        {
            if (body.Span is [(byte)'<', ..])
            {
                ReadXml(body, gateway, zone, messages);
            }
            else if (ReadJson(body.Span, gateway, zone, messages) is { } error)
            {
                return new(messages) { Refusal = error };
            }

            return new(messages);
        }
        catch (Exception exception) when (exception is XmlException or JsonException or FormatException)
        {
            return new(messages) { Breakage = exception };
        }
    }

    // {"inboxMessages":[…]}, or, as it once was, the list alone. Item by item: what stands before a break is not lost.
    private static InfobipRefusal? ReadJson(ReadOnlySpan<byte> body, string gateway, TimeZoneInfo zone, List<InfobipInboundPart> messages)
    {
        InfobipRefusal? error = null;
        var (isInbox, broken) = (false, 0);
        var json = InfobipValues.CreateReader(body);
        json.Read();
        if (json.TokenType is JsonTokenType.StartArray)
        {
            isInbox = true;
            broken += ReadList(ref json, body, gateway, zone, messages);
        }
        else if (json.TokenType is JsonTokenType.StartObject)
        {
            while (InfobipValues.ReadName(ref json) is { } name)
            {
                var isList = name.Equals(List, StringComparison.OrdinalIgnoreCase) && json.TokenType is JsonTokenType.StartArray or JsonTokenType.Null;
                isInbox |= isList;
                if (isList && json.TokenType is JsonTokenType.StartArray)
                {
                    broken += ReadList(ref json, body, gateway, zone, messages);
                }
                else if (name.Equals("error", StringComparison.OrdinalIgnoreCase))
                {
                    error = InfobipValues.ReadError(InfobipValues.ReadValue(ref json, body));
                }
                else
                {
                    json.Skip();
                }
            }
        }

        json.Read(); // Nothing may follow.
        return broken > 0 ? throw new FormatException($"{broken} of the messages have none of a message's fields.")
            : isInbox || error is not null ? error
            : throw new FormatException("The answer has no list of messages.");
    }

    // How many could not be read.
    private static int ReadList(ref Utf8JsonReader json, ReadOnlySpan<byte> body, string gateway, TimeZoneInfo zone, List<InfobipInboundPart> messages)
    {
        var broken = 0;
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            broken += TryAdd(InfobipValues.SkipValue(ref json, body), gateway, zone, messages) ? 0 : 1;
        }

        return broken;
    }

    private static bool TryAdd(ReadOnlySpan<byte> item, string gateway, TimeZoneInfo zone, List<InfobipInboundPart> messages)
    {
        try
        {
            var fields = InfobipValues.ReadJson(item);
            var isMessage = InfobipInbound.IsMessage(fields);
            if (isMessage)
            {
                messages.Add(InfobipInbound.Create(fields, gateway, zone));
            }

            return isMessage;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void ReadXml(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone, List<InfobipInboundPart> messages)
    {
        using var xml = WireXmlReader.Open(body, root: null);
        var isInbox = Roots.Contains(xml.Name, StringComparer.OrdinalIgnoreCase);
        ReadElement(xml, 1, gateway, zone, messages);
        xml.MoveToEnd();
        if (!isInbox && messages.Count is 0)
        {
            throw new XmlException("The root is none of an inbox, and it has no message.");
        }
    }

    // What the elements around a message are called nobody has recorded: a message is what has fields of one.
    private static void ReadElement(WireXmlReader xml, int depth, string gateway, TimeZoneInfo zone, List<InfobipInboundPart> messages)
    {
        InfobipValues? fields = null;
        while (xml.MoveToNext(depth))
        {
            var name = xml.Name;
            if (InfobipInbound.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                (fields ??= new()).Add(name, xml.ReadText());
            }
            else if (depth < MostDepth)
            {
                ReadElement(xml, depth + 1, gateway, zone, messages);
            }
        }

        if (fields is not null)
        {
            messages.Add(InfobipInbound.Create(fields, gateway, zone));
        }
    }
}
