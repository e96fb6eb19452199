using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using SmsGateways;

namespace Benchmarks;

/// <summary>
/// What measuring a text costs, beside the sum of its characters by vectors, which is as fast as a text can be read, and beside the dictionary that is
/// usually written for it, which counts septets and cuts nothing.
/// </summary>
public class EncoderBenchmarks
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly Dictionary<char, int> Costs =
        Alphabet.Select(c => (c, 1)).Concat(Extension.Select(c => (c, 2))).ToDictionary(pair => pair.c, pair => pair.Item2);

    private string _text = "";
    private string _cyrillic = "";

    /// <summary>Gets or sets how long the text is.</summary>
    [Params(160, 1000)]
    public int Length { get; set; }

    /// <summary>Builds a text with some accents, and one in Cyrillic letters.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _text = string.Concat(Enumerable.Repeat("Dear Jürgen, your order no. 4711 is ready à la carte. Äh! ", 20))[..Length];
        _cyrillic = string.Concat(Enumerable.Repeat("Уважаемый Юрий, ваш заказ № 4711 готов. ", 30))[..Length];
    }

    /// <summary>Adds the characters up.</summary>
    /// <returns>The sum.</returns>
    [Benchmark(Baseline = true)]
    public uint VectorSum()
    {
        var characters = MemoryMarshal.Cast<char, ushort>(_text.AsSpan());
        var sums = Vector256<uint>.Zero;
        for (; characters.Length >= Vector256<ushort>.Count; characters = characters[Vector256<ushort>.Count..])
        {
            var (lower, upper) = Vector256.Widen(Vector256.Create(characters));
            sums += lower + upper;
        }

        var sum = Vector256.Sum(sums);
        foreach (var character in characters)
        {
            sum += character;
        }

        return sum;
    }

    /// <summary>Looks every character up.</summary>
    /// <returns>The septets.</returns>
    [Benchmark]
    public int NaiveDictionary()
    {
        var septets = 0;
        foreach (var c in _text)
        {
            if (!Costs.TryGetValue(c, out var cost))
            {
                return -1;
            }

            septets += cost;
        }

        return septets;
    }

    /// <summary>Measures the text: encoding, units, parts, what remains.</summary>
    /// <returns>The measure.</returns>
    [Benchmark]
    public SmsSegmentation Measure() => SmsEncoder.Measure(_text);

    /// <summary>Measures the Cyrillic text.</summary>
    /// <returns>The measure.</returns>
    [Benchmark]
    public SmsSegmentation MeasureCyrillic() => SmsEncoder.Measure(_cyrillic);
}
