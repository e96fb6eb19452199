using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>The answer to a send, whatever it is labeled as: the document labels XML and JSON as <c>text/csv</c>, and queries are answered in XML.</summary>
/// <param name="Rows">The entries, in order.</param>
/// <param name="IsWhole">Whether the document is well-formed. Of one that is not, only whole entries that name somebody are kept.</param>
/// <param name="IsBare">Whether there were no entries, but one word about the whole request.</param>
internal sealed record InfobipAnswer(IReadOnlyList<InfobipRow> Rows, bool IsWhole, bool IsBare)
{
    private const int LongestWord = 64;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="XmlException">It is none.</exception>
    public static InfobipAnswer Read(ReadOnlyMemory<byte> body) => body.Span switch
    {
        [(byte)'{' or (byte)'[', ..] => ReadJson(body),
        [(byte)'<', ..] => ReadXml(body),
        _ => ReadWord(body.Span),
    };

    /// <summary>Tells whether the answer is the HTTP status once more, as servers and proxies write it of themselves: <c>403 Forbidden</c>. The provider said nothing then.</summary>
    public bool Repeats(int httpStatus)
    {
        var (code, phrase) = (httpStatus.ToString(CultureInfo.InvariantCulture), ((HttpStatusCode)httpStatus).ToString());
        return IsBare && Rows is [{ Status: var word }] && new[] { code, phrase, code + phrase }.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static InfobipAnswer ReadJson(ReadOnlyMemory<byte> body)
    {
        using var document = WireJson.Parse(body);
        var root = document.RootElement;
        var results = root.ValueKind is JsonValueKind.Array ? root : WireJson.Find(root, "results");
        return results?.ValueKind switch
        {
            JsonValueKind.Array => new([.. results.Value.EnumerateArray().Select(ReadRow)], IsWhole: true, IsBare: false),
            JsonValueKind.Object => new([ReadRow(results.Value)], IsWhole: true, IsBare: false),

            // Clients in the field meet a status alone.
            null or JsonValueKind.Null => new([ReadRow(root)], IsWhole: true, IsBare: true),
            _ => throw new JsonException("The results are no list."),
        };
    }

    private static InfobipRow ReadRow(JsonElement row)
        => new(WithoutBlanks(WireJson.ReadText(row, "status")), WireJson.ReadText(row, "messageid") ?? "", WireJson.ReadText(row, "destination") ?? "");

    private static InfobipAnswer ReadXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            var rows = new List<InfobipRow>();
            using var xml = WireXmlReader.Open(body, "results");
            while (xml.MoveToNext(1))
            {
                // What else stands there is a mistake: an entry without its frame.
                rows.Add(xml.Is("result") ? ReadRow(xml, 2) : throw new XmlException("Among the results is something else."));
            }

            xml.MoveToEnd();
            return new(rows, IsWhole: true, IsBare: false);
        }
        catch (XmlException) when (InfobipFragments.Find(body) is { Count: > 0 } fragments)
        {
            return new([.. fragments.Select(ReadFragment).OfType<InfobipRow>()], IsWhole: false, IsBare: false);
        }
    }

    // Null where it is broken itself: whom it meant is unknown then, and the others are not.
    private static InfobipRow? ReadFragment(ReadOnlyMemory<byte> fragment)
    {
        try
        {
            using var xml = WireXmlReader.Open(fragment, "result");
            var row = ReadRow(xml, 1);
            xml.MoveToEnd();
            return row;
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            return null;
        }
    }

    private static InfobipRow ReadRow(WireXmlReader xml, int depth)
    {
        string? status = null, id = null, destination = null;
        while (xml.MoveToNext(depth))
        {
            if (xml.Is("status"))
            {
                status = xml.ReadOnce(status);
            }
            else if (xml.Is("messageid") || xml.Is("messageId"))
            {
                id = xml.ReadOnce(id);
            }
            else if (xml.Is("destination"))
            {
                destination = xml.ReadOnce(destination);
            }
        }

        return new(WithoutBlanks(status), id ?? "", destination ?? "");
    }

    private static InfobipAnswer ReadWord(ReadOnlySpan<byte> body)
    {
        var word = body.Length <= LongestWord ? Encoding.UTF8.GetString(body) : "";
        return word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ' ')
            ? new([new(WithoutBlanks(word), "", "")], IsWhole: true, IsBare: true)
            : throw new FormatException("The answer is neither a document nor a code.");
    }

    // The document's example of a wrong password has "- 1".
    private static string WithoutBlanks(string? status)
        => string.Concat((status ?? "").Where(static c => !char.IsWhiteSpace(c))) is { Length: > 0 } text ? text : throw new FormatException("An entry has no status.");
}
