using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A telephone number in international form (ITU-T E.164).</summary>
/// <remarks>
/// <para>
/// Reading accepts a leading <c>+</c> or <c>00</c>, spaces, dashes and brackets: <c>+996 (550) 12-34-56</c>. The country code must be there:
/// a national number that begins with a single zero is refused, and so is <c>+44 (0)20 …</c>, whose zero belongs to neither form.
/// </para>
/// <para>
/// A number has 7 to 15 digits and is kept in 8 bytes. The default value is no number; a message does not accept it.
/// </para>
/// </remarks>
[JsonConverter(typeof(PhoneNumberJsonConverter))]
[DebuggerDisplay("{ToMaskedString(),nq}")]
public readonly record struct PhoneNumber : ISpanParsable<PhoneNumber>, ISpanFormattable
{
    // E.164 clause 6: 15 digits at most. It names no minimum; the shortest numbers in use have 7 (Niue: 683 and four digits).
    private const int MinDigits = 7;
    private const int MaxDigits = 15;

    private PhoneNumber(long digits) => Digits = digits;

    /// <summary>Gets the digits as one number: the first digit of an international number is never a zero.</summary>
    internal long Digits { get; }

    /// <summary>Reads a number.</summary>
    /// <param name="s">The number, for example <c>+996550123456</c>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">It is not a number in international form. The message names the place, not the number.</exception>
    public static PhoneNumber Parse(ReadOnlySpan<char> s) => TryRead(s, out var result) is { } mistake ? throw new FormatException(mistake) : result;

    /// <summary>Reads a number, if it is one.</summary>
    /// <param name="s">The number, for example <c>+996550123456</c>.</param>
    /// <param name="result">The number, or the default value.</param>
    /// <returns>Whether it is a number in international form.</returns>
    public static bool TryParse(ReadOnlySpan<char> s, out PhoneNumber result) => TryRead(s, out result) is null;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static PhoneNumber Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);

        return Parse(s.AsSpan());
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out PhoneNumber)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PhoneNumber result)
    {
        result = default;
        return s is not null && TryParse(s.AsSpan(), out result);
    }

    static PhoneNumber ISpanParsable<PhoneNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PhoneNumber>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PhoneNumber result) => TryParse(s, out result);

    static PhoneNumber IParsable<PhoneNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PhoneNumber>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PhoneNumber result) => TryParse(s, out result);

    /// <summary>Returns the number in E.164 form. It is personal data: logs want <see cref="ToMaskedString"/>.</summary>
    /// <returns>For example <c>+996550123456</c>; of the default value, an empty string.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>Returns the number in a form.</summary>
    /// <param name="format"><c>E</c> or nothing for E.164 with the plus sign; <c>D</c> for the digits alone; <c>M</c> for the masked form.</param>
    /// <param name="formatProvider">Not used: digits are the same everywhere.</param>
    /// <returns>The number; of the default value, an empty string.</returns>
    /// <exception cref="FormatException">The form is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> buffer = stackalloc char[MaxDigits + 1];
        TryFormat(buffer, out var written, format, formatProvider);
        return new(buffer[..written]);
    }

    /// <summary>Returns the country code and the last two digits, for logs.</summary>
    /// <returns>For example <c>+996*******56</c>.</returns>
    public string ToMaskedString() => ToString("M", null);

    /// <summary>Writes the number into a buffer, without allocating.</summary>
    /// <param name="destination">At least 16 characters are always enough.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format">As for <see cref="ToString(string?, IFormatProvider?)"/>.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>Whether the buffer was long enough.</returns>
    /// <exception cref="FormatException">The form is none of these.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        if (format is not ("" or "E" or "e" or "D" or "d" or "M" or "m"))
        {
            throw new FormatException("A phone number has the forms E, D and M.");
        }

        if (Digits is 0)
        {
            return true;
        }

        var plus = format is "D" or "d" ? 0 : 1;
        if (destination.Length < plus || !Digits.TryFormat(destination[plus..], out var digits, default, provider: null))
        {
            return false;
        }

        destination[..plus].Fill('+');
        charsWritten = plus + digits;
        if (format is "M" or "m")
        {
            var number = destination.Slice(plus, digits);
            number[CountryCodes.LengthIn(number)..^2].Fill('*');
        }

        return true;
    }

    // The mistake, or null. It never quotes the number: exceptions end in logs.
    private static string? TryRead(ReadOnlySpan<char> s, out PhoneNumber result)
    {
        // As providers and databases write it: nothing to take out. Saves most of the time of reading a push.
        if (s.Length is >= MinDigits and <= MaxDigits && s[0] is not '0' && !s.ContainsAnyExceptInRange('0', '9'))
        {
            return Finish(s, out result);
        }

        result = default;
        Span<char> digits = stackalloc char[MaxDigits + 2]; // Two more for a leading 00.
        var count = 0;
        var hasPlus = false;

        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            if (char.IsAsciiDigit(c))
            {
                if (count == digits.Length)
                {
                    return $"A phone number has at most {MaxDigits} digits.";
                }

                // "+44 (0)20 …" shows a national zero that must not be dialed: as digits it would be another person's number.
                if (c is '0' && count > 0 && IsAloneInBrackets(s, i))
                {
                    return $"A phone number has the national zero in brackets at index {i}: leave it out.";
                }

                digits[count++] = c;
            }
            else if (c is '+' && count is 0 && !hasPlus)
            {
                hasPlus = true;
            }
            else if (!IsFiller(c))
            {
                return $"A phone number has the character U+{(int)c:X4} at index {i}: "
                    + "only digits, one leading +, spaces, dashes and brackets belong there.";
            }
        }

        var number = digits[..count];
        if (!hasPlus && number.StartsWith("00"))
        {
            number = number[2..];
        }

        if (number.Length is < MinDigits or > MaxDigits)
        {
            return $"A phone number has {MinDigits} to {MaxDigits} digits with its country code; this one has {number.Length}.";
        }

        return Finish(number, out result);
    }

    private static string? Finish(ReadOnlySpan<char> number, out PhoneNumber result)
    {
        result = default;
        if (number[0] is '0')
        {
            return "A phone number begins with its country code, and no country code begins with 0.";
        }

        result = new(long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));
        return null;
    }

    private static bool IsAloneInBrackets(ReadOnlySpan<char> s, int index)
    {
        var before = s[..index].TrimEnd();
        var after = s[(index + 1)..].TrimStart();
        return !before.IsEmpty && before[^1] is '(' or '[' && !after.IsEmpty && after[0] is ')' or ']';
    }

    // Numbers are copied from web pages and documents, where spaces and dashes are often the typographic ones.
    private static bool IsFiller(char c) => c is ' ' or '\u00A0' or '\u202F' or '\t' or '-' or (>= '\u2010' and <= '\u2014') or '(' or ')' or '[' or ']';
}
