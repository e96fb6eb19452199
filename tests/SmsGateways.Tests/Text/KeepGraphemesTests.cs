namespace SmsGateways.Tests.Text;

public sealed class KeepGraphemesTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string Flag = "🇰🇬";
    private const string Scotland = "🏴󠁧󠁢󠁳󠁣󠁴󠁿";

    private static readonly SmsEncodingOptions Keep = new() { KeepGraphemes = true };

    [Theory]
    [InlineData("a flag of two letters", Flag, 4)]
    [InlineData("a flag of tags", Scotland, 14)]
    [InlineData("a family joined by ZWJ", Family, 11)]
    [InlineData("a letter with a combining mark", "и\u0306", 2)]
    [InlineData("a skin tone", "👍🏽", 4)]
    [InlineData("a Hangul syllable of jamo", "\u1112\u1161\u11AB", 3)]
    [InlineData("CR LF", "\r\n", 2)]
    public void A_cluster_moves_to_the_next_part_as_a_whole(string because, string cluster, int units)
    {
        cluster.Should().HaveLength(units);
        var text = new string('ж', 66) + cluster + new string('ж', 10);

        SmsEncoder.Split(text, Keep).Should().Equal([new(0..66, 66), new(66..text.Length, units + 10)], because);
        SmsEncoder.Measure(text, Keep).Should().Be(new SmsSegmentation(SmsEncoding.Ucs2, text.Length, 2, 67, 57 - units), because);
    }

    [Fact]
    public void A_cut_between_clusters_stays_where_it_is() =>
        SmsEncoder.Split(new string('ж', 71), Keep).Should().Equal(new SmsPart(0..67, 67), new SmsPart(67..71, 4));

    [Fact]
    public void CR_LF_stays_together_in_septets_too()
    {
        var text = "€" + new string('a', 150) + "\r\n" + new string('a', 10);

        SmsEncoder.Split(text).Should().Equal(new SmsPart(0..152, 153), new SmsPart(152..163, 11));
        SmsEncoder.Split(text, Keep).Should().Equal(new SmsPart(0..151, 152), new SmsPart(151..163, 12));
    }

    [Fact]
    public void Without_the_option_only_surrogate_pairs_stay_together()
    {
        var text = new string('ж', 64) + Flag + "ж ж";

        SmsEncoder.Split(text).Should().Equal(new SmsPart(0..66, 66), new SmsPart(66..71, 5));
    }

    [Fact]
    public void A_cluster_longer_than_a_part_is_cut_where_it_must_be()
    {
        var text = "e" + new string('\u0301', 150);

        SmsEncoder.Split(text, Keep).Should().Equal(new SmsPart(0..67, 67), new SmsPart(67..134, 67), new SmsPart(134..151, 17));
    }

    [Fact]
    public void A_cluster_longer_than_a_part_starts_a_part_of_its_own()
    {
        var text = "a" + "e" + new string('\u0301', 100) + "bc";

        SmsEncoder.Split(text, Keep).Should().Equal(new SmsPart(0..1, 1), new SmsPart(1..68, 67), new SmsPart(68..104, 36));
    }

    [Fact]
    public void A_cluster_longer_than_a_part_is_not_cut_inside_a_surrogate_pair()
    {
        // 40 times U+1F3FB, a skin tone: two code units that extend what stands before them.
        var text = "👍" + string.Concat(Enumerable.Repeat("🏻", 40));

        SmsEncoder.Split(text, Keep).Should().Equal(new SmsPart(0..66, 66), new SmsPart(66..82, 16));
    }

    [Fact]
    public void The_rest_of_a_cut_cluster_has_no_boundaries_of_its_own()
    {
        // 50 people joined by ZWJ are one cluster. The first cut comes before a ZWJ, which would be a cluster of its own, and a place
        // to cut again after one unit, if the second part were read without the first.
        var text = "👩🏻" + string.Concat(Enumerable.Repeat("\u200D👩", 49));
        text[67].Should().Be('\u200D');

        SmsEncoder.Split(text, Keep).Should().Equal(new SmsPart(0..67, 67), new SmsPart(67..134, 67), new SmsPart(134..151, 17));
    }
}
