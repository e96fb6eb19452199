using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SmsGateways.Tests.Text;

public sealed class SmsEncoderPropertyTests
{
    private static readonly SmsEncodingOptions[] AllOptions =
    [
        new(),
        new() { Reference16Bit = true },
        new() { KeepGraphemes = true },
        new() { Reference16Bit = true, KeepGraphemes = true },
        new() { Gsm7Capacity = new(alone: 40, joined: 7), Ucs2Capacity = new(alone: 30, joined: 3) },
        new() { KeepGraphemes = true, Gsm7Capacity = new(alone: 2, joined: 2), Ucs2Capacity = new(alone: 11, joined: 10) },
    ];

    [Fact]
    public void The_parts_laid_end_to_end_are_the_text() => ForAll((text, _, _, parts) =>
        parts[0].Range.Start.Value is 0
        && parts.Zip(parts.Skip(1)).All(pair => pair.First.Range.End.Equals(pair.Second.Range.Start))
        && parts[^1].Range.End.Value == text.Length);

    [Fact]
    public void No_part_is_over_its_capacity_and_only_the_part_of_an_empty_text_is_empty() => ForAll((text, _, whole, parts) =>
        parts.All(part => part.Units <= whole.UnitsPerPart && (part.Units > 0 || text.Length is 0)));

    [Fact]
    public void No_part_is_over_140_octets_with_its_header() => ForAll((_, options, whole, parts) => parts.All(part =>
        (parts.Count is 1 ? 0 : options.Reference16Bit ? 7 : 6) + (whole.Encoding is SmsEncoding.Gsm7 ? ((part.Units * 7) + 7) / 8 : part.Units * 2) <= 140));

    [Fact]
    public void No_surrogate_pair_is_cut() => ForAll((text, _, _, parts) =>
        Cuts(parts).All(cut => !char.IsSurrogatePair(text[cut - 1], text[cut])));

    [Fact]
    public void Every_part_has_the_units_of_its_characters() => ForAll((text, _, whole, parts) => parts.All(part => part.Units
        == text[part.Range].Sum(character => whole.Encoding is SmsEncoding.Gsm7 && TextData.Extension.Contains(character) ? 2 : 1)));

    [Fact]
    public void Measuring_agrees_with_splitting() => ForAll((_, _, whole, parts) =>
        whole.Parts == parts.Count
        && whole.Units == parts.Sum(part => part.Units)
        && whole.Remaining == whole.UnitsPerPart - parts[^1].Units);

    [Fact]
    public void Graphemes_are_kept_where_a_part_has_a_boundary() => ForAll((text, options, whole, parts) =>
    {
        var boundaries = StringInfo.ParseCombiningCharacters(text).ToHashSet();
        return !options.KeepGraphemes || parts.SkipLast(1).All(part => boundaries.Contains(part.Range.End.Value)
            || !Enumerable.Range(part.Range.Start.Value + 1, part.Units).Any(boundaries.Contains));
    });

    [Fact]
    public void A_slow_and_obvious_encoder_agrees_on_10_000_texts()
    {
        var random = new Random(23040);
        for (var i = 0; i < 10_000; i++)
        {
            var text = string.Concat(RandomText.Create(random));
            var options = AllOptions[i % AllOptions.Length];
            text = options.Gsm7Capacity is null ? text : text[..Math.Min(text.Length, 250)];

            var expected = SlowEncoder.Encode(text, options);

            if (SmsEncoder.Measure(text, options) != expected.Whole)
            {
                Assert.Fail($"Text {i} should be {expected.Whole}: {text}");
            }

            if (!SmsEncoder.Split(text, options).SequenceEqual(expected.Parts))
            {
                Assert.Fail($"Text {i} should be cut into {string.Join(", ", expected.Parts)}: {text}");
            }
        }
    }

    private static IEnumerable<int> Cuts(IReadOnlyList<SmsPart> parts) => parts.Skip(1).Select(part => part.Range.Start.Value);

    private static void ForAll(Func<string, SmsEncodingOptions, SmsSegmentation, IReadOnlyList<SmsPart>, bool> holds) =>
        Prop.ForAll(RandomText.Pieces, pieces =>
        {
            // Small parts reach the limit of 255 with a long text.
            var text = string.Concat(pieces) is var all && all.Length > 250 ? all[..250] : string.Concat(pieces);
            return AllOptions.All(options => holds(text, options, SmsEncoder.Measure(text, options), SmsEncoder.Split(text, options)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
