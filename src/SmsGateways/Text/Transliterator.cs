using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SmsGateways;

/// <summary>Writes one language in Latin letters.</summary>
internal sealed class Transliterator
{
    private static readonly Lazy<Transliterator>[] All =
        [.. Enum.GetValues<SmsTransliteration>().Select(static name => new Lazy<Transliterator>(() => new(TransliterationTables.Of(name))))];

    // By the first letter, the longest and most particular rule first.
    private readonly FrozenDictionary<char, TransliterationRule[]> _rules;

    private Transliterator(string table)
        => _rules = table.Split(' ').Select(TransliterationRule.Parse)
            .GroupBy(static rule => rule.From[0])
            .ToFrozenDictionary(static group => group.Key, static group => group.OrderByDescending(static rule => rule.From.Length).ThenBy(static rule => rule.IsAnywhere).ToArray());

    public static Transliterator Of(SmsTransliteration name) => All[(int)name].Value;

    /// <summary>Writes the letters that begin at a place, unless the language does not have them.</summary>
    /// <param name="glyphs">The whole text.</param>
    /// <param name="at">The place.</param>
    /// <param name="count">How many glyphs are written.</param>
    /// <param name="written">What is written for them, which may be nothing.</param>
    public bool TryWrite(List<Glyph> glyphs, int at, out int count, out string written)
    {
        count = 0;
        written = "";
        if (!_rules.TryGetValue(ToLower(glyphs[at].Char), out var rules))
        {
            return false;
        }

        var text = CollectionsMarshal.AsSpan(glyphs);
        foreach (var rule in rules)
        {
            if (Fits(rule, text, at))
            {
                count = rule.From.Length;
                written = WithCase(rule, text, at);
                return true;
            }
        }

        return false;
    }

    // .NET takes the case of Georgian from the system, and systems differ. ϴ is no capital θ, although its small letter is.
    private static char ToLower(char c)
        => c is >= 'Ა' and <= 'Ჿ' ? (char)(c - 'Ა' + 'ა')
            : char.ToLowerInvariant(c) is var lower && char.ToUpperInvariant(lower) == c ? lower
            : c;

    private static bool Fits(TransliterationRule rule, ReadOnlySpan<Glyph> text, int at)
    {
        var end = at + rule.From.Length;
        if (end > text.Length)
        {
            return false;
        }

        for (var i = at; i < end; i++)
        {
            if (ToLower(text[i].Char) != rule.From[i - at])
            {
                return false;
            }
        }

        return (!rule.AtStart || IsStart(text, at))
            && (!rule.AtEnd || end == text.Length || !text[end].IsLetter)
            && (rule.Behind.Length is 0 || (at > 0 && rule.Behind.Contains(ToLower(text[at - 1].Char), StringComparison.Ordinal)))
            && (rule.Before.Length is 0 || (end < text.Length && rule.Before.Contains(ToLower(text[end].Char), StringComparison.Ordinal)));
    }

    // An apostrophe between letters does not begin a word.
    private static bool IsStart(ReadOnlySpan<Glyph> text, int at)
        => at is 0 || !(text[at - 1].IsLetter || text[at - 1].IsMark || (at > 1 && text[at - 1].Char is '\'' or '’' or 'ʼ' && text[at - 2].IsLetter));

    // Щ is Shch in Щука and SHCH in ЩУКА.
    private static string WithCase(TransliterationRule rule, ReadOnlySpan<Glyph> text, int at)
    {
        var end = at + rule.From.Length;
        if (rule.To.Length is 0 || !char.IsUpper(text[at].Char))
        {
            return rule.To;
        }

        var neighbor = rule.From.Length > 1 ? text[at + 1].Char
            : end < text.Length && text[end].IsLetter ? text[end].Char
            : at > 0 ? text[at - 1].Char
            : ' ';
        return char.IsUpper(neighbor) ? rule.To.ToUpperInvariant() : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(rule.To[0])}{rule.To[1..]}");
    }
}
