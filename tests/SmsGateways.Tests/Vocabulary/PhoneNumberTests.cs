using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SmsGateways.Tests.Vocabulary;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+996550123456")]
    [InlineData("00996550123456")]
    [InlineData("996550123456")]
    [InlineData(" +996 550 12 34 56 ")]
    [InlineData("+996 (550) 12-34-56")]
    [InlineData("+996[550]123456")]
    [InlineData("(+996) 550123456")]
    [InlineData("00 996 550 123456")]
    [InlineData("0-0-996-550-123456")]
    [InlineData("+996\u00A0550\u202F123456")]
    [InlineData("\t+996\t550123456")]
    [InlineData("+996\u2010550\u2011123\u2012456")]
    [InlineData("+996\u2013550\u2014123456")]
    public void Every_usual_way_to_write_a_number_is_read_alike(string text)
    {
        PhoneNumber.Parse(text).ToString().Should().Be("+996550123456");
        PhoneNumber.TryParse(text, out var number).Should().BeTrue();
        number.Should().Be(PhoneNumber.Parse(text.AsSpan()));
    }

    [Theory]
    [InlineData("+6834567", "+6834567")] // Niue: 7 digits, the fewest in use.
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("00123456789012345", "+123456789012345")]
    [InlineData("+44 20 7946 0008", "+442079460008")]
    [InlineData("+39 06 6982 1234", "+390669821234")] // Italy's zero belongs to the number.
    [InlineData("+39 (06) 6982 1234", "+390669821234")]
    public void Numbers_at_the_edges_are_read(string text, string expected) => PhoneNumber.Parse(text).ToString().Should().Be(expected);

    [Theory]
    [InlineData("", "this one has 0")]
    [InlineData("   ", "this one has 0")]
    [InlineData("+", "this one has 0")]
    [InlineData("()-", "this one has 0")]
    [InlineData("00", "this one has 0")]
    [InlineData("+996550", "this one has 6")]
    [InlineData("123456", "this one has 6")]
    [InlineData("+1234567890123456", "this one has 16")]
    [InlineData("001234567890123456", "at most 15")]
    [InlineData("99999999999999999999999999999999999999", "at most 15")]
    [InlineData("0550123456", "begins with 0")]
    [InlineData("+0550123456", "begins with 0")]
    [InlineData("+00996550123456", "begins with 0")]
    [InlineData("000996550123456", "begins with 0")]
    [InlineData("+44 (0)20 7946 0958", "index 5")]
    [InlineData("+44 [0] 20 7946 0958", "index 5")]
    [InlineData("0044(0)2079460958", "index 5")]
    [InlineData("+44 ( 0 ) 20 7946 0958", "index 6")]
    [InlineData("+44 (\u00A00\u00A0) 20 7946 0958", "index 6")]
    [InlineData("++996550123456", "U+002B at index 1")]
    [InlineData("+996+550123456", "U+002B at index 4")]
    [InlineData("996550123456+", "U+002B at index 12")]
    [InlineData("+996 550 ABC", "U+0041 at index 9")]
    [InlineData("tel:+996550123456", "U+0074 at index 0")]
    [InlineData("+996.550.123.456", "U+002E at index 4")]
    [InlineData("+996550123456;ext=7", "U+003B at index 13")]
    [InlineData("+996550123456\n", "U+000A at index 13")]
    [InlineData("\u202A+996550123456\u202C", "U+202A at index 0")]
    [InlineData("+\u0669\u0669\u06665501234", "U+0669 at index 1")] // Arabic-Indic digits.
    [InlineData("\uFF0B996550123456", "U+FF0B at index 0")] // Full-width plus.
    [InlineData("99655012345\uFF16", "U+FF16 at index 11")]
    [InlineData("99655\0123456", "U+0000 at index 5")]
    public void What_is_no_international_number_is_refused_and_the_place_named(string text, string reason)
    {
        PhoneNumber.TryParse(text, out var number).Should().BeFalse();
        number.Should().Be(default(PhoneNumber));
        FluentActions.Invoking(() => PhoneNumber.Parse(text)).Should().Throw<FormatException>().WithMessage($"*{reason}*");
    }

    [Fact]
    public void Null_is_no_number()
    {
        PhoneNumber.TryParse(null, out _).Should().BeFalse();
        FluentActions.Invoking(() => PhoneNumber.Parse((string)null!)).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData("+99655512345x")]
    [InlineData("0555123457")]
    [InlineData("5551234555123455512345")]
    [InlineData("+996 (0) 555123457")]
    public void An_exception_quotes_no_digits_of_the_number(string text)
        => FluentActions.Invoking(() => PhoneNumber.Parse(text)).Should().Throw<FormatException>().Which.ToString().Should().NotContain("5551");

    [Theory]
    [InlineData(null, "+996550123456")]
    [InlineData("", "+996550123456")]
    [InlineData("E", "+996550123456")]
    [InlineData("e", "+996550123456")]
    [InlineData("D", "996550123456")]
    [InlineData("d", "996550123456")]
    [InlineData("M", "+996*******56")]
    [InlineData("m", "+996*******56")]
    public void There_are_three_forms(string? format, string expected)
    {
        var number = PhoneNumber.Parse("+996550123456");

        number.ToString(format, CultureInfo.InvariantCulture).Should().Be(expected);
        string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}}", number).Should().Be(expected);
    }

    [Fact]
    public void Another_form_is_a_FormatException_also_of_the_default_value()
    {
        FluentActions.Invoking(() => PhoneNumber.Parse("+996550123456").ToString("X", null)).Should().Throw<FormatException>().WithMessage("*E, D and M*");
        FluentActions.Invoking(() => default(PhoneNumber).ToString("N0", null)).Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("+12025550123", "+1********23")]
    [InlineData("+79161234567", "+7********67")]
    [InlineData("+77011234567", "+7********67")]
    [InlineData("+4915112345678", "+49*********78")]
    [InlineData("+442079460008", "+44********08")]
    [InlineData("+998901234567", "+998*******67")]
    [InlineData("+995555123456", "+995*******56")]
    [InlineData("+35312345678", "+353******78")]
    [InlineData("+6834567", "+683**67")]
    public void The_masked_form_shows_the_country_and_the_last_two_digits(string text, string masked)
        => PhoneNumber.Parse(text).ToMaskedString().Should().Be(masked);

    [Fact]
    public void The_default_value_writes_nothing()
    {
        var nothing = default(PhoneNumber);

        nothing.ToString().Should().BeEmpty();
        nothing.ToMaskedString().Should().BeEmpty();
        nothing.TryFormat([], out var written, provider: null).Should().BeTrue();
        written.Should().Be(0);
    }

    [Theory]
    [InlineData("E", 13)]
    [InlineData("D", 12)]
    [InlineData("M", 13)]
    public void A_buffer_that_is_too_short_is_told(string format, int needed)
    {
        var number = PhoneNumber.Parse("+996550123456");

        for (var length = 0; length < needed; length++)
        {
            number.TryFormat(new char[length], out var none, format, null).Should().BeFalse();
            none.Should().Be(0);
        }

        number.TryFormat(new char[needed], out var written, format, null).Should().BeTrue();
        written.Should().Be(needed);
    }

    [Fact]
    public void Any_culture_gives_the_same()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("fa-IR") { NumberFormat = { PositiveSign = "plus", NegativeSign = "minus", NumberGroupSeparator = "_" } };

            PhoneNumber.Parse("+996550123456").ToString().Should().Be("+996550123456");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(Numbers(), digits =>
    {
        var number = PhoneNumber.Parse(digits);
        return PhoneNumber.Parse(number.ToString()) == number
            && PhoneNumber.Parse(number.ToString("D", null)) == number
            && PhoneNumber.Parse($"00{digits}") == number
            && number.ToString() == $"+{digits}";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_numbers_are_equal_exactly_where_their_digits_are() => Prop.ForAll(Numbers(), Numbers(), (one, other) =>
    {
        var (a, b) = (PhoneNumber.Parse(one), PhoneNumber.Parse(other));
        return (a == b) == (one == other) && (a != b || a.GetHashCode() == b.GetHashCode()) && a.Equals((object)PhoneNumber.Parse("+" + one));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_masked_number_keeps_its_length_and_hides_all_but_five_digits() => Prop.ForAll(Numbers(), digits =>
    {
        var masked = PhoneNumber.Parse(digits).ToMaskedString();
        return masked.Length == digits.Length + 1 && masked.Count(char.IsAsciiDigit) <= 5 && masked.EndsWith(digits[^2..], StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var isNumber = PhoneNumber.TryParse(text, out var number);
        return isNumber ? number.ToString() is { Length: >= 8 and <= 16 } and ['+', not '0', ..] : number == default;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Generic_code_can_read_it()
    {
        Read<PhoneNumber>("+996550123456").Should().Be(PhoneNumber.Parse("+996550123456"));
        ReadString<PhoneNumber>("+996550123456").Should().Be(PhoneNumber.Parse("+996550123456"));
        FluentActions.Invoking(() => Read<PhoneNumber>("nobody")).Should().Throw<FormatException>();

        static T Read<T>(ReadOnlySpan<char> text)
            where T : ISpanParsable<T>
            => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : T.Parse(text, null);

        static T ReadString<T>(string text)
            where T : IParsable<T>
            => T.TryParse(text, null, out var value) ? value : T.Parse(text, null);
    }

    [Fact]
    public void In_JSON_it_is_a_string_also_as_a_key()
    {
        var known = new Dictionary<PhoneNumber, PhoneNumber?> { [PhoneNumber.Parse("+996550123456")] = PhoneNumber.Parse("+995555123456"), [PhoneNumber.Parse("+6834567")] = null };

        var json = JsonSerializer.Serialize(known);

        json.Should().Be("""{"\u002B996550123456":"\u002B995555123456","\u002B6834567":null}""");
        JsonSerializer.Deserialize<Dictionary<PhoneNumber, PhoneNumber?>>(json).Should().Equal(known);
        JsonSerializer.Deserialize<PhoneNumber>("\"00 996 550 123 456\"").Should().Be(PhoneNumber.Parse("+996550123456"));
    }

    [Theory]
    [InlineData("\"0555777333\"")]
    [InlineData("\"\"")]
    [InlineData("995555777333")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"digits\":1}")]
    public void Other_JSON_is_a_JsonException_without_the_number(string json)
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<PhoneNumber>(json)).Should().Throw<JsonException>().Which.ToString().Should().NotContain("5557773");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Dictionary<PhoneNumber, int>>("""{"0555777333":1}""")).Should().Throw<JsonException>()
            .Which.ToString().Should().NotContain("5557773");
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing()
    {
        Span<char> buffer = stackalloc char[16];
        Work(buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Work(buffer);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        static void Work(Span<char> buffer)
        {
            if (!PhoneNumber.TryParse("+996 (550) 12-34-56", out var number)
                || !PhoneNumber.TryParse("00996550123456".AsSpan(), out _)
                || !number.TryFormat(buffer, out _, default, null)
                || !number.TryFormat(buffer, out _, "D", null)
                || !number.TryFormat(buffer, out _, "M", null))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static Arbitrary<string> Numbers()
        => (from length in Gen.Choose(7, 15)
            from first in Gen.Choose(1, 9)
            from rest in Gen.Choose(0, 9).ArrayOf(length - 1)
            select first + string.Concat(rest)).ToArbitrary();
}
