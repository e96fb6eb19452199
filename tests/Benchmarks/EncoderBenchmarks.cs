using BenchmarkDotNet.Attributes;
using SmsGateways;

namespace Benchmarks;

/// <summary>What measuring a text costs, beside the dictionary that is usually written for it, which counts septets and cuts nothing.</summary>
public class EncoderBenchmarks
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly Dictionary<char, int> Costs =
        Alphabet.Select(c => (c, 1)).Concat(Extension.Select(c => (c, 2))).ToDictionary(pair => pair.c, pair => pair.Item2);

    private string _text = "";

    /// <summary>Gets or sets how long the text is.</summary>
    [Params(160, 1000)]
    public int Length { get; set; }

    /// <summary>Builds a text with some accents.</summary>
    [GlobalSetup]
    public void Setup() => _text = string.Concat(Enumerable.Repeat("Dear Jürgen, your order no. 4711 is ready à la carte. Äh! ", 20))[..Length];

    /// <summary>Looks every character up.</summary>
    /// <returns>The septets.</returns>
    [Benchmark(Baseline = true)]
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
}
