using System.Runtime.Intrinsics;

namespace SmsGateways;

/// <summary>Counts the parts of a text, with the widest vectors that the machine has, and without the limit of 255.</summary>
internal static class Segmenter
{
    /// <summary>Counts with the widest vectors that the machine has.</summary>
    /// <param name="text">The text, without U+001B.</param>
    /// <param name="options">How to cut the text.</param>
    public static SmsSegmentation Measure(ReadOnlySpan<char> text, SmsEncodingOptions? options)
        => Vector512.IsHardwareAccelerated ? Measure<Gsm7Scan512>(text, options)
            : Vector256.IsHardwareAccelerated ? Measure<Gsm7Scan256>(text, options)
            : Vector128.IsHardwareAccelerated ? Measure<Gsm7Scan128>(text, options)
            : Measure<Gsm7ScanScalar>(text, options);

    /// <summary>Cuts a text whose parts are counted, with the widest vectors that the machine has.</summary>
    public static SmsPart[] Split(ReadOnlySpan<char> text, SmsSegmentation whole, SmsEncodingOptions? options)
        => Vector512.IsHardwareAccelerated ? Split<Gsm7Scan512>(text, whole, options)
            : Vector256.IsHardwareAccelerated ? Split<Gsm7Scan256>(text, whole, options)
            : Vector128.IsHardwareAccelerated ? Split<Gsm7Scan128>(text, whole, options)
            : Split<Gsm7ScanScalar>(text, whole, options);

    /// <inheritdoc cref="Measure(ReadOnlySpan{char}, SmsEncodingOptions?)"/>
    /// <typeparam name="TScan">How the characters are looked at.</typeparam>
    public static SmsSegmentation Measure<TScan>(ReadOnlySpan<char> text, SmsEncodingOptions? options)
        where TScan : struct, IGsm7Scan
    {
        var encoding = SmsEncoding.Gsm7;
        if (!Gsm7.TryCount<TScan>(text, out var units))
        {
            encoding = SmsEncoding.Ucs2;
            units = text.Length;
        }

        var capacity = PartCapacity.Alone(encoding, options);
        if (units <= capacity)
        {
            return new(encoding, (int)units, 1, capacity, capacity - (int)units);
        }

        capacity = PartCapacity.Joined(encoding, options);
        if (encoding is SmsEncoding.Gsm7 && units == text.Length && (options is not { KeepGraphemes: true } || text.IndexOf("\r\n") < 0))
        {
            var (full, rest) = Math.DivRem(text.Length, capacity);
            return rest is 0 ? new(encoding, text.Length, full, capacity, 0) : new(encoding, text.Length, full + 1, capacity, capacity - rest);
        }

        if (encoding is SmsEncoding.Ucs2 && options is not { KeepGraphemes: true })
        {
            return MeasureCodeUnits<TScan>(text, capacity);
        }

        var cutter = Cut<TScan>(text, encoding, units, capacity, options);
        var parts = 0;
        while (cutter.MoveNext())
        {
            parts++;
        }

        return new(encoding, (int)Math.Min(units, int.MaxValue), parts, capacity, capacity - cutter.Current.Units);
    }

    /// <inheritdoc cref="Split(ReadOnlySpan{char}, SmsSegmentation, SmsEncodingOptions?)"/>
    /// <typeparam name="TScan">How the characters are looked at.</typeparam>
    public static SmsPart[] Split<TScan>(ReadOnlySpan<char> text, SmsSegmentation whole, SmsEncodingOptions? options)
        where TScan : struct, IGsm7Scan
    {
        if (whole.Parts is 1)
        {
            return [new SmsPart(0..text.Length, whole.Units)];
        }

        var cutter = Cut<TScan>(text, whole.Encoding, whole.Units, whole.UnitsPerPart, options);
        var parts = new SmsPart[whole.Parts];
        for (var i = 0; cutter.MoveNext(); i++)
        {
            parts[i] = cutter.Current;
        }

        return parts;
    }

    // One look for each part edge.
    private static SmsSegmentation MeasureCodeUnits<TScan>(ReadOnlySpan<char> text, int capacity)
        where TScan : struct, IGsm7Scan
    {
        var parts = 1;
        var start = 0;
        while (text.Length - start > capacity)
        {
            start += capacity;
            start -= PartCutter<TScan>.IsInSurrogatePair(text, start) ? 1 : 0;
            parts++;
        }

        return new(SmsEncoding.Ucs2, text.Length, parts, capacity, capacity - (text.Length - start));
    }

    // Only an escape sequence takes more units than it has chars.
    private static PartCutter<TScan> Cut<TScan>(ReadOnlySpan<char> text, SmsEncoding encoding, long units, int capacity, SmsEncodingOptions? options)
        where TScan : struct, IGsm7Scan
        => new(text, encoding, capacity, hasEscapes: units > text.Length, keepGraphemes: options is { KeepGraphemes: true });
}
