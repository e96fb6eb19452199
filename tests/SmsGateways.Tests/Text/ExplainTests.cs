using System.Globalization;

namespace SmsGateways.Tests.Text;

public sealed class ExplainTests
{
    [Fact]
    public void Characters_that_force_UCS_2_are_named_with_a_substitute()
    {
        var text = "“Sale” – 20 % off" + new string('a', 80);

        var explained = SmsEncoder.Explain(text);

        explained.Should().BeEquivalentTo(new
        {
            Before = new SmsSegmentation(SmsEncoding.Ucs2, 97, 2, 67, 37),
            After = new SmsSegmentation(SmsEncoding.Gsm7, 97, 1, 160, 63),
            SimplifiedText = "\"Sale\" - 20 % off" + new string('a', 80),
        });
        explained.Characters.Should().Equal(
            Foreign(0, 0x201C, "LEFT DOUBLE QUOTATION MARK", "\""),
            Foreign(5, 0x201D, "RIGHT DOUBLE QUOTATION MARK", "\""),
            Foreign(7, 0x2013, "EN DASH", "-"));
    }

    [Fact]
    public void Characters_of_two_septets_are_named_and_have_a_substitute_only_where_it_was_asked_for()
    {
        SmsEncoder.Explain("a[€").Characters.Should().Equal(Extension(1, '[', "LEFT SQUARE BRACKET"), Extension(2, '€', "EURO SIGN"));
        SmsEncoder.Explain("a[€", simplification: new() { Substitutions = SmsSubstitutions.Brackets }).Characters
            .Should().Equal(Extension(1, '[', "LEFT SQUARE BRACKET") with { Substitute = "(" }, Extension(2, '€', "EURO SIGN"));
    }

    [Fact]
    public void What_has_no_substitute_is_named_by_its_kind()
    {
        SmsEncoder.Explain("😀²\uD83D中").Characters.Should().Equal(
            Foreign(0, 0x1F600, "other symbol", null) with { Length = 2, Cost = 2 },
            Foreign(2, 0xB2, "other number", null),
            Foreign(3, 0xD83D, "surrogate", null),
            Foreign(4, 0x4E2D, "other letter", null));
    }

    [Fact]
    public void A_letter_and_its_marks_are_one_character_and_the_mark_is_to_blame() =>
        SmsEncoder.Explain("ae\u0301").Characters.Should().Equal(Foreign(1, 0x301, "COMBINING ACUTE ACCENT", "é") with { Length = 2, Cost = 2 });

    [Fact]
    public void A_substitute_is_named_also_where_another_character_keeps_the_text_dear()
    {
        var text = "“😀" + new string('a', 80);

        var explained = SmsEncoder.Explain(text);

        explained.After.Should().Be(explained.Before);
        explained.SimplifiedText.Should().BeSameAs(text);
        explained.Characters.Select(static character => character.Substitute).Should().Equal("\"", null);
    }

    [Fact]
    public void A_look_alike_has_a_substitute_only_where_it_changes_the_price()
    {
        var dear = "Раypal " + new string('a', 80); // Cyrillic Р and а.
        var cheap = "Раypal";
        var russian = "Рама " + new string('ж', 80);

        SmsEncoder.Explain(dear).Characters.Should().Equal(
            Foreign(0, 'Р', "CYRILLIC CAPITAL LETTER ER", "P"), Foreign(1, 'а', "CYRILLIC SMALL LETTER A", "a"));
        SmsEncoder.Explain(cheap).Characters.Select(static character => character.Substitute).Should().Equal(null, null);
        SmsEncoder.Explain(russian).Characters.Should().OnlyContain(static character => character.Substitute == null);
    }

    [Fact]
    public void What_joins_emoji_cannot_be_left_out_of_them()
    {
        SmsEncoder.Explain("👩\u200D👧").Characters.Select(static character => character.Substitute).Should().OnlyContain(static substitute => substitute == null);
        SmsEncoder.Explain("a\u200Db" + new string('a', 70)).Characters.Should().Equal(Foreign(1, 0x200D, "ZERO WIDTH JOINER", ""));
    }

    [Fact]
    public void CR_LF_is_named_only_where_it_changes_the_price()
    {
        SmsEncoder.Explain("a\r\nb").Characters.Should().BeEmpty();
        SmsEncoder.Explain(new string('a', 159) + "\r\n").Characters.Should().Equal(new SmsDearCharacter
        {
            Index = 159,
            Length = 2,
            CodePoint = '\r',
            Name = "CARRIAGE RETURN",
            Reason = SmsDearReason.LineEnd,
            Cost = 2,
            Substitute = "\n",
        });
    }

    [Fact]
    public void Letters_are_explained_by_the_transliteration_that_was_asked_for()
    {
        var text = new string('щ', 40) + new string('о', 40);

        var explained = SmsEncoder.Explain(text, simplification: new() { Transliterations = [SmsTransliteration.Russian] });

        explained.After.Should().Be(explained.Before, "it would be 200 septets");
        explained.Characters[0].Should().Be(Foreign(0, 'щ', "CYRILLIC SMALL LETTER SHCHA", "shch"));
    }

    [Fact]
    public void A_text_too_long_is_no_text() => FluentActions.Invoking(() => SmsEncoder.Explain(new string('ж', 255 * 67 + 1))).Should().Throw<SmsTooLongException>();

    [Fact]
    public void The_result_does_not_show_the_text()
    {
        var explained = SmsEncoder.Explain("“4711” [ж]");

        explained.ToString().Should().Be("1 parts (Ucs2), 1 simplified (Ucs2), 3 dear characters");
        explained.Characters[0].ToString().Should().Be("NotInAlphabet at 0, 1 units");
    }

    [Fact]
    public void Names_are_those_of_Unicode()
    {
        using var names = TextData.Read("character_names.json");
        foreach (var row in names.RootElement.EnumerateArray())
        {
            var code = int.Parse(row.GetProperty("codePoint").GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

            CharacterNames.Of(code).Should().Be(row.GetProperty("name").GetString());
        }
    }

    [Fact]
    public void Whatever_has_a_substitute_has_a_name()
    {
        var how = new SmsSimplification { Transliterations = Enum.GetValues<SmsTransliteration>() };
        for (var code = 0x20; code < 0xFF00; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF || Gsm7.Has((char)code))
            {
                continue;
            }

            var character = SmsEncoder.Explain(((char)code).ToString(), simplification: how).Characters[0];
            if (character.Substitute is not null && (code is < 0x300 or > 0x36F) && character.Name.Any(char.IsAsciiLetterLower))
            {
                Assert.Fail($"U+{code:X4} has the substitute '{character.Substitute}' and no name but '{character.Name}'.");
            }
        }
    }

    private static SmsDearCharacter Foreign(int index, int code, string name, string? substitute) => new()
    {
        Index = index,
        Length = 1,
        CodePoint = code,
        Name = name,
        Reason = SmsDearReason.NotInAlphabet,
        Cost = 1,
        Substitute = substitute,
    };

    private static SmsDearCharacter Extension(int index, int code, string name)
        => Foreign(index, code, name, null) with { Reason = SmsDearReason.ExtensionTable, Cost = 2 };
}
