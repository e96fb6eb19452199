namespace SmsGateways.Tests.Text;

/// <summary>Every width of vector gives what one character after the other gives, on every machine: what it lacks is emulated.</summary>
public sealed class VectorTests
{
    private static readonly SmsEncodingOptions?[] AllOptions =
    [
        null,
        new() { Reference16Bit = true },
        new() { KeepGraphemes = true },
        new() { Gsm7Capacity = new(33, 9), Ucs2Capacity = new(17, 2) },
    ];

    [Fact]
    public void All_of_them_agree_on_20_000_texts()
    {
        var random = new Random(23038);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(RandomText.Create(random));
            var options = AllOptions[i % AllOptions.Length];

            var whole = Segmenter.Measure<Gsm7ScanScalar>(text, options);
            var parts = Segmenter.Split<Gsm7ScanScalar>(text, whole, options);

            Agree<Gsm7Scan128>(text, options, whole, parts);
            Agree<Gsm7Scan256>(text, options, whole, parts);
            Agree<Gsm7Scan512>(text, options, whole, parts);
        }
    }

    [Fact]
    public void Texts_of_every_length_up_to_a_few_blocks_are_counted_to_the_last_character()
    {
        for (var length = 0; length < 300; length++)
        {
            var text = new string('a', length);
            Septets(text).Should().AllBeEquivalentTo<long?>(length);
            if (length > 0)
            {
                Septets(text[1..] + "€").Should().AllBeEquivalentTo<long?>(length + 1);
                Septets("€" + text[1..]).Should().AllBeEquivalentTo<long?>(length + 1);
                Septets(text[1..] + "ж").Should().AllBeEquivalentTo<long?>(null);
                Septets("ж" + text[1..]).Should().AllBeEquivalentTo<long?>(null);
            }
        }
    }

    private static long?[] Septets(string text) => [Count<Gsm7ScanScalar>(text), Count<Gsm7Scan128>(text), Count<Gsm7Scan256>(text), Count<Gsm7Scan512>(text)];

    private static long? Count<TScan>(string text)
        where TScan : struct, IGsm7Scan
        => Gsm7.TryCount<TScan>(text, out var septets) ? septets : null;

    private static void Agree<TScan>(string text, SmsEncodingOptions? options, SmsSegmentation whole, SmsPart[] parts)
        where TScan : struct, IGsm7Scan
    {
        if (Segmenter.Measure<TScan>(text, options) != whole || !Segmenter.Split<TScan>(text, whole, options).AsSpan().SequenceEqual(parts))
        {
            Assert.Fail($"{typeof(TScan).Name} counts differently: {text}");
        }
    }
}
