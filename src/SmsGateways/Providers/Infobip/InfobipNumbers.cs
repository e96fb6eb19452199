using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace SmsGateways.Providers.Infobip;

/// <summary>What Infobip knows about numbers: answers and pushes. Source: sections 2.5 to 2.7 of the document.</summary>
internal static class InfobipNumbers
{
    // "Response parameters" of section 2.7, under the names of its XML sample, which has the same 22 in the same order.
    private static readonly string[] CommaFields =
    [
        "destination", "id", "stat", "IMSI", "MSC", "err", "hlr", "orn", "pon", "ron", "roc", "mccmnc", "rcn", "ppm", "onp", "ocn", "occ", "ocp", "is_ported", "rnp", "rcp",
        "num_ok",
    ];

    // None of them is in a line of fields: it is a page, another form, or more than one line.
    private static readonly SearchValues<char> Foreign = SearchValues.Create("<>{}\r\n");

    /// <summary>Reads the answer to a synchronous request, in whichever of the three forms it comes.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="asked">The number that it must be about.</param>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not such an answer.</exception>
    public static InfobipNumberAnswer ReadAnswer(ReadOnlyMemory<byte> body, PhoneNumber asked)
    {
        if (InfobipRefusal.Read(body.Span) is { } refusal)
        {
            return new(null, refusal);
        }

        var fields = body.Span switch
        {
            [(byte)'{', ..] => InfobipValues.ReadJson(body.Span),
            [(byte)'<', ..] => InfobipValues.ReadXml(body, "hlr"),
            var text => ReadCommas(Encoding.UTF8.GetString(text), asked),
        };

        if (fields.ReadError() is { } error)
        {
            return new(null, error);
        }

        if (PhoneNumber.TryParse(fields.ReadText("destination"), out var number) && number != asked)
        {
            throw new FormatException("The answer is about another number.");
        }

        return IsAboutNumber(fields) ? new(Create(asked, fields), null) : throw new FormatException("The answer has neither a destination nor a status.");
    }

    /// <summary>Reads the answer to an asynchronous request.</summary>
    /// <returns>The records in order, or why there are none.</returns>
    /// <remarks>
    /// The document wants a record a row and shows a row with two. No number that is sent has white space, so that every white space parts records.
    /// </remarks>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static (List<InfobipTicketLine> Lines, InfobipRefusal? Refusal) ReadTickets(ReadOnlySpan<byte> body)
    {
        var words = Encoding.UTF8.GetString(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["OK", ..])
        {
            return words is [InfobipRefusal.Failed, ..] ? ([], new(InfobipRefusal.Failed, InfobipRefusal.Failed))
                : InfobipRefusal.Read(body) is { } refusal ? ([], refusal)
                : throw new FormatException("The answer begins neither with OK nor with FAILED.");
        }

        return (words.Skip(1).Select(static word => word.Split(';') switch
        {
            [var destination, var status, { Length: > 0 } id, ..] => new InfobipTicketLine(destination, status, id),
            [var destination, { Length: > 0 } status, ..] => new InfobipTicketLine(destination, status, null),
            _ => throw new FormatException("A record has no status."),
        }).ToList(), null);
    }

    /// <summary>Reads a push: <c>dlr=</c> and rows of JSON, form-urlencoded or as they are.</summary>
    /// <exception cref="FormatException">It is not such a push.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not such a push.</exception>
    public static List<SmsNumberInfo> ReadPush(ReadOnlySpan<byte> rows)
    {
        var numbers = new List<SmsNumberInfo>();
        for (rows = MoveToRow(rows); !rows.IsEmpty; rows = MoveToRow(rows))
        {
            var fields = InfobipValues.ReadJson(rows, out var length);
            rows = rows[length..];

            // Any number can be asked about, also one that is too short for E.164: what is known of it is not lost, its fields have it verbatim.
            numbers.Add(IsAboutNumber(fields) && fields.Has("destination")
                ? Create(PhoneNumber.TryParse(fields.ReadText("destination"), out var number) ? number : default, fields)
                : throw new FormatException("A row has no destination."));
        }

        return numbers.Count > 0 ? numbers : throw new FormatException("The push has no rows.");
    }

    // Rows end with a line break; the document prints it as ".\n", and its sample has the variable's name before each of them.
    private static ReadOnlySpan<byte> MoveToRow(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n."u8);
        return text.StartsWith("dlr="u8) ? text["dlr=".Length..].TrimStart(" \t\r\n"u8) : text;
    }

    private static bool IsAboutNumber(InfobipValues fields) => fields.Has("stat") || fields.Has("destination");

    private static SmsNumberInfo Create(PhoneNumber number, InfobipValues fields) => new(number)
    {
        Status = fields.ReadText("stat"),
        Operator = fields.ReadText("pon", "orn"),
        Country = fields.ReadText("ocn", "occ"),
        MccMnc = fields.ReadText("mccmnc"),
        Imsi = fields.ReadText("IMSI"),
        IsPorted = fields.ReadFlag("is_ported"),
        IsRoaming = fields.ReadFlag("is_roaming"),
        ProviderFields = fields.All,
    };

    // The order is the document's, and nobody has recorded an answer. A package may leave fields out, which shifts the others: only a whole list whose
    // flags and numbers are where they belong has names. Of any other the fields are kept by their place, counted from 0.
    private static InfobipValues ReadCommas(string text, PhoneNumber asked)
    {
        var values = text.Split(',');
        if (values.Length < 3 || text.AsSpan().ContainsAny(Foreign) || !(PhoneNumber.TryParse(values[0].Trim(), out var number) && number == asked))
        {
            throw new FormatException("The answer is in none of the three forms.");
        }

        var fields = new InfobipValues();
        var isWhole = values.Length == CommaFields.Length && values.Index().All(static field => IsWhereItBelongs(CommaFields[field.Index], field.Item.Trim()));
        for (var i = 0; i < values.Length; i++)
        {
            fields.Add(isWhole ? CommaFields[i] : i.ToString(CultureInfo.InvariantCulture), values[i].Trim());
        }

        if (!isWhole)
        {
            fields.Add("destination", values[0].Trim());
        }

        return fields;
    }

    private static bool IsWhereItBelongs(string name, string value) => name switch
    {
        "is_ported" or "num_ok" => value.ToUpperInvariant() is "" or "TRUE" or "FALSE" or "0" or "1",
        "IMSI" or "MSC" or "err" or "hlr" or "mccmnc" or "onp" or "ocp" or "rnp" or "rcp" => value.All(char.IsAsciiDigit),
        _ => true,
    };
}
