using System.Collections.Frozen;

namespace SmsGateways;

/// <summary>Which characters may stand for which, one by one, whatever stands around them.</summary>
internal static class Substitutes
{
    private const string Nothing = "";

    private static readonly (SmsSubstitutions Kind, string To, string From)[] Table =
    [
        (SmsSubstitutions.Punctuation, "\"", "“”„‟«»″〝〞"),
        (SmsSubstitutions.Punctuation, "'", "‘’‚‛‹›′‵`´ʹʻʼʽˈ"),
        (SmsSubstitutions.Punctuation, "-", "‐‑‒–—―−⁃﹘﹣"),
        (SmsSubstitutions.Punctuation, "...", "…"),
        (SmsSubstitutions.Punctuation, "..", "‥"),
        (SmsSubstitutions.Punctuation, ".", "․·‧"),
        (SmsSubstitutions.Punctuation, "*", "•‣∗⁎"),
        (SmsSubstitutions.Punctuation, "/", "⁄∕"),
        (SmsSubstitutions.Punctuation, ":", "∶"),
        (SmsSubstitutions.Punctuation, "~", "∼"),
        (SmsSubstitutions.Punctuation, "|", "¦"),
        (SmsSubstitutions.Punctuation, "_", "‗"),
        (SmsSubstitutions.Punctuation, "!!", "‼"),
        (SmsSubstitutions.Punctuation, "??", "⁇"),
        (SmsSubstitutions.Punctuation, "?!", "⁈"),
        (SmsSubstitutions.Punctuation, "!?", "⁉"),
        (SmsSubstitutions.Punctuation, "No", "№"),

        (SmsSubstitutions.Spaces, " ", "\t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000"),
        (SmsSubstitutions.Spaces, "\n", "\v\u0085\u2028\u2029"),

        // Soft hyphen, joiners, direction marks, byte order mark and variation selectors: of no use among Latin letters.
        (SmsSubstitutions.Spaces, Nothing, "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF"),

        (SmsSubstitutions.Diacritics, "d", "đðɗ"), (SmsSubstitutions.Diacritics, "D", "ĐÐƊ"),
        (SmsSubstitutions.Diacritics, "l", "łƚ"), (SmsSubstitutions.Diacritics, "L", "ŁȽ"),
        (SmsSubstitutions.Diacritics, "h", "ħ"), (SmsSubstitutions.Diacritics, "H", "Ħ"),
        (SmsSubstitutions.Diacritics, "t", "ŧ"), (SmsSubstitutions.Diacritics, "T", "Ŧ"),
        (SmsSubstitutions.Diacritics, "b", "ɓƀ"), (SmsSubstitutions.Diacritics, "B", "ƁɃ"),
        (SmsSubstitutions.Diacritics, "k", "ƙ"), (SmsSubstitutions.Diacritics, "K", "Ƙ"),
        (SmsSubstitutions.Diacritics, "n", "ŋ"), (SmsSubstitutions.Diacritics, "N", "Ŋ"),
        (SmsSubstitutions.Diacritics, "e", "əɛ"), (SmsSubstitutions.Diacritics, "E", "ƏƐ"),
        (SmsSubstitutions.Diacritics, "o", "ɔ"), (SmsSubstitutions.Diacritics, "O", "Ɔ"),
        (SmsSubstitutions.Diacritics, "i", "ı"),
        (SmsSubstitutions.Diacritics, "th", "þ"), (SmsSubstitutions.Diacritics, "TH", "Þ"),

        (SmsSubstitutions.Ligatures, "ff", "ﬀ"), (SmsSubstitutions.Ligatures, "fi", "ﬁ"), (SmsSubstitutions.Ligatures, "fl", "ﬂ"),
        (SmsSubstitutions.Ligatures, "ffi", "ﬃ"), (SmsSubstitutions.Ligatures, "ffl", "ﬄ"), (SmsSubstitutions.Ligatures, "st", "ﬅﬆ"),
        (SmsSubstitutions.Ligatures, "oe", "œ"), (SmsSubstitutions.Ligatures, "OE", "Œ"),
        (SmsSubstitutions.Ligatures, "ij", "ĳ"), (SmsSubstitutions.Ligatures, "IJ", "Ĳ"),
        (SmsSubstitutions.Ligatures, "dz", "ǆǳ"), (SmsSubstitutions.Ligatures, "DZ", "ǄǱ"), (SmsSubstitutions.Ligatures, "Dz", "ǅǲ"),
        (SmsSubstitutions.Ligatures, "lj", "ǉ"), (SmsSubstitutions.Ligatures, "LJ", "Ǉ"), (SmsSubstitutions.Ligatures, "Lj", "ǈ"),
        (SmsSubstitutions.Ligatures, "nj", "ǌ"), (SmsSubstitutions.Ligatures, "NJ", "Ǌ"), (SmsSubstitutions.Ligatures, "Nj", "ǋ"),
        (SmsSubstitutions.Ligatures, "SS", "ẞ"),

        (SmsSubstitutions.FullWidth, "£", "￡"), (SmsSubstitutions.FullWidth, "¥", "￥"),

        (SmsSubstitutions.Symbols, "TM", "™"), (SmsSubstitutions.Symbols, "(R)", "®"), (SmsSubstitutions.Symbols, "(C)", "©"),
        (SmsSubstitutions.Symbols, "x", "×"), (SmsSubstitutions.Symbols, "c/o", "℅"),
        (SmsSubstitutions.Symbols, "<=", "≤"), (SmsSubstitutions.Symbols, ">=", "≥"),
        (SmsSubstitutions.Symbols, "->", "→"), (SmsSubstitutions.Symbols, "<-", "←"), (SmsSubstitutions.Symbols, "<->", "↔"), (SmsSubstitutions.Symbols, "=>", "⇒"),

        // ISO 4217.
        (SmsSubstitutions.Symbols, "RUB", "₽"), (SmsSubstitutions.Symbols, "GEL", "₾"), (SmsSubstitutions.Symbols, "KZT", "₸"), (SmsSubstitutions.Symbols, "KGS", "⃀"),
        (SmsSubstitutions.Symbols, "UAH", "₴"), (SmsSubstitutions.Symbols, "TRY", "₺"), (SmsSubstitutions.Symbols, "AZN", "₼"), (SmsSubstitutions.Symbols, "AMD", "֏"),
        (SmsSubstitutions.Symbols, "INR", "₹"), (SmsSubstitutions.Symbols, "ILS", "₪"), (SmsSubstitutions.Symbols, "VND", "₫"), (SmsSubstitutions.Symbols, "NGN", "₦"),
        (SmsSubstitutions.Symbols, "PHP", "₱"), (SmsSubstitutions.Symbols, "KRW", "₩"), (SmsSubstitutions.Symbols, "MNT", "₮"),

        (SmsSubstitutions.Brackets, "(", "[{"), (SmsSubstitutions.Brackets, ")", "]}"),
    ];

