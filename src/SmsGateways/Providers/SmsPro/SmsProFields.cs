using System.Globalization;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.SmsPro;

/// <summary>The answer to <c>/api/def</c> or <c>/api/info</c>: a status and flat fields. Source: sections 3 and 4 of both documents.</summary>
/// <param name="Status">0, or why there are no fields.</param>
/// <param name="Fields">Every field, the status too, by the platform's name for it, verbatim.</param>
internal readonly record struct SmsProFields(string Status, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Gets the platform's own words about an error, should it have any: the documents show none.</summary>
    public string? Text => ReadText("message");

    /// <summary>Reads a field as text.</summary>
    /// <returns>The text, or <see langword="null"/> where the field is missing or empty.</returns>
    public string? ReadText(string field) => Fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    /// <summary>Reads a field as a number, with a dot whatever the machine's culture.</summary>
    /// <returns>The number, or <see langword="null"/> where the field is missing or none.</returns>
    public decimal? ReadNumber(string field)
        => decimal.TryParse(Fields.GetValueOrDefault(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    public static SmsProFields Read(ReadOnlyMemory<byte> body)
    {
        var fields = new Dictionary<string, string>();
        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            fields[xml.Name] = xml.ReadOnce(fields.GetValueOrDefault(xml.Name));
        }

        xml.MoveToEnd();
        return fields.TryGetValue("status", out var status) && status.Length > 0 ? new(status, fields) : throw new XmlException("The answer has no status.");
    }
}
