using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>Flat fields, by the provider's own names, verbatim: of JSON as well as of XML.</summary>
/// <remarks>Names are looked up whatever their case: the document and real servers differ there.</remarks>
internal sealed class InfobipValues
{
    // Both are far beyond what any answer has, and keep a hostile one from growing.
    private const int MostFields = 1000;
    private const int MostDepth = 16;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MostDepth };

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, string> All => _fields;

    /// <summary>Reads a field as text.</summary>
    /// <returns>The text of the first of these names that has one, or <see langword="null"/>.</returns>
    public string? ReadText(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.GetValueOrDefault(name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Reads a field as yes or no.</summary>
    /// <remarks>The document's XML sample has a bracket too many: <c>&lt;is_ported>>false&lt;/is_ported></c>.</remarks>
    public bool? ReadFlag(string name) => ReadText(name)?.TrimStart('>').Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };

    /// <summary>Reads the error of an answer that is JSON and no answer: <c>{"error":{"description":"…"}}</c>, as real servers write it.</summary>
    public InfobipRefusal? ReadError() => ReadText("error") is { } error ? ReadError(error) : null;

    /// <summary>Reads what the field <c>error</c> says.</summary>
    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, out int)" path="/exception"/>
    public static InfobipRefusal? ReadError(string error)
    {
        var details = error.StartsWith('{') ? ReadJson(Encoding.UTF8.GetBytes(error)) : null;
        return error.Length is 0 ? null : new(details?.ReadText("code", "id", "name") ?? "error", details?.ReadText("description", "message", "text") ?? error);
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Adds a field.</summary>
    /// <exception cref="FormatException">It is there already: an answer that says two things says nothing.</exception>
    public void Add(string name, string value)
    {
        if (_fields.Count >= MostFields || !_fields.TryAdd(name, value))
        {
            throw new FormatException("A field that comes once comes twice, or there are too many.");
        }
    }

    /// <summary>Reads a JSON object. What is nested in it is kept as its JSON.</summary>
    /// <param name="source">Where the object begins.</param>
    /// <param name="length">How many octets it has.</param>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="FormatException">It is none of ours.</exception>
    public static InfobipValues ReadJson(ReadOnlySpan<byte> source, out int length)
    {
        var fields = new InfobipValues();
        var json = CreateReader(source);
        Expect(json.Read() && json.TokenType is JsonTokenType.StartObject);
        while (ReadName(ref json) is { } name)
        {
            fields.Add(name, ReadValue(ref json, source));
        }

        length = (int)json.BytesConsumed;
        return fields;
    }

    /// <summary>Reads the next name in an object, and moves to its value.</summary>
    /// <returns>The name, or <see langword="null"/> at the object's end.</returns>
    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, out int)" path="/exception"/>
    public static string? ReadName(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is not JsonTokenType.PropertyName)
        {
            return null;
        }

        var name = ReadString(ref json);
        json.Read();
        return name;
    }

    /// <summary>Reads a value to its end: a string as what it says, a number and a flag as they are written, null as nothing, and what is nested as its JSON.</summary>
    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, out int)" path="/exception"/>
    public static string ReadValue(ref Utf8JsonReader json, ReadOnlySpan<byte> source)
        => json.TokenType switch
        {
            JsonTokenType.String => ReadString(ref json),
            JsonTokenType.Null => "",
            _ => Encoding.UTF8.GetString(SkipValue(ref json, source)),
        };

    /// <summary>Finds the octets of a value, and moves to its end.</summary>
    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, out int)" path="/exception"/>
    public static ReadOnlySpan<byte> SkipValue(ref Utf8JsonReader json, ReadOnlySpan<byte> source)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return source[start..(int)json.BytesConsumed];
    }

    public static Utf8JsonReader CreateReader(ReadOnlySpan<byte> json) => new(json, Options);

    /// <summary>Reads a whole body that is one JSON object.</summary>
    /// <inheritdoc cref="ReadJson(ReadOnlySpan{byte}, out int)"/>
    public static InfobipValues ReadJson(ReadOnlySpan<byte> body)
    {
        var fields = ReadJson(body, out var length);
        Expect(body[length..].Trim(" \t\r\n"u8).IsEmpty);
        return fields;
    }

    /// <summary>Reads a whole body that is an XML element of flat elements.</summary>
    /// <exception cref="XmlException">It is none.</exception>
    /// <exception cref="FormatException">It is none of ours.</exception>
    public static InfobipValues ReadXml(ReadOnlyMemory<byte> body, string? root)
    {
        var fields = new InfobipValues();
        using var xml = WireXmlReader.Open(body, root);
        while (xml.MoveToNext(1))
        {
            var name = xml.Name;
            fields.Add(name, xml.ReadText());
        }

        xml.MoveToEnd();
        return fields;
    }

    private static string ReadString(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(json.ValueSpan));
        }
    }

    // Half of a surrogate pair, which the framework's reader refuses: platforms cut texts amid a character. It becomes U+FFFD, and the rest is not lost.
    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append(text[++i] switch
            {
                'u' => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                var same => same,
            });
            i += text[i] is 'u' ? 4 : 0;
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.ToString()));
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new FormatException("It is not the JSON that was expected.");
        }
    }
}