    // What GSM-7 has and ASCII does not. ¥ may be yen or yuan, and § and ¤ have no equal.
    private static readonly (SmsSubstitutions Kind, string To, string From)[] AsciiOnly =
    [
        (SmsSubstitutions.Symbols, "EUR", "€"), (SmsSubstitutions.Symbols, "GBP", "£"),
        (SmsSubstitutions.Punctuation, "!", "¡"), (SmsSubstitutions.Punctuation, "?", "¿"),
        (SmsSubstitutions.Ligatures, "ss", "ß"), (SmsSubstitutions.Ligatures, "ae", "æ"), (SmsSubstitutions.Ligatures, "AE", "Æ"),
        (SmsSubstitutions.Diacritics, "o", "ø"), (SmsSubstitutions.Diacritics, "O", "Ø"),
        (SmsSubstitutions.Spaces, " ", "\n\f"),
    ];

    // Pairs of a letter and the Latin one that looks the same.
    private const string LookAlikes =
        "АA аa ВB ЕE еe КK МM НH ОO оo РP рp СC сc ТT ХX хx уy ІI іi ЈJ јj ЅS ѕs ҺH һh ҮY ԚQ ԛq ԜW ԝw " +
        "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO οo ΡP ΤT ΥY ΧX";

    private static readonly FrozenDictionary<char, (SmsSubstitutions Kind, string To)> Gsm7Rows = ByCharacter(Table);

