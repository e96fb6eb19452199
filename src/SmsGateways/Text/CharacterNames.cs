using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SmsGateways;

/// <summary>What characters are called in Unicode, for those that have a substitute; .NET knows no names.</summary>
internal static class CharacterNames
{
    private const string Georgian =
        "ა AN|ბ BAN|გ GAN|დ DON|ე EN|ვ VIN|ზ ZEN|თ TAN|ი IN|კ KAN|ლ LAS|მ MAN|ნ NAR|ო ON|პ PAR|ჟ ZHAR|რ RAE|ს SAN|ტ TAR|უ UN|ფ PHAR|"
        + "ქ KHAR|ღ GHAN|ყ QAR|შ SHIN|ჩ CHIN|ც CAN|ძ JIL|წ CIL|ჭ CHAR|ხ XAN|ჯ JHAN|ჰ HAE";

    // Each letter in lower case, and what follows "SMALL LETTER" or "CAPITAL LETTER".
    private static readonly (string Script, string Letters)[] Alphabets =
    [
        ("CYRILLIC", "а A|б BE|в VE|г GHE|д DE|е IE|ж ZHE|з ZE|и I|й SHORT I|к KA|л EL|м EM|н EN|о O|п PE|р ER|с ES|т TE|у U|ф EF|х HA|ц TSE|ч CHE|"
            + "ш SHA|щ SHCHA|ъ HARD SIGN|ы YERU|ь SOFT SIGN|э E|ю YU|я YA|ѐ IE WITH GRAVE|ё IO|ђ DJE|ѓ GJE|є UKRAINIAN IE|ѕ DZE|"
            + "і BYELORUSSIAN-UKRAINIAN I|ї YI|ј JE|љ LJE|њ NJE|ћ TSHE|ќ KJE|ѝ I WITH GRAVE|ў SHORT U|џ DZHE|ғ GHE WITH STROKE|"
            + "қ KA WITH DESCENDER|ң EN WITH DESCENDER|ұ STRAIGHT U WITH STROKE|ү STRAIGHT U|һ SHHA|ә SCHWA|ө BARRED O|ґ GHE WITH UPTURN|"
            + "ԛ QA|ԝ WE"),
        ("GREEK", "α ALPHA|β BETA|γ GAMMA|δ DELTA|ε EPSILON|ζ ZETA|η ETA|θ THETA|ι IOTA|κ KAPPA|λ LAMDA|μ MU|ν NU|ξ XI|ο OMICRON|π PI|ρ RHO|"
            + "σ SIGMA|τ TAU|υ UPSILON|φ PHI|χ CHI|ψ PSI|ω OMEGA|ά ALPHA WITH TONOS|έ EPSILON WITH TONOS|ή ETA WITH TONOS|ί IOTA WITH TONOS|"
            + "ό OMICRON WITH TONOS|ύ UPSILON WITH TONOS|ώ OMEGA WITH TONOS|ϊ IOTA WITH DIALYTIKA|ϋ UPSILON WITH DIALYTIKA"),
        ("ARMENIAN", "ա AYB|բ BEN|գ GIM|դ DA|ե ECH|զ ZA|է EH|ը ET|թ TO|ժ ZHE|ի INI|լ LIWN|խ XEH|ծ CA|կ KEN|հ HO|ձ JA|ղ GHAD|ճ CHEH|մ MEN|յ YI|ն NOW|"
            + "շ SHA|ո VO|չ CHA|պ PEH|ջ JHEH|ռ RA|ս SEH|վ VEW|տ TIWN|ր REH|ց CO|ւ YIWN|փ PIWR|ք KEH|օ OH|ֆ FEH"),
    ];

