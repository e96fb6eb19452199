namespace SmsGateways.Tests.Text;

public sealed class AlphabetTests
{
    private const char Escape = '\u001B';

    [Fact]
    public void The_alphabets_have_127_and_10_characters()
    {
        TextData.Default.Should().HaveCount(127).And.NotContain(Escape);
        TextData.Extension.Should().HaveCount(10).And.NotContain(Escape);
    }

    [Fact]
    public void Every_char_costs_what_the_tables_say()
    {
        for (int code = char.MinValue; code <= char.MaxValue; code++)
        {
            var character = (char)code;
            if (character is Escape)
            {
                continue;
            }

            var (encoding, units) = TextData.Default.Contains(character) ? (SmsEncoding.Gsm7, 1)
                : TextData.Extension.Contains(character) ? (SmsEncoding.Gsm7, 2)
                : (SmsEncoding.Ucs2, 1);

            var whole = SmsEncoder.Measure([character]);

            if ((whole.Encoding, whole.Units, whole.Parts) != (encoding, units, 1))
            {
                Assert.Fail($"U+{code:X4} should take {units} of {encoding}, but takes {whole}.");
            }
        }
    }

    [Theory]
    [InlineData("\u001B", 0)]
    [InlineData("100\u001Be", 3)]
    [InlineData("Привет\u001B", 6)]
    [InlineData("\u001BПривет\u001B", 0)]
    public void The_escape_is_refused_in_either_encoding_with_its_place(string text, int index)
    {
        var measure = () => SmsEncoder.Measure(text);
        var split = () => SmsEncoder.Split(text);

        measure.Should().ThrowExactly<ArgumentException>().WithMessage($"U+001B at index {index} *").WithParameterName(nameof(text));
        split.Should().ThrowExactly<ArgumentException>().WithMessage($"U+001B at index {index} *").WithParameterName(nameof(text));
    }
}
