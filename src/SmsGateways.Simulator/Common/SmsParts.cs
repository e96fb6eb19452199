using System.Buffers;

namespace SmsGateways.Simulator.Common;

/// <summary>Counts the parts of a text: 160 characters in Latin alphabet or 70 in Unicode, 153 and 67 in a part of several.</summary>
/// <remarks>
/// The documents do not say which characters are Latin. Here they are those of the GSM alphabet (3GPP TS 23.038, 6.2.1), because a part
/// with any other character cannot hold 160; those of its extension table take the room of two.
/// </remarks>
internal static class SmsParts
{
    private static readonly SearchValues<char> Gsm = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
        + Extension);

    private const string Extension = "\f^{}\\[~]|€";

    public static int Count(string text) => text.AsSpan().IndexOfAnyExcept(Gsm) < 0 ? CountGsm(text) : CountUnicode(text);

    public static int CountGsm(string text) => Count(text, single: 160, part: 153, GsmWidth);

    public static int CountUnicode(string text) => Count(text, single: 70, part: 67, UnicodeWidth);

    /// <summary>Returns the text with a question mark in the place of every character that is not in the GSM alphabet.</summary>
    public static string GsmOnly(string text) => string.Concat(text.Select(static c => Gsm.Contains(c) ? c : '?'));

    // The two halves of a double character stay in one part, so that a part may end one short.
    private static int Count(string text, int single, int part, Func<string, int, int> width)
    {
        var (total, parts, used) = (0, 1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var size = width(text, i);
            total += size;
            if (used + size > part)
            {
                parts++;
                used = 0;
            }

            used += size;
        }

        return total <= single ? 1 : parts;
    }

    private static int GsmWidth(string text, int index) => Extension.Contains(text[index], StringComparison.Ordinal) ? 2 : 1;

    // The whole pair is counted at its first half.
    private static int UnicodeWidth(string text, int index) =>
        char.IsSurrogatePair(text, index) ? 2 : index > 0 && char.IsSurrogatePair(text, index - 1) ? 0 : 1;
}