    private static readonly FrozenDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['\u0009'] = "CHARACTER TABULATION",
        ['\u000B'] = "LINE TABULATION",
        ['\u000C'] = "FORM FEED",
        ['\u000D'] = "CARRIAGE RETURN",
        ['['] = "LEFT SQUARE BRACKET",
        ['\\'] = "REVERSE SOLIDUS",
        [']'] = "RIGHT SQUARE BRACKET",
        ['^'] = "CIRCUMFLEX ACCENT",
        ['`'] = "GRAVE ACCENT",
        ['{'] = "LEFT CURLY BRACKET",
        ['|'] = "VERTICAL LINE",
        ['}'] = "RIGHT CURLY BRACKET",
        ['~'] = "TILDE",
        ['\u0085'] = "NEXT LINE",
        ['\u00A0'] = "NO-BREAK SPACE",
        ['¦'] = "BROKEN BAR",
        ['©'] = "COPYRIGHT SIGN",
        ['«'] = "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK",
        ['\u00AD'] = "SOFT HYPHEN",
        ['®'] = "REGISTERED SIGN",
        ['´'] = "ACUTE ACCENT",
        ['·'] = "MIDDLE DOT",
        ['»'] = "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
        ['Ð'] = "LATIN CAPITAL LETTER ETH",
        ['×'] = "MULTIPLICATION SIGN",
        ['Þ'] = "LATIN CAPITAL LETTER THORN",
        ['ð'] = "LATIN SMALL LETTER ETH",
        ['þ'] = "LATIN SMALL LETTER THORN",
        ['Đ'] = "LATIN CAPITAL LETTER D WITH STROKE",
        ['đ'] = "LATIN SMALL LETTER D WITH STROKE",
        ['Ħ'] = "LATIN CAPITAL LETTER H WITH STROKE",
        ['ħ'] = "LATIN SMALL LETTER H WITH STROKE",
        ['ı'] = "LATIN SMALL LETTER DOTLESS I",
        ['Ĳ'] = "LATIN CAPITAL LIGATURE IJ",
        ['ĳ'] = "LATIN SMALL LIGATURE IJ",
        ['Ł'] = "LATIN CAPITAL LETTER L WITH STROKE",
        ['ł'] = "LATIN SMALL LETTER L WITH STROKE",
        ['Ŋ'] = "LATIN CAPITAL LETTER ENG",
        ['ŋ'] = "LATIN SMALL LETTER ENG",
        ['Œ'] = "LATIN CAPITAL LIGATURE OE",
        ['œ'] = "LATIN SMALL LIGATURE OE",
        ['Ŧ'] = "LATIN CAPITAL LETTER T WITH STROKE",
        ['ŧ'] = "LATIN SMALL LETTER T WITH STROKE",
        ['ƀ'] = "LATIN SMALL LETTER B WITH STROKE",
        ['Ɓ'] = "LATIN CAPITAL LETTER B WITH HOOK",
        ['Ɔ'] = "LATIN CAPITAL LETTER OPEN O",
        ['Ɗ'] = "LATIN CAPITAL LETTER D WITH HOOK",
        ['Ə'] = "LATIN CAPITAL LETTER SCHWA",
        ['Ɛ'] = "LATIN CAPITAL LETTER OPEN E",
        ['Ƙ'] = "LATIN CAPITAL LETTER K WITH HOOK",
        ['ƙ'] = "LATIN SMALL LETTER K WITH HOOK",
        ['ƚ'] = "LATIN SMALL LETTER L WITH BAR",
        ['Ǆ'] = "LATIN CAPITAL LETTER DZ WITH CARON",
        ['ǅ'] = "LATIN CAPITAL LETTER D WITH SMALL LETTER Z WITH CARON",
        ['ǆ'] = "LATIN SMALL LETTER DZ WITH CARON",
        ['Ǉ'] = "LATIN CAPITAL LETTER LJ",
        ['ǈ'] = "LATIN CAPITAL LETTER L WITH SMALL LETTER J",
        ['ǉ'] = "LATIN SMALL LETTER LJ",
        ['Ǌ'] = "LATIN CAPITAL LETTER NJ",
        ['ǋ'] = "LATIN CAPITAL LETTER N WITH SMALL LETTER J",
        ['ǌ'] = "LATIN SMALL LETTER NJ",
        ['Ǳ'] = "LATIN CAPITAL LETTER DZ",
        ['ǲ'] = "LATIN CAPITAL LETTER D WITH SMALL LETTER Z",
        ['ǳ'] = "LATIN SMALL LETTER DZ",
        ['Ƚ'] = "LATIN CAPITAL LETTER L WITH BAR",
        ['Ƀ'] = "LATIN CAPITAL LETTER B WITH STROKE",
        ['ɓ'] = "LATIN SMALL LETTER B WITH HOOK",
        ['ɔ'] = "LATIN SMALL LETTER OPEN O",
        ['ɗ'] = "LATIN SMALL LETTER D WITH HOOK",
        ['ə'] = "LATIN SMALL LETTER SCHWA",
        ['ɛ'] = "LATIN SMALL LETTER OPEN E",
        ['ʹ'] = "MODIFIER LETTER PRIME",
        ['ʻ'] = "MODIFIER LETTER TURNED COMMA",
        ['ʼ'] = "MODIFIER LETTER APOSTROPHE",
        ['ʽ'] = "MODIFIER LETTER REVERSED COMMA",
        ['ˈ'] = "MODIFIER LETTER VERTICAL LINE",
        ['\u0300'] = "COMBINING GRAVE ACCENT",
        ['\u0301'] = "COMBINING ACUTE ACCENT",
        ['\u0302'] = "COMBINING CIRCUMFLEX ACCENT",
        ['\u0303'] = "COMBINING TILDE",
        ['\u0304'] = "COMBINING MACRON",
        ['\u0306'] = "COMBINING BREVE",
        ['\u0307'] = "COMBINING DOT ABOVE",
        ['\u0308'] = "COMBINING DIAERESIS",
        ['\u030A'] = "COMBINING RING ABOVE",
        ['\u030B'] = "COMBINING DOUBLE ACUTE ACCENT",
        ['\u030C'] = "COMBINING CARON",
        ['\u0323'] = "COMBINING DOT BELOW",
        ['\u0326'] = "COMBINING COMMA BELOW",
        ['\u0327'] = "COMBINING CEDILLA",
        ['\u0328'] = "COMBINING OGONEK",
        [';'] = "GREEK QUESTION MARK",
        ['·'] = "GREEK ANO TELEIA",
        ['՛'] = "ARMENIAN EMPHASIS MARK",
        ['՜'] = "ARMENIAN EXCLAMATION MARK",
        ['՝'] = "ARMENIAN COMMA",
        ['՞'] = "ARMENIAN QUESTION MARK",
        ['։'] = "ARMENIAN FULL STOP",
        ['֏'] = "ARMENIAN DRAM SIGN",
        ['\u1680'] = "OGHAM SPACE MARK",
        ['ẞ'] = "LATIN CAPITAL LETTER SHARP S",
        ['\u2000'] = "EN QUAD",
        ['\u2001'] = "EM QUAD",
        ['\u2002'] = "EN SPACE",
        ['\u2003'] = "EM SPACE",
        ['\u2004'] = "THREE-PER-EM SPACE",
        ['\u2005'] = "FOUR-PER-EM SPACE",
        ['\u2006'] = "SIX-PER-EM SPACE",
        ['\u2007'] = "FIGURE SPACE",
        ['\u2008'] = "PUNCTUATION SPACE",
        ['\u2009'] = "THIN SPACE",
        ['\u200A'] = "HAIR SPACE",
        ['\u200B'] = "ZERO WIDTH SPACE",
        ['\u200C'] = "ZERO WIDTH NON-JOINER",
        ['\u200D'] = "ZERO WIDTH JOINER",
        ['\u200E'] = "LEFT-TO-RIGHT MARK",
        ['\u200F'] = "RIGHT-TO-LEFT MARK",
        ['‐'] = "HYPHEN",
        ['‑'] = "NON-BREAKING HYPHEN",
        ['‒'] = "FIGURE DASH",
        ['–'] = "EN DASH",
        ['—'] = "EM DASH",
        ['―'] = "HORIZONTAL BAR",
        ['‗'] = "DOUBLE LOW LINE",
        ['‘'] = "LEFT SINGLE QUOTATION MARK",
        ['’'] = "RIGHT SINGLE QUOTATION MARK",
        ['‚'] = "SINGLE LOW-9 QUOTATION MARK",
        ['‛'] = "SINGLE HIGH-REVERSED-9 QUOTATION MARK",
        ['“'] = "LEFT DOUBLE QUOTATION MARK",
        ['”'] = "RIGHT DOUBLE QUOTATION MARK",
        ['„'] = "DOUBLE LOW-9 QUOTATION MARK",
        ['‟'] = "DOUBLE HIGH-REVERSED-9 QUOTATION MARK",
        ['•'] = "BULLET",
        ['‣'] = "TRIANGULAR BULLET",
        ['․'] = "ONE DOT LEADER",
        ['‥'] = "TWO DOT LEADER",
        ['…'] = "HORIZONTAL ELLIPSIS",
        ['‧'] = "HYPHENATION POINT",
        ['\u2028'] = "LINE SEPARATOR",
        ['\u2029'] = "PARAGRAPH SEPARATOR",
        ['\u202A'] = "LEFT-TO-RIGHT EMBEDDING",
        ['\u202B'] = "RIGHT-TO-LEFT EMBEDDING",
        ['\u202C'] = "POP DIRECTIONAL FORMATTING",
        ['\u202D'] = "LEFT-TO-RIGHT OVERRIDE",
        ['\u202E'] = "RIGHT-TO-LEFT OVERRIDE",
        ['\u202F'] = "NARROW NO-BREAK SPACE",
        ['′'] = "PRIME",
        ['″'] = "DOUBLE PRIME",
        ['‵'] = "REVERSED PRIME",
        ['‹'] = "SINGLE LEFT-POINTING ANGLE QUOTATION MARK",
        ['›'] = "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK",
        ['‼'] = "DOUBLE EXCLAMATION MARK",
        ['⁃'] = "HYPHEN BULLET",
        ['⁄'] = "FRACTION SLASH",
        ['⁇'] = "DOUBLE QUESTION MARK",
        ['⁈'] = "QUESTION EXCLAMATION MARK",
        ['⁉'] = "EXCLAMATION QUESTION MARK",
        ['⁎'] = "LOW ASTERISK",
        ['\u205F'] = "MEDIUM MATHEMATICAL SPACE",
        ['\u2060'] = "WORD JOINER",
        ['\u2066'] = "LEFT-TO-RIGHT ISOLATE",
        ['\u2067'] = "RIGHT-TO-LEFT ISOLATE",
        ['\u2068'] = "FIRST STRONG ISOLATE",
        ['\u2069'] = "POP DIRECTIONAL ISOLATE",
        ['₦'] = "NAIRA SIGN",
        ['₩'] = "WON SIGN",
        ['₪'] = "NEW SHEQEL SIGN",
        ['₫'] = "DONG SIGN",
        ['€'] = "EURO SIGN",
        ['₮'] = "TUGRIK SIGN",
        ['₱'] = "PESO SIGN",
        ['₴'] = "HRYVNIA SIGN",
        ['₸'] = "TENGE SIGN",
        ['₹'] = "INDIAN RUPEE SIGN",
        ['₺'] = "TURKISH LIRA SIGN",
        ['₼'] = "MANAT SIGN",
        ['₽'] = "RUBLE SIGN",
        ['₾'] = "LARI SIGN",
        ['⃀'] = "SOM SIGN",
        ['℅'] = "CARE OF",
        ['№'] = "NUMERO SIGN",
        ['™'] = "TRADE MARK SIGN",
        ['←'] = "LEFTWARDS ARROW",
        ['→'] = "RIGHTWARDS ARROW",
        ['↔'] = "LEFT RIGHT ARROW",
        ['⇒'] = "RIGHTWARDS DOUBLE ARROW",
        ['−'] = "MINUS SIGN",
        ['∕'] = "DIVISION SLASH",
        ['∗'] = "ASTERISK OPERATOR",
        ['∶'] = "RATIO",
        ['∼'] = "TILDE OPERATOR",
        ['≤'] = "LESS-THAN OR EQUAL TO",
        ['≥'] = "GREATER-THAN OR EQUAL TO",
        ['\u3000'] = "IDEOGRAPHIC SPACE",
        ['〝'] = "REVERSED DOUBLE PRIME QUOTATION MARK",
        ['〞'] = "DOUBLE PRIME QUOTATION MARK",
        ['ﬀ'] = "LATIN SMALL LIGATURE FF",
        ['ﬁ'] = "LATIN SMALL LIGATURE FI",
        ['ﬂ'] = "LATIN SMALL LIGATURE FL",
        ['ﬃ'] = "LATIN SMALL LIGATURE FFI",
        ['ﬄ'] = "LATIN SMALL LIGATURE FFL",
        ['ﬅ'] = "LATIN SMALL LIGATURE LONG S T",
        ['ﬆ'] = "LATIN SMALL LIGATURE ST",
        ['\uFE0E'] = "VARIATION SELECTOR-15",
        ['\uFE0F'] = "VARIATION SELECTOR-16",
        ['﹘'] = "SMALL EM DASH",
        ['﹣'] = "SMALL HYPHEN-MINUS",
        ['\uFEFF'] = "ZERO WIDTH NO-BREAK SPACE",
        ['￡'] = "FULLWIDTH POUND SIGN",
        ['￥'] = "FULLWIDTH YEN SIGN",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> Letters = ReadLetters().ToFrozenDictionary();

