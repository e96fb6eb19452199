using System.Globalization;

namespace SmsGateways.Tests.Text;

/// <summary>The rules once more, as plainly as possible and with nothing of the code under test: a reference to compare with.</summary>
internal static class SlowEncoder
{
    public static (SmsSegmentation Whole, List<SmsPart> Parts) Encode(string text, SmsEncodingOptions options)
    {
        var costs = new Dictionary<char, int>();
        foreach (var character in TextData.Default)
        {
            costs[character] = 1;
        }

        foreach (var character in TextData.Extension)
        {
            costs[character] = 2;
        }

        var isGsm7 = text.All(costs.ContainsKey);
        int Units(int start, int end) => isGsm7 ? text[start..end].Sum(character => costs[character]) : end - start;

        var single = isGsm7 ? 160 : 70;
        var joined = (isGsm7, options.Reference16Bit) switch { (true, false) => 153, (true, true) => 152, (_, false) => 67, _ => 66 };
        var own = isGsm7 ? options.Gsm7Capacity : options.Ucs2Capacity;
        (single, joined) = own is null ? (single, joined) : (Math.Min(single, own.Alone), Math.Min(joined, own.Joined));
        var capacity = Units(0, text.Length) <= single ? single : joined;
        var boundaries = options.KeepGraphemes ? StringInfo.ParseCombiningCharacters(text) : [];

        List<SmsPart> parts = [];
        var start = 0;
        do
        {
            var end = text.Length;
            while (Units(start, end) > capacity)
            {
                end--;
            }

            if (end < text.Length && boundaries.Where(boundary => start < boundary && boundary <= end).ToList() is [.., var last])
            {
                end = last;
            }
            else if (end < text.Length && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]))
            {
                end--;
            }

            parts.Add(new SmsPart(start..end, Units(start, end)));
            start = end;
        }
        while (start < text.Length);

        return (
            new SmsSegmentation(
                isGsm7 ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2, Units(0, text.Length), parts.Count, capacity, capacity - parts[^1].Units),
            parts);
    }
}
