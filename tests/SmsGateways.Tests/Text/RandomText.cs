using FsCheck;
using FsCheck.Fluent;

namespace SmsGateways.Tests.Text;

/// <summary>Texts full of what makes counting hard: characters of two septets, emoji, clusters and halves of surrogate pairs.</summary>
internal static class RandomText
{
    private static readonly string[] Septets = [.. TextData.Default.Concat(TextData.Extension).Select(character => character.ToString())];
    private static readonly string[] Dear = [.. TextData.Extension.Select(character => character.ToString()), "\r\n"];

    private static readonly string[] CodeUnits =
        ["ж", "ы ", "ç", "😀", "🇰🇬", "🇰", "👨‍👩‍👧‍👦", "👍🏽", "и\u0306", "\u0301", "\u200D", "\r\n", "\uD83D", "\uDE00"];

    /// <summary>Gets texts of up to a few parts for properties, shrunk by leaving pieces out.</summary>
    public static Arbitrary<string[]> Pieces { get; } = Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Create(new Random(seed))),
        pieces => Enumerable.Range(0, pieces.Length).Select(left => pieces.Where((_, index) => index != left).ToArray()));

    /// <summary>Makes a text, in pieces, that is septets throughout more often than not.</summary>
    public static string[] Create(Random random)
    {
        // One kind of piece in long runs reaches part edges in every alignment; a mixture reaches the rest.
        string[][] kinds = random.Next(2) is 0 ? [Septets, Dear] : [Septets, Dear, CodeUnits, CodeUnits];
        var pieces = new List<string>();
        for (var runs = random.Next(6); runs > 0; runs--)
        {
            var kind = kinds[random.Next(kinds.Length)];
            var same = random.Next(2) is 0 ? kind[random.Next(kind.Length)] : null;
            for (var length = random.Next(100); length > 0; length--)
            {
                pieces.Add(same ?? kind[random.Next(kind.Length)]);
            }
        }

        return [.. pieces];
    }
}
