using System.Buffers;
using System.Globalization;
using System.Text;

namespace SmsGateways.Providers.Infobip;

/// <summary>A body that is no answer but a number or a word: <c>-5</c>, <c>5</c>, <c>UNKNOWN_COMMAND</c>, <c>FAILED</c>.</summary>
/// <param name="Code">The number, without its sign, or the word.</param>
/// <param name="Text">The whole line, verbatim.</param>
/// <remarks>Section 2.4.2 prints the numbers of section 2.3 without their minus. Section 2.7 has <c>FAILED</c>; other words real servers answer.</remarks>
internal sealed record InfobipRefusal(string Code, string Text)
{
    /// <summary>The word for "nothing to hand out", which is no refusal.</summary>
    public const string NoData = "NO_DATA";

    private const int LongestLine = 200;
    private const int LongestCode = 40;
    private const int LongestNumber = 9;

    private static readonly SearchValues<char> OfWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

    /// <summary>Gets the number, if it is one.</summary>
    public int? Number => int.TryParse(Code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a body.</summary>
    /// <returns>The refusal, or <see langword="null"/>: of JSON, of XML, of a decimal number and of everything else that may be an answer.</returns>
    public static InfobipRefusal? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length is 0 or > LongestLine || !Ascii.IsValid(body) || body.ContainsAny("\r\n<{["u8))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(body);
        var number = text.StartsWith('-') ? text[1..].TrimStart() : text;
        if (number.Length is > 0 and <= LongestNumber && number.All(char.IsAsciiDigit))
        {
            return new(number, text);
        }

        // A word, perhaps with an explanation behind it.
        var length = text.AsSpan().IndexOfAnyExcept(OfWords);
        var word = length < 0 ? text : text[..length];
        return word.Length is > 1 and <= LongestCode && char.IsAsciiLetterUpper(word[0]) && (length < 0 || !char.IsAsciiLetterOrDigit(text[length])) ? new(word, text) : null;
    }
}
