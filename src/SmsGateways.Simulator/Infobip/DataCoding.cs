using System.Text;
using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.Infobip;

/// <summary>What a data coding means for a text: its characters, and how many of them a part holds.</summary>
internal sealed class DataCoding
{
    private const int MaxOctets = 140;

    // Table 16 of 4.2, and the default 0.
    private static readonly Dictionary<int, DataCoding> All = new()
    {
        [0] = new(SmsParts.GsmOnly, SmsParts.CountGsm),
        [1] = new(SmsParts.GsmOnly, SmsParts.CountGsm),
        [3] = new(LatinOnly, CountOctets),
        [4] = new(LatinOnly, CountOctets),
        [8] = new(Anything, SmsParts.CountUnicode) { IsUnicode = true },
        [24] = new(Anything, SmsParts.CountUnicode) { IsUnicode = true, IsFlash = true },
        [240] = new(SmsParts.GsmOnly, SmsParts.CountGsm) { IsFlash = true },
        [245] = new(LatinOnly, CountOctets),
    };

    private readonly Func<string, string> _show;
    private readonly Func<string, int> _count;

    private DataCoding(Func<string, string> show, Func<string, int> count)
    {
        _show = show;
        _count = count;
    }

    public bool IsUnicode { get; private init; }

    public bool IsFlash { get; private init; }

    public static DataCoding? Find(int value) => All.GetValueOrDefault(value);

    public static bool FitsIntoOneMessage(byte[] binary) => binary.Length <= MaxOctets;

    /// <summary>Returns the text as a phone shows it: with a question mark for what the data coding does not have.</summary>
    public string Show(string text) => _show(text);

    public int Parts(string text) => _count(text);

    /// <summary>Returns the beginning of a text that one part holds.</summary>
    public string CutToOnePart(string text)
    {
        while (Parts(text) > 1)
        {
            text = text[..^(text.Length > 1 && char.IsSurrogatePair(text, text.Length - 2) ? 2 : 1)];
        }

        return text;
    }

    /// <summary>Reads a text that came as binary content: big-endian, with or without the mark of the document's example.</summary>
    public static string ReadUnicode(byte[] binary) => Encoding.BigEndianUnicode.GetString(binary).TrimStart('\uFEFF');

    private static string Anything(string text) => text;

    private static string LatinOnly(string text) => string.Concat(text.Select(static c => c <= '\u00FF' ? c : '?'));

    // 6 octets of a part of several are the header that joins it to the others.
    private static int CountOctets(string text) => text.Length <= MaxOctets ? 1 : (text.Length + MaxOctets - 7) / (MaxOctets - 6);
}
