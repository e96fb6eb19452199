using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>The answer to the command CREDITS. Source: section 2.2.4.1 of the document, which shows none; real servers answer with a bare number.</summary>
internal static class InfobipCredits
{
    private const string Field = "credits";
    private const int MostDepth = 4;

    // A body in JSON or XML nobody has recorded: the first of these that is a number, else the first number.
    private static readonly string[] Names = [Field, "credit", "balance", "value", "amount"];

    /// <summary>Reads the answer: a bare number, JSON or XML.</summary>
    /// <remarks>
    /// A whole negative number that is one of the provider's codes is read as the code: <c>-5.00</c> is an amount, <c>-5</c> is not. Without its minus it is an amount.
    /// </remarks>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    /// <exception cref="JsonException">It is not such an answer.</exception>
    public static InfobipCreditAnswer Read(ReadOnlyMemory<byte> body)
    {
        if (InfobipRefusal.Read(body.Span) is { } refusal && (!refusal.IsNumber || InfobipErrors.IsKnown(refusal.Code)))
        {
            return new(null, refusal);
        }

        var fields = body.Span switch
        {
            [(byte)'{', ..] => Flatten(InfobipValues.ReadJson(body.Span)),
            [(byte)'<', ..] => ReadXml(body),
            var text => ReadText(text),
        };

        return fields.ReadError() is { } error ? new(null, error)
            : (Find(fields, Names) ?? Find(fields, fields.All.Keys)) is { } amount
                ? new(new() { Amount = amount, Currency = fields.ReadText("currency"), ProviderFields = fields.All }, null)
                : throw new FormatException("The answer has no number.");
    }

    private static InfobipValues ReadText(ReadOnlySpan<byte> text)
    {
        var fields = new InfobipValues();
        fields.Add(Field, Encoding.UTF8.GetString(text));
        return fields;
    }

    // {"response":{"credits":…}} as {"credits":…}.
    private static InfobipValues Flatten(InfobipValues fields, int depth = 1)
        => fields.All.Values.ToList() is [['{', ..] only] && depth < MostDepth && !fields.Has("error") ? Flatten(InfobipValues.ReadJson(Encoding.UTF8.GetBytes(only)), depth + 1) : fields;

    private static InfobipValues ReadXml(ReadOnlyMemory<byte> body)
    {
        var fields = new InfobipValues();
        using (var xml = WireXmlReader.Open(body, root: null))
        {
            if (xml.Name.Equals("html", StringComparison.OrdinalIgnoreCase))
            {
                throw new XmlException("The answer is a page.");
            }

            while (xml.MoveToNext(1))
            {
                var name = xml.Name;
                fields.Add(name, xml.ReadText());
            }

            xml.MoveToEnd();
        }

        if (fields.All.Count is 0)
        {
            // <credits>12.5</credits>, which has no elements.
            using var xml = WireXmlReader.Open(body, root: null);
            var name = xml.Name;
            fields.Add(name, xml.ReadText());
            xml.MoveToEnd();
        }

        return fields;
    }

    private static decimal? Find(InfobipValues fields, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            // A server in Java writes ten million as 1.0E7.
            if (decimal.TryParse(fields.ReadText(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
            {
                return amount;
            }
        }

        return null;
    }
}
