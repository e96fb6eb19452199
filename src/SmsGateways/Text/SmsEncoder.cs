using System.Globalization;

namespace SmsGateways;

/// <summary>Measures texts, cuts them into parts, explains and simplifies them, by the rules of 3GPP TS 23.038 and TS 23.040.</summary>
/// <remarks>
/// <para>
/// A text is <see cref="SmsEncoding.Gsm7"/> if the default alphabet or its extension table has every character of it (TS 23.038 clauses
/// 6.2.1 and 6.2.1.1), and <see cref="SmsEncoding.Ucs2"/> otherwise. An escape sequence or a surrogate pair is never cut in two (TS 23.040
/// clause 9.2.3.24.1).
/// </para>
/// <para>
/// The text counts as it stands. Line ends are not changed: CR is a character of the alphabet, so CR LF takes two septets. Characters are
/// neither composed nor replaced, but by <see cref="Simplify(string)"/>, and a surrogate without its other half counts as one code unit.
/// What a provider changes, adds or cuts differently is not known here.
/// </para>
/// </remarks>
/// <threadsafety static="true"/>
public static class SmsEncoder
{
    // TS 23.040 clause 9.2.3.24.1: the header says in one octet how many parts there are.
    private const int MaxParts = 255;

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
        var whole = Segmenter.Measure(text, options);
        if (whole.Encoding is SmsEncoding.Ucs2)
        {
            RefuseEscape(text);
        }

        return whole.Parts <= MaxParts ? whole : throw new SmsTooLongException(whole.Parts, MaxParts, nameof(text));
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

        return Segmenter.Split(text, Measure(text, options), options);
    }

    /// <summary>Says which characters make a text dear, what could stand in their place, and what the text takes then.</summary>
    /// <param name="text">The text as it will be sent.</param>
    /// <param name="options">How to cut the text, or <see langword="null"/> for the defaults.</param>
    /// <param name="simplification">What may be substituted, or <see langword="null"/> for <see cref="SmsSimplification.Default"/>.</param>
    /// <returns>The dear characters, and the parts before and after.</returns>
    /// <remarks>Made for people who write texts, not for every send: it looks at every character by itself.</remarks>
    /// <exception cref="SmsTooLongException">The text needs more than 255 parts.</exception>
    /// <exception cref="ArgumentException">
    /// The text holds U+001B, which the alphabet reserves as a prefix and phones would not show as a character.
    /// </exception>
    public static SmsExplanation Explain(string text, SmsEncodingOptions? options = null, SmsSimplification? simplification = null)
    {
        ArgumentNullException.ThrowIfNull(text);

        return Explainer.Explain(text, Measure(text, options), simplification ?? SmsSimplification.Default, options);
    }

    /// <summary>Substitutes typographic and other characters where that saves parts, by <see cref="SmsSimplification.Default"/>.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <returns>The text in fewer parts, or the same instance where nothing saves a part.</returns>
    /// <exception cref="ArgumentException">
    /// The text holds U+001B, which the alphabet reserves as a prefix and phones would not show as a character.
    /// </exception>
    public static string Simplify(string text) => Simplify(text, SmsSimplification.Default);

    /// <summary>Substitutes characters where that saves parts, and changes as little as that takes.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="simplification">What may be substituted.</param>
    /// <param name="options">How the text will be cut, or <see langword="null"/> for the defaults.</param>
    /// <returns>The text in fewer parts, or the same instance where nothing saves a part.</returns>
    /// <remarks>
    /// A text becomes <see cref="SmsEncoding.Gsm7"/> only where every character that the alphabet does not have can be substituted; those that it has
    /// stay. Otherwise only what takes fewer code units is written: one letter for a letter and its marks, LF for CR LF. The same text gives the same
    /// result on every machine.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The text holds U+001B, which the alphabet reserves as a prefix and phones would not show as a character.
    /// </exception>
    public static string Simplify(string text, SmsSimplification simplification, SmsEncodingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(simplification);
        RefuseEscape(text);

        return Simplifier.Simplify(text, simplification, options).Text;
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