    private static readonly FrozenDictionary<char, (SmsSubstitutions Kind, string To)> AsciiRows = ByCharacter([.. Table, .. AsciiOnly]);

    private static readonly FrozenDictionary<char, char> LookAlikeRows = LookAlikes.Split(' ').ToFrozenDictionary(static pair => pair[0], static pair => pair[1]);

    /// <summary>Finds what may stand for a character.</summary>
    /// <param name="code">Its code point.</param>
    /// <param name="kinds">The kinds that are allowed.</param>
    /// <param name="toAscii">Whether the substitute must be printable ASCII, or only in the GSM alphabet.</param>
    /// <returns>The substitute, which may be empty, or <see langword="null"/>.</returns>
    public static string? Find(int code, SmsSubstitutions kinds, bool toAscii)
    {
        var found = FindOne(code, kinds, toAscii);
        if (found is null || found.All(c => IsFine(c, toAscii)))
        {
            return found;
        }

        // A full-width Ą is not ASCII yet.
        var parts = found.Select(c => IsFine(c, toAscii) ? c.ToString() : c == code ? null : Find(c, kinds, toAscii)).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    /// <summary>Finds the Latin letter that looks the same as a letter.</summary>
    public static string? FindLookAlike(char letter, SmsSubstitutions kinds)
        => kinds.HasFlag(SmsSubstitutions.LookAlikes) && LookAlikeRows.TryGetValue(letter, out var latin) ? latin.ToString() : null;

    /// <summary>Tells whether a character can stay.</summary>
    public static bool IsFine(char c, bool toAscii) => toAscii ? c is >= ' ' and <= '~' : Gsm7.Has(c);

    private static string? FindOne(int code, SmsSubstitutions kinds, bool toAscii)
    {
        if (kinds.HasFlag(SmsSubstitutions.FullWidth) && FindForm(code) is { } plain)
        {
            return plain.ToString();
        }

        if (code > char.MaxValue)
        {
            return null;
        }

        if ((toAscii ? AsciiRows : Gsm7Rows).TryGetValue((char)code, out var row))
        {
            return kinds.HasFlag(row.Kind) ? row.To : null;
        }

        return kinds.HasFlag(SmsSubstitutions.Diacritics) && MarkedLetters.TryGetBase((char)code, out var letter, out _) ? letter.ToString() : null;
    }

    // Full-width ASCII; bold, italic and other Latin alphabets of mathematics, one after the other, and their digits.
    private static char? FindForm(int code) => code switch
    {
        >= 0xFF01 and <= 0xFF5E => (char)(code - 0xFF01 + '!'),
        >= 0x1D400 and <= 0x1D6A3 when (code - 0x1D400) % 52 is var letter => (char)(letter < 26 ? letter + 'A' : letter - 26 + 'a'),
        >= 0x1D7CE and <= 0x1D7FF => (char)(((code - 0x1D7CE) % 10) + '0'),
        _ => null,
    };

    private static FrozenDictionary<char, (SmsSubstitutions Kind, string To)> ByCharacter((SmsSubstitutions Kind, string To, string From)[] table)
        => table.SelectMany(static row => row.From.Select(from => (from, row.Kind, row.To))).ToFrozenDictionary(static row => row.from, static row => (row.Kind, row.To));
}
