using System.Text;

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
    public void Every_scalar_and_every_lone_surrogate_costs_what_the_tables_say()
    {
        var scalars = 0;
        Span<char> pair = stackalloc char[2];
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (code is Escape)
            {
                scalars++;
                continue; // Refused: see below.
            }

            if (Rune.TryCreate(code, out var rune))
            {
                scalars++;
                Check(pair[..rune.EncodeToUtf16(pair)], code);
            }
            else
            {
                Check([(char)code], code);
            }
        }

        scalars.Should().Be(1_112_064);

        static void Check(ReadOnlySpan<char> character, int code)
        {
            var (encoding, units) = character.Length is 2 ? (SmsEncoding.Ucs2, 2)
                : TextData.Default.Contains(character[0]) ? (SmsEncoding.Gsm7, 1)
                : TextData.Extension.Contains(character[0]) ? (SmsEncoding.Gsm7, 2)
                : (SmsEncoding.Ucs2, 1);

            var whole = SmsEncoder.Measure(character);

            if ((whole.Encoding, whole.Units, whole.Parts) != (encoding, units, 1))
            {
                Assert.Fail($"U+{code:X4} should take {units} of {encoding}, but takes {whole}.");
            }
        }
    }

    [Fact]
    public void Every_char_is_the_same_at_every_place_of_a_block_for_every_vector()
    {
        var text = new char[Gsm7Block.Length];
        for (int code = char.MinValue; code <= char.MaxValue; code++)
        {
            // Alone between others, since what is not in Latin-1 takes another way.
            var character = (char)code;
            var place = code % Gsm7Block.Length;
            Array.Fill(text, (code % 3) switch { 0 => 'a', 1 => character, _ => 'Δ' });
            text[place] = character;
            var bit = 1UL << place;
            var isForeign = !TextData.Default.Contains(character) && !TextData.Extension.Contains(character);

            var scalar = Gsm7ScanScalar.Read(text);
            ((scalar.Foreign & bit) != 0, (scalar.Extended & bit) != 0).Should().Be((isForeign, TextData.Extension.Contains(character)), $"U+{code:X4}");
            if (Gsm7Scan128.Read(text) != scalar || Gsm7Scan256.Read(text) != scalar || Gsm7Scan512.Read(text) != scalar)
            {
                Assert.Fail($"U+{code:X4} at {place}: {scalar}, {Gsm7Scan128.Read(text)}, {Gsm7Scan256.Read(text)}, {Gsm7Scan512.Read(text)}");
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
        Action[] calls =
        [
            () => SmsEncoder.Measure(text), () => SmsEncoder.Split(text), () => SmsEncoder.Explain(text), () => SmsEncoder.Simplify(text),
            () => SmsEncoder.Simplify(text, new()),
        ];

        calls.Should().AllSatisfy(call => call.Should().ThrowExactly<ArgumentException>().WithMessage($"U+001B at index {index} *").WithParameterName(nameof(text)));
    }
}
