using System.Globalization;
using System.Text;
using SmsGateways;

namespace TextCost;

/// <summary>Shows a text with its dear characters marked: in color on a terminal, and >like this&lt; in a file, a pipe, or where NO_COLOR is set.</summary>
internal sealed class Marker(IReadOnlyList<SmsDearCharacter> dear)
{
    private static readonly bool IsPlain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private static readonly (string Before, string After) Signs = IsPlain ? (">", "<") : ("\e[1;30;43m", "\e[0m");

    public static string Mark(string text, SmsDearCharacter one) => Signs.Before + Show(text.Substring(one.Index, one.Length)) + Signs.After;

    public string Mark(string text, Range range)
    {
        var (position, length) = range.GetOffsetAndLength(text.Length);
        var end = position + length;
        var result = new StringBuilder();
        foreach (var one in dear.Where(one => one.Index >= position && one.Index < end))
        {
            // What is dear as a whole may be cut between its letters, and neighbors share their marks.
            var next = Math.Min(one.Index + one.Length, end);
            var isNeighbor = one.Index == position && result.Length > 0;
            result.Length -= isNeighbor ? Signs.After.Length : 0;
            result.Append(Show(text[position..one.Index])).Append(isNeighbor ? "" : Signs.Before).Append(Show(text[one.Index..next])).Append(Signs.After);
            position = next;
        }

        return result.Append(Show(text[position..end])).ToString();
    }

    /// <summary>Shows characters that a terminal would not show, or obey, as their code points.</summary>
    public static string Show(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isShown = rune.Value is ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark);
            result.Append(isShown ? rune.ToString() : rune.Value is '\n' ? "\\n" : rune.Value is '\r' ? "\\r" : $"(U+{rune.Value:X4})");
        }

        return result.ToString();
    }
}
