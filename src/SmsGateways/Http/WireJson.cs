using System.Text.Json;

namespace SmsGateways.Http;

/// <summary>Reads an answer's JSON. Made for strangers: a cap on depth, names in any case, values as strings or numbers.</summary>
/// <remarks>Anything malformed is a <see cref="JsonException"/>: a body that broke off must not pass for an answer.</remarks>
internal static class WireJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document, in UTF-8.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(WithoutLineBreaks(utf8), Options);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The document is mangled.", exception); // A name with half of a surrogate pair.
        }
    }

    /// <summary>Finds a property by its name in any case.</summary>
    /// <returns>Its value, or <see langword="null"/>.</returns>
    /// <exception cref="JsonException">It is there twice, or the element is no object.</exception>
    public static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("It is no object.");
        }

        JsonElement? found = null;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                found = found is null ? property.Value : throw new JsonException("A property that comes once comes twice.");
            }
        }

        return found;
    }

    /// <summary>Reads a property as text, without white space around it.</summary>
    /// <returns>A string or a number as it stands; <see langword="null"/> where there is none.</returns>
    /// <exception cref="JsonException">It is something else, or it is there twice.</exception>
    public static string? ReadText(JsonElement element, string name) => Find(element, name) is { } value ? TextOf(value) : null;

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.Null => null,
                _ => throw new JsonException("A value is neither a text nor a number."),
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text has half of a surrogate pair.", exception);
        }
    }

    // Infobip's examples break lines inside of texts. Outside they are blanks anyway.
    private static ReadOnlyMemory<byte> WithoutLineBreaks(ReadOnlyMemory<byte> utf8)
    {
        if (!utf8.Span.ContainsAny("\r\n\t"u8))
        {
            return utf8;
        }

        var copy = utf8.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)' ');
        copy.AsSpan().Replace((byte)'\n', (byte)' ');
        copy.AsSpan().Replace((byte)'\t', (byte)' ');
        return copy;
    }
}
