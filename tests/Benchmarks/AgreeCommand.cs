using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using SmsGateways;

namespace Benchmarks;

/// <summary>Counts and cuts random texts with every width of vector, and compares with one character after the other.</summary>
internal static class AgreeCommand
{
    private const int MaxLength = 400;
    private const int TextsPerSeed = 10_000;

    private const string Septets = "abc xyz 019 @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!?ÄÖÑÜ§¿äöñüà";
    private const string Dear = "\f^{}\\[~]|€\r\n";
    private const string Foreign = "жыçÿ\u0080\u009F\u0100\u0390\u03AF\u20AB\u20AD\0\u001F`\u007FЉ\uD83D\uDE00\uD83D\uDE00\u200D\u0301\uFFFF";

    private static readonly SmsEncodingOptions?[] AllOptions =
        [null, new() { Reference16Bit = true }, new() { KeepGraphemes = true }, new() { Gsm7Capacity = new(40, 9), Ucs2Capacity = new(20, 3) }];

    public static int Run(int texts)
    {
        var watch = Stopwatch.StartNew();
        var seeds = (texts + TextsPerSeed - 1) / TextsPerSeed;
        var (wrong, characters, inSeptets) = (0L, 0L, 0L);
        Parallel.For(0, seeds, seed =>
        {
            var random = new Random(seed);
            Span<char> buffer = new char[MaxLength];
            for (var i = 0; i < TextsPerSeed; i++)
            {
                ReadOnlySpan<char> text = Create(random, buffer);
                var options = AllOptions[i % AllOptions.Length];
                var whole = Segmenter.Measure<Gsm7ScanScalar>(text, options);
                var parts = Segmenter.Split<Gsm7ScanScalar>(text, whole, options);
                Interlocked.Add(ref characters, text.Length);
                Interlocked.Add(ref inSeptets, whole.Encoding is SmsEncoding.Gsm7 ? 1 : 0);
                if (!Agrees<Gsm7Scan128>(text, options, whole, parts) || !Agrees<Gsm7Scan256>(text, options, whole, parts)
                    || !Agrees<Gsm7Scan512>(text, options, whole, parts))
                {
                    Interlocked.Increment(ref wrong);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, text {i}: {whole}"));
                }
            }
        });

        Console.WriteLine(
            $"{(long)seeds * TextsPerSeed:N0} texts of {characters:N0} characters, {inSeptets:N0} of them in septets: {wrong:N0} counted or cut differently, in {watch.Elapsed.TotalSeconds:N0} s; "
            + $"vectors of 512 bits {(Vector512.IsHardwareAccelerated ? "in hardware" : "emulated")}, of 256 {(Vector256.IsHardwareAccelerated ? "in hardware" : "emulated")}");
        return wrong is 0 ? 0 : 1;
    }

    private static bool Agrees<TScan>(ReadOnlySpan<char> text, SmsEncodingOptions? options, SmsSegmentation whole, SmsPart[] parts)
        where TScan : struct, IGsm7Scan
        => Segmenter.Measure<TScan>(text, options) == whole && Segmenter.Split<TScan>(text, whole, options).AsSpan().SequenceEqual(parts);

    // Mostly septets with some that take two, in half of the texts one that the alphabet does not have, and now and then any char there is.
    private static Span<char> Create(Random random, Span<char> buffer)
    {
        var text = buffer[..random.Next(MaxLength + 1)];
        var dear = random.Next(4) is 0 ? 50 : random.Next(10);
        foreach (ref var character in text)
        {
            var kind = random.Next(100) < dear ? Dear : Septets;
            character = kind[random.Next(kind.Length)];
        }

        if (text.Length > 0 && random.Next(2) is 0)
        {
            for (var foreign = random.Next(1, 4); foreign > 0; foreign--)
            {
                text[random.Next(text.Length)] = random.Next(4) is 0 ? (char)random.Next(char.MaxValue + 1) : Foreign[random.Next(Foreign.Length)];
            }
        }

        return text;
    }
}
