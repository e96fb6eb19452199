using System.Text;

namespace SmsGateways;

/// <summary>A character of a text, together with the combining marks that it makes one letter with.</summary>
/// <param name="Code">The code point; of half a surrogate pair, the half.</param>
/// <param name="Index">Where it begins, in <see langword="char"/>s.</param>
/// <param name="Length">How many <see langword="char"/>s it has.</param>
internal readonly record struct Glyph(int Code, int Index, int Length)
{
    /// <summary>Gets the character if it is one <see langword="char"/>, else U+FFFF, which stands for no character.</summary>
    public char Char => Code <= char.MaxValue ? (char)Code : char.MaxValue;

    /// <summary>Gets a value indicating whether it is a letter of any script.</summary>
    public bool IsLetter => Rune.IsValid(Code) && Rune.IsLetter(new Rune(Code));

    /// <summary>Gets a value indicating whether it is a mark that combines with the letter before it.</summary>
    public bool IsMark => IsCombining(Char);

    /// <summary>Takes a text apart.</summary>
    public static List<Glyph> Read(string text)
    {
        var glyphs = new List<Glyph>(text.Length);
        for (var index = 0; index < text.Length;)
        {
            var glyph = ReadOne(text, index);
            glyphs.Add(glyph);
            index += glyph.Length;
        }

        return glyphs;
    }

    // The longest run of marks that makes one letter. At most two do.
    private static Glyph ReadOne(string text, int index)
    {
        var marks = 0;
        while (marks < 2 && index + marks + 1 < text.Length && IsCombining(text[index + marks + 1]))
        {
            marks++;
        }

        for (; marks > 0; marks--)
        {
            if (MarkedLetters.TryCompose(text.AsSpan(index, marks + 1), out var whole))
            {
                return new(whole, index, marks + 1);
            }
        }

        return Rune.TryGetRuneAt(text, index, out var rune) ? new(rune.Value, index, rune.Utf16SequenceLength) : new(text[index], index, 1);
    }

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';
}
