using System.Globalization;

namespace SmsGateways;

/// <summary>Measures texts and cuts them into parts, by the rules of 3GPP TS 23.038 and TS 23.040.</summary>
/// <remarks>
/// <para>
/// A text is <see cref="SmsEncoding.Gsm7"/> if the default alphabet or its extension table has every character of it (TS 23.038 clauses
/// 6.2.1 and 6.2.1.1), and <see cref="SmsEncoding.Ucs2"/> otherwise. An escape sequence or a surrogate pair is never cut in two (TS 23.040
/// clause 9.2.3.24.1).
/// </para>
/// <para>
/// The text counts as it stands. Line ends are not changed: CR is a character of the alphabet, so CR LF takes two septets. Characters are
/// neither composed nor replaced, and a surrogate without its other half counts as one code unit. What a provider changes, adds or cuts
/// differently is not known here.
/// </para>
/// </remarks>
/// <threadsafety static="true"/>
public static class SmsEncoder
{
    // TS 23.040 clause 9.2.3.24.1: the header says in one octet how many parts there are.
    private const int MaxParts = 255;

    // TS 23.040 clause 9.2.3.16: the user data of a part, header included.
    private const int OctetsPerPart = 140;

    // TS 23.040 clauses 9.2.3.24.1 and 9.2.3.24.8: the header's length, the element's identifier and length, the reference, the number of
    // parts and the part's own number, an octet each but for a 16-bit reference.
    private const int HeaderOctets8Bit = 6;
    private const int HeaderOctets16Bit = 7;

    /// <summary>Says what a text takes to send.</summary>
    /// <param name="text">The text as it will be sent, of any length.</param>
    /// <param name="options">How to cut the text, or <see langword="null"/> for the defaults.</param>
    /// <returns>The encoding, units and parts, equal to what <see cref="Split"/> cuts with the same options.</returns>
    /// <remarks>Takes time in proportion to the text and allocates nothing.</remarks>
    /// <exception cref="SmsTooLongException">The text needs more than 255 parts.</exception>
    /// <exception cref="ArgumentException">
    /// The text holds U+001B, which the alphabet reserves as a prefix and phones would not show as a character.
    /// </exception>
    public static SmsSegmentation Measure(ReadOnlySpan<char> text, SmsEncodingOptions? options = null)
    {
        var encoding = SmsEncoding.Gsm7;
        if (!Gsm7.TryCount(text, out var units))
        {
            RefuseEscape(text);
            encoding = SmsEncoding.Ucs2;
            units = text.Length;
        }

        var capacity = UnitsPerPart(encoding, headerOctets: 0);
        if (units <= capacity)
        {
            return new(encoding, (int)units, 1, capacity, capacity - (int)units);
        }

        capacity = UnitsPerPart(encoding, options is { Reference16Bit: true } ? HeaderOctets16Bit : HeaderOctets8Bit);
        var cutter = Cut(text, units, capacity, options);
        var parts = 0;
        while (cutter.MoveNext())
        {
            parts++;
        }

        return parts <= MaxParts
            ? new(encoding, (int)units, parts, capacity, capacity - cutter.Current.Units)
            : throw new SmsTooLongException(parts, MaxParts, nameof(text));
    }

    /// <summary>Cuts a text into the parts that it is sent as.</summary>
    /// <param name="text">The text as it will be sent, of any length.</param>
    /// <param name="options">How to cut the text, or <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// The parts in order, at least one. Their ranges follow each other without a gap and cover the text. The text is not copied.
    /// </returns>
    /// <exception cref="SmsTooLongException">The text needs more than 255 parts.</exception>
    /// <exception cref="ArgumentException">
    /// The text holds U+001B, which the alphabet reserves as a prefix and phones would not show as a character.
    /// </exception>
    public static IReadOnlyList<SmsPart> Split(string text, SmsEncodingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);

        var whole = Measure(text, options);
        if (whole.Parts is 1)
        {
            return [new SmsPart(0..text.Length, whole.Units)];
        }

        var cutter = Cut(text, whole.Units, whole.UnitsPerPart, options);
        var parts = new SmsPart[whole.Parts];
        for (var i = 0; cutter.MoveNext(); i++)
        {
            parts[i] = cutter.Current;
        }

        return parts;
    }

    // Only an escape sequence takes more units than it has chars.
    private static PartCutter Cut(ReadOnlySpan<char> text, long units, int capacity, SmsEncodingOptions? options) =>
        new(text, capacity, hasEscapes: units > text.Length, keepGraphemes: options is { KeepGraphemes: true });

    // 160, 153 or 152 septets of 7 bits; 70, 67 or 66 code units of 2 octets. Bits and octets that do not make up a unit stay unused.
    private static int UnitsPerPart(SmsEncoding encoding, int headerOctets)
    {
        var octets = OctetsPerPart - headerOctets;
        return encoding is SmsEncoding.Gsm7 ? octets * 8 / 7 : octets / 2;
    }

    // In UCS-2 too: a control code that one encoding cannot express should not depend on the other characters of the text.
    private static void RefuseEscape(ReadOnlySpan<char> text)
    {
        var index = text.IndexOf(Gsm7.Escape);
        if (index >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"U+001B at index {index} is not a character that can be sent. Remove it."),
                nameof(text));
        }
    }
}
