namespace SmsGateways.Tests.Text;

public sealed class SimplifyTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("abcdefgh ", 10));

    [Theory]
    [InlineData("quotes", "“Hi” „you“ «there» ‘it’s’ ‚now‛ ‹so› `a´", "\"Hi\" \"you\" \"there\" 'it's' 'now' 'so' 'a'")]
    [InlineData("dashes", "1–2 — 3‑4 − 5 ‐ 6", "1-2 - 3-4 - 5 - 6")]
    [InlineData("ellipsis, bullets, No", "Wait… • one · № 5 ⁄ 2‼", "Wait... * one . No 5 / 2!!")]
    [InlineData("spaces", "a\u00A0b\u2009c\u202Fd\te\u3000f", "a b c d e f")]
    [InlineData("line ends", "a\u2028b\u2029c\u0085d\ve", "a\nb\nc\nd\ne")]
    [InlineData("what is invisible", "a\u00ADb\u200Bc\uFEFFd\u200De\uFE0Ff\u200Eg", "abcdefg")]
    [InlineData("diacritics that the alphabet lacks", "Zażółć gęślą jaźń Žluťoučký kůň çãoâêîôû Łódź đa ı ß", "Zazolc gesla jazn Zlutoucky kun caoaeiou Lodz da i ß")]
    [InlineData("diacritics that it has", "“àèéìòùäöñüåÄÖÑÜÅÉÇæøÆØß”", "\"àèéìòùäöñüåÄÖÑÜÅÉÇæøÆØß\"")]
    [InlineData("letters taken apart", "e\u0301 a\u0300 z\u0307 A\u030A a\u0323\u0302 q\u0303", "é à z Å a q")]
    [InlineData("ligatures", "ﬁ ﬂ ﬀ ﬃ ﬄ œ Œ ĳ ǆ ẞ", "fi fl ff ffi ffl oe OE ij dz SS")]
    [InlineData("full-width forms", "ＡＢｃ１２３！？～￥￡", "ABc123!?~¥£")]
    [InlineData("letters of mathematics", "𝐀𝐳 𝑨𝒛 𝔸𝕫 𝙰𝚣 𝟎𝟗 𝟘𝟡 𝟶𝟿", "Az Az Az Az 09 09 09")]
    [InlineData("symbols", "100₽ 20₾ 5₸ 3⃀ © ® ™ 2×3 → ≤", "100RUB 20GEL 5KZT 3KGS (C) (R) TM 2x3 -> <=")]
    [InlineData("look-alikes", "СМС от ОАО", null)]
    [InlineData("look-alikes throughout", "ОАО АВС РЕКОРД", null)]
    [InlineData("look-alikes that are all", "ОАО АВС", "OAO ABC")]
    [InlineData("Greek capitals", "ΚΑΛΗΜΕΡΑ ΕΛΛΑΔΑ ΘΕΣΗ", "KAΛHMEPA EΛΛAΔA ΘEΣH")]
    public void A_text_of_two_parts_becomes_one(string because, string text, string? expected)
    {
        text += Filler;

        var simple = SmsEncoder.Simplify(text);

        if (expected is null)
        {
            simple.Should().BeSameAs(text, because);
        }
        else
        {
            simple.Should().Be(expected + Filler, because);
            SmsEncoder.Measure(simple).Should().Match<SmsSegmentation>(static size => size.Encoding == SmsEncoding.Gsm7);
        }
    }

    [Theory]
    [InlineData("it fits as it stands", "“Quoted”")]
    [InlineData("nothing to do", "plain")]
    [InlineData("nothing at all", "")]
    public void A_text_of_one_part_stays_the_same_instance(string because, string text) => SmsEncoder.Simplify(text).Should().BeSameAs(text, because);

    [Theory]
    [InlineData("an emoji has no equal", "“Quoted” 😀")]
    [InlineData("Russian without a transliteration", "«Привет»")]
    [InlineData("a power is no digit", "10² “m”")]
    [InlineData("a half is no digit", "1½ “m”")]
    [InlineData("an unequal sign is not equal", "“a ≠ b”")]
    [InlineData("a negated sign neither", "“a =\u0338 b”")]
    [InlineData("a digit struck through", "“1\u03362”")]
    [InlineData("a keycap", "“1\uFE0F\u20E3”")]
    [InlineData("half a surrogate pair", "“\uD83D”")]
    [InlineData("an Arabic digit", "“\u0661”")]
    public void What_has_no_equal_stays_and_so_does_all_else(string because, string text)
    {
        text += Filler;

        SmsEncoder.Simplify(text).Should().BeSameAs(text, because);
    }

    [Fact]
    public void Septets_that_need_as_many_parts_save_nothing()
    {
        // 71 ellipses are 213 septets.
        var text = new string('…', 71);

        SmsEncoder.Simplify(text).Should().BeSameAs(text);
    }

    [Fact]
    public void What_stays_UCS_2_keeps_its_characters_but_for_those_that_can_be_shorter()
    {
        // 60 letters in two pieces each make 120 code units; the dashes and quotes would save nothing.
        var text = "«–» 😀 " + string.Concat(Enumerable.Repeat("и\u0306", 60));

        SmsEncoder.Simplify(text).Should().Be("«–» 😀 " + new string('й', 60));
    }

    [Fact]
    public void Line_ends_are_shortened_where_that_saves_a_part()
    {
        var fits = new string('a', 150) + "\r\n" + "bcdef\r\n";
        var saves = new string('a', 150) + "\r\n" + "bcdefgh\r\n";

        SmsEncoder.Simplify(fits).Should().BeSameAs(fits);
        SmsEncoder.Simplify(saves).Should().Be(saves.Replace("\r\n", "\n", StringComparison.Ordinal));
        SmsEncoder.Simplify(saves, new() { Substitutions = SmsSubstitutions.Punctuation }).Should().BeSameAs(saves);
        SmsEncoder.Simplify(new string('ж', 69) + "\r\n").Should().Be(new string('ж', 69) + "\n");
    }

    [Fact]
    public void Brackets_become_round_only_where_that_was_asked_for()
    {
        var text = new string('a', 155) + "[{}]";

        SmsEncoder.Simplify(text).Should().BeSameAs(text);
        SmsEncoder.Simplify(text, new() { Substitutions = SmsSubstitutions.Brackets }).Should().Be(new string('a', 155) + "(())");
    }

    [Fact]
    public void The_least_change_wins()
    {
        // The line ends alone save the part, so that the quotes stay; and with brackets allowed, the line ends go first.
        var text = "“" + new string('ж', 68) + "\r\n\r\n";
        SmsEncoder.Simplify(text[..^2]).Should().Be(text[..^4] + "\n");

        var septets = "[" + new string('a', 157) + "\r\n";
        SmsEncoder.Simplify(septets, new() { Substitutions = SmsSubstitutions.Default | SmsSubstitutions.Brackets }).Should().Be("[" + new string('a', 157) + "\n");
    }

    [Theory]
    [InlineData(SmsSubstitutions.Punctuation, "“")]
    [InlineData(SmsSubstitutions.Spaces, "\u00A0")]
    [InlineData(SmsSubstitutions.Diacritics, "ś")]
    [InlineData(SmsSubstitutions.Ligatures, "ﬁ")]
    [InlineData(SmsSubstitutions.FullWidth, "Ａ")]
    [InlineData(SmsSubstitutions.Symbols, "₾")]
    [InlineData(SmsSubstitutions.LookAlikes, "А")]
    public void A_kind_is_substituted_only_where_it_is_allowed(SmsSubstitutions kind, string character)
    {
        var text = character + Filler;

        SmsEncoder.Simplify(text, new() { Substitutions = kind }).Should().NotBeSameAs(text);
        SmsEncoder.Simplify(text, new() { Substitutions = SmsSubstitutions.Default & ~kind }).Should().BeSameAs(text);
    }

    [Fact]
    public void The_options_say_what_a_part_is()
    {
        var text = "“" + new string('a', 30);
        var small = new SmsEncodingOptions { Ucs2Capacity = new(alone: 20, joined: 18) };

        SmsEncoder.Simplify(text, SmsSimplification.Default, small).Should().Be("\"" + text[1..]);
        SmsEncoder.Simplify(text, SmsSimplification.Default).Should().BeSameAs(text);
    }

    [Fact]
    public void A_text_that_is_too_long_may_be_short_enough_simplified()
    {
        var text = "“" + new string('a', 20_000);

        SmsEncoder.Measure(SmsEncoder.Simplify(text)).Parts.Should().Be(131);
    }

    [Fact]
    public void A_text_of_nothing_visible_is_not_made_empty()
    {
        var text = new string('\u200B', 80);

        SmsEncoder.Simplify(text).Should().BeSameAs(text);
    }
}
