using System.Buffers;
using System.Globalization;
using System.Text;

namespace SmsGateways.Providers.Infobip;

/// <summary>A body that is no answer but a number or a word: <c>-5</c>, <c>5</c>, <c>UNKNOWN_COMMAND</c>, <c>FAILED</c>.</summary>
/// <param name="Code">The number or the word, verbatim.</param>
/// <param name="Text">The whole line, verbatim.</param>
/// <remarks>Section 2.4.2 prints the numbers of section 2.3 without their minus. Section 2.7 has <c>FAILED</c>; other words real servers answer.</remarks>
internal sealed record InfobipRefusal(string Code, string Text)
{
    /// <summary>The word for "nothing to hand out", which is no refusal.</summary>
    public const string NoData = "NO_DATA";

    /// <summary>The word for a request that was not carried out: sections 2.5 and 2.7.</summary>
    public const string Failed = "FAILED";

    private const int LongestLine = 200;
    private const int LongestCode = 40;
    private const int LongestNumber = 9;

    private static readonly SearchValues<char> OfWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

    /// <summary>Gets a value indicating whether it is a number with or without a minus, and no word.</summary>
    public bool IsNumber => int.TryParse(Code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Says it in our terms.</summary>
    public SmsError ToError()
    {
        switch (Code)
        {
            case Failed: // "If there is a system problem".
                return new(SmsErrorCode.Unavailable, SmsErrorScope.Transient, Code, Text);
            case "UNKNOWN_COMMAND": // What real servers answer to a wrong password.
                return new(SmsErrorCode.Authentication, SmsErrorScope.Gateway, Code, Text);
            default:
                var error = InfobipErrors.OfQuestion(Code);
                return error with { ProviderText = Text != Code ? Text : error.ProviderText ?? (IsNumber ? null : Text), Detail = null };
        }
    }

    /// <summary>Reads a body.</summary>
    /// <returns>The refusal, or <see langword="null"/>: of JSON, of XML, of a decimal number and of everything else that may be an answer.</returns>
    public static InfobipRefusal? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length is 0 or > LongestLine || !Ascii.IsValid(body) || body.ContainsAny("\r\n<{["u8))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(body);
        var number = text.StartsWith('-') ? text[1..] : text;
        if (number.Length is > 0 and <= LongestNumber && number.All(char.IsAsciiDigit))
        {
            return new(text, text);
        }

        // A word, perhaps with an explanation behind it.
        var length = text.AsSpan().IndexOfAnyExcept(OfWords);
        var word = length < 0 ? text : text[..length];
        return word.Length is > 1 and <= LongestCode && char.IsAsciiLetterUpper(word[0]) && (length < 0 || !char.IsAsciiLetterOrDigit(text[length])) ? new(word, text) : null;
    }
}