    /// <summary>Gets the name of a character; where it is not known, the kind of character.</summary>
    /// <returns>For example <c>EN DASH</c>, or <c>other symbol</c>.</returns>
    public static string Of(int code)
    {
        if (code > char.MaxValue)
        {
            return KindOf(code);
        }

        var c = (char)code;
        if (Names.TryGetValue(c, out var name) || Letters.TryGetValue(c, out name))
        {
            return name;
        }

        return MarkedLetters.TryGetBase(c, out var letter, out var marks)
            ? $"LATIN {(char.IsAsciiLetterUpper(letter) ? "CAPITAL" : "SMALL")} LETTER {char.ToUpperInvariant(letter)} WITH {marks}"
            : KindOf(code);
    }

    // "OtherSymbol" is "other symbol".
    private static string KindOf(int code)
    {
        var words = new StringBuilder();
        foreach (var c in CharUnicodeInfo.GetUnicodeCategory(code).ToString())
        {
            words.Append(char.IsAsciiLetterUpper(c) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    private static IEnumerable<KeyValuePair<char, string>> ReadLetters()
    {
        foreach (var (script, letters) in Alphabets)
        {
            foreach (var letter in letters.Split('|'))
            {
                yield return new(letter[0], $"{script} SMALL LETTER {letter[2..]}");
                yield return new(char.ToUpperInvariant(letter[0]), $"{script} CAPITAL LETTER {letter[2..]}");
            }
        }

        foreach (var letter in Georgian.Split('|'))
        {
            yield return new(letter[0], $"GEORGIAN LETTER {letter[2..]}");
            yield return new((char)(letter[0] - 'ა' + 'Ა'), $"GEORGIAN MTAVRULI CAPITAL LETTER {letter[2..]}");
        }

        yield return new('ς', "GREEK SMALL LETTER FINAL SIGMA");
        yield return new('ΐ', "GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS");
        yield return new('ΰ', "GREEK SMALL LETTER UPSILON WITH DIALYTIKA AND TONOS");
        yield return new('և', "ARMENIAN SMALL LIGATURE ECH YIWN");
    }
}
