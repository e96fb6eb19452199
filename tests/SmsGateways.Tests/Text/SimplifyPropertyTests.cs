using FsCheck;
using FsCheck.Fluent;

namespace SmsGateways.Tests.Text;

public sealed class SimplifyPropertyTests
{
    private static readonly string[] Pieces =
    [
        "abc ", "é", "1", "[", "]", "€", "\r\n", "\n", "“", "”", "–", "…", "\u00A0", "\u200B", "\u00AD", "ś", "s\u0301", "e\u0301", "\u0323", "ﬁ", "Ａ", "𝐀", "₾", "©", "А", "о",
        "привет ", "Щ", "ия", "и\u0306", "თბილისი ", "чүй ", "αύριο ", "ΑΒ", "😀", "👨‍👩‍👧", "\uD83D", "\uDE00", "中", "²", "=\u0338", "'", "’", "є", "ե", "և",
    ];

    private static readonly SmsSimplification[] AllWays =
    [
        new(),
        new() { Substitutions = SmsSubstitutions.Default | SmsSubstitutions.Brackets },
        new() { Transliterations = Enum.GetValues<SmsTransliteration>() },
        new() { Substitutions = SmsSubstitutions.None, Transliterations = [SmsTransliteration.Ukrainian, SmsTransliteration.Georgian, SmsTransliteration.Greek] },
        new() { Substitutions = SmsSubstitutions.Punctuation | SmsSubstitutions.LineEnds },
    ];

    private static readonly SmsEncodingOptions?[] AllOptions = [null, new() { KeepGraphemes = true }, new() { Gsm7Capacity = new(20, 16), Ucs2Capacity = new(10, 8) }];

    [Fact]
    public void A_text_has_fewer_parts_or_is_the_same() => ForAll((text, how, options) =>
        SmsEncoder.Simplify(text, how, options) is var simple && (ReferenceEquals(simple, text) || Parts(simple, options) < Parts(text, options)));

    [Fact]
    public void Twice_is_as_good_as_once() => ForAll((text, how, options) =>
        SmsEncoder.Simplify(text, how, options) is var simple && ReferenceEquals(SmsEncoder.Simplify(simple, how, options), simple));

    [Fact]
    public void A_text_is_given_no_foreign_characters_but_letters_with_their_marks() => ForAll((text, how, options) =>
        SmsEncoder.Simplify(text, how, options).All(c => Gsm7.Has(c) || text.Contains(c) || c is 'й' || MarkedLetters.TryGetBase(c, out _, out _)));

    [Fact]
    public void Digits_stay() => ForAll((text, how, options) =>
        SmsEncoder.Simplify(text, how, options).Where(char.IsAsciiDigit).SequenceEqual(text.Where(char.IsAsciiDigit)));

    [Fact]
    public void The_explanation_tells_what_simplifying_does() => ForAll((text, how, options) =>
    {
        var explained = SmsEncoder.Explain(text, options, how);
        return explained.SimplifiedText == SmsEncoder.Simplify(text, how, options)
            && explained.Before == SmsEncoder.Measure(text, options)
            && explained.After == SmsEncoder.Measure(explained.SimplifiedText, options)
            && explained.Characters.SequenceEqual(explained.Characters.OrderBy(static character => character.Index));
    });

    [Fact]
    public void Every_char_that_the_alphabet_lacks_is_explained() => ForAll((text, how, options) =>
    {
        var explained = SmsEncoder.Explain(text, options, how);
        var covered = explained.Characters.SelectMany(static character => Enumerable.Range(character.Index, character.Length)).ToList();
        return covered.Distinct().Count() == covered.Count
            && Enumerable.Range(0, text.Length).Where(i => !Gsm7.Has(text[i])).All(covered.Contains)
            && (explained.Before.Encoding is SmsEncoding.Ucs2 || covered.All(i => Gsm7.Cost(text[i]) is 2 || text[i] is '\r' or '\n'));
    });

    [Fact]
    public void The_substitutes_of_an_explanation_make_the_text_that_is_sent_in_septets() => ForAll((text, how, options) =>
    {
        var explained = SmsEncoder.Explain(text, options, how);

        // A soft hyphen keeps letters apart that make one letter without it.
        if (explained.After.Encoding is not SmsEncoding.Gsm7 || explained.Before.Encoding is not SmsEncoding.Ucs2 || text.Contains('\u00AD'))
        {
            return true;
        }

        var written = explained.Characters.Reverse().Aggregate(text, static (sofar, character) =>
            sofar.Remove(character.Index, character.Length).Insert(character.Index, character.Substitute!));
        return Round(written) == Round(explained.SimplifiedText);
    });

    // Brackets were no dear characters before.
    private static string Round(string text) => text.Replace('[', '(').Replace(']', ')');

    private static int Parts(string text, SmsEncodingOptions? options) => SmsEncoder.Measure(text, options).Parts;

    private static void ForAll(Func<string, SmsSimplification, SmsEncodingOptions?, bool> holds) =>
        Prop.ForAll(Texts, text => AllWays.All(how => AllOptions.All(options => holds(text, how, options)))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Arbitrary<string> Texts { get; } = Arb.From(
        Gen.Choose(0, int.MaxValue).Select(static seed => Create(new Random(seed))),
        static text => Enumerable.Range(0, text.Length).Select(left => text.Remove(left, 1)));

    // A few kinds of pieces in a text, so that many texts can be written in septets.
    private static string Create(Random random)
    {
        var kinds = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]).Append("abc ").ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => kinds[random.Next(kinds.Length)]));
    }
}
