namespace SmsGateways.Tests.Text;

public sealed class SampleVectorTests
{
    private static readonly Dictionary<string, Vector> Vectors = Read();

    public static TheoryData<string> Names => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Measuring_gives_what_the_vector_says(string name)
    {
        var vector = Vectors[name];

        var whole = SmsEncoder.Measure(vector.Text);

        var capacity = (vector.Encoding, vector.PartUnits.Length) switch
        {
            (SmsEncoding.Gsm7, 1) => 160,
            (SmsEncoding.Gsm7, _) => 153,
            (_, 1) => 70,
            _ => 67,
        };
        whole.Should().Be(new SmsSegmentation(vector.Encoding, vector.Units, vector.Parts, capacity, capacity - vector.PartUnits[^1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Splitting_gives_what_the_vector_says(string name)
    {
        var vector = Vectors[name];

        var parts = SmsEncoder.Split(vector.Text);

        parts.Should().HaveCount(vector.Parts);
        parts.Select(part => part.Units).Should().Equal(vector.PartUnits);
        string.Concat(parts.Select(part => vector.Text[part.Range])).Should().Be(vector.Text);
    }

    private static Dictionary<string, Vector> Read()
    {
        using var vectors = TextData.Read("segmentation_samples.json");
        return vectors.RootElement.EnumerateArray().ToDictionary(
            vector => vector.GetProperty("name").GetString()!,
            vector => new Vector(
                vector.GetProperty("text").GetString()!,
                Enum.Parse<SmsEncoding>(vector.GetProperty("encoding").GetString()!, ignoreCase: true),
                vector.GetProperty("units").GetInt32(),
                vector.GetProperty("parts").GetInt32(),
                [.. vector.GetProperty("perPartUnits").EnumerateArray().Select(units => units.GetInt32())]));
    }

    private sealed record Vector(string Text, SmsEncoding Encoding, int Units, int Parts, int[] PartUnits);
}
