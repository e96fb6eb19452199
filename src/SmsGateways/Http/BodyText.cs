using System.Text;
using System.Text.Unicode;

namespace SmsGateways.Http;

/// <summary>Brings a body into UTF-8, whatever it came in.</summary>
/// <remarks>
/// The order of trust: byte order mark, XML declaration, charset, UTF-8. The media type is not looked at: Infobip labels XML and JSON as
/// <c>text/csv;charset= UTF-8</c>.
/// </remarks>
internal static class BodyText
{
    private const int DeclarationWindow = 128;

    private static ReadOnlySpan<byte> Padding => " \t\r\n\0"u8;

    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        var encoding = FindEncoding(body.Span, contentType, out var markLength);
        body = body[markLength..];

        // The usual case costs nothing. Anything else is decoded, bad bytes becoming U+FFFD: one wrong letter in an explanation must not hide a
        // status code.
        if (encoding.CodePage != Encoding.UTF8.CodePage || !Utf8.IsValid(body.Span))
        {
            body = Encoding.UTF8.GetBytes(encoding.GetString(body.Span));
        }

        return body.Trim(Padding);
    }

    private static Encoding FindEncoding(ReadOnlySpan<byte> body, string? contentType, out int markLength)
    {
        (Encoding? marked, markLength) = body switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (default(Encoding), 0),
        };

        // A declaration that could be read as ASCII is not written in an encoding of two octets a character, whatever it says.
        return marked ?? (ByName(DeclaredName(body)) is { } declared && (declared.IsSingleByte || declared.CodePage == Encoding.UTF8.CodePage) ? declared : null) ?? ByName(CharsetOf(contentType)) ?? Encoding.UTF8;
    }

    // encoding="…" of an XML declaration, which is ASCII in every encoding that has no byte order mark.
    private static string? DeclaredName(ReadOnlySpan<byte> body)
    {
        body = body.TrimStart(Padding);
        if (!body.StartsWith("<?xml"u8))
        {
            return null;
        }

        var declaration = body[..Math.Min(body.Length, DeclarationWindow)];
        var end = declaration.IndexOf("?>"u8);
        declaration = end < 0 ? declaration : declaration[..end];

        var start = declaration.IndexOf("encoding"u8);
        if (start < 0)
        {
            return null;
        }

        var value = declaration[(start + "encoding".Length)..].TrimStart(" \t\r\n="u8);
        if (value is not [(byte)'"' or (byte)'\'', ..])
        {
            return null;
        }

        var length = value[1..].IndexOf(value[0]);
        return length < 0 ? null : Encoding.ASCII.GetString(value.Slice(1, length));
    }

    // Not ContentType.CharSet: the framework's parser gives up on "text/csv;charset= UTF-8".
    private static string? CharsetOf(string? contentType)
    {
        var start = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : contentType![(start + "charset=".Length)..].Split(';')[0].Trim(' ', '"', '\'');
    }

    private static Encoding? ByName(string? name)
    {
        if (name is null)
        {
            return null;
        }

        // Nearly all answers: no search in the tables of code pages.
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null; // An encoding that nobody knows, or that the framework refuses (UTF-7), says nothing.
        }
    }
}
