namespace SmsGateways.Tests.Text;

public sealed class SmsEncoderTests
{
    private static readonly SmsEncodingOptions Wide = new() { Reference16Bit = true };

    [Fact]
    public void An_empty_text_is_one_part_of_0_units()
    {
        SmsEncoder.Measure("").Should().Be(new SmsSegmentation(SmsEncoding.Gsm7, Units: 0, Parts: 1, UnitsPerPart: 160, Remaining: 160));
        SmsEncoder.Split("").Should().Equal(new SmsPart(0..0, 0));
    }

    [Theory]
    [InlineData("160 septets fit without a header", 'a', 160, false, 1, 160, 0)]
    [InlineData("a long header is not needed for one part", 'a', 160, true, 1, 160, 0)]
    [InlineData("161 septets need two parts", 'a', 161, false, 2, 153, 145)]
    [InlineData("306 septets fill two parts", 'a', 306, false, 2, 153, 0)]
    [InlineData("304 septets fill two parts with long headers", 'a', 304, true, 2, 152, 0)]
    [InlineData("305 septets need three parts with long headers", 'a', 305, true, 3, 152, 151)]
    [InlineData("152 is even, so pairs fill a part with a long header", '€', 152, true, 2, 152, 0)]
    [InlineData("153 is odd, so pairs leave a septet", '€', 153, false, 3, 153, 151)]
    [InlineData("70 code units fit without a header", 'ж', 70, false, 1, 70, 0)]
    [InlineData("134 code units fill two parts", 'ж', 134, false, 2, 67, 0)]
    [InlineData("132 code units fill two parts with long headers", 'ж', 132, true, 2, 66, 0)]
    [InlineData("133 code units need three parts with long headers", 'ж', 133, true, 3, 66, 65)]
    public void Parts_have_the_capacities_of_the_standard(
        string because, char character, int count, bool reference16Bit, int parts, int unitsPerPart, int remaining)
    {
        var text = new string(character, count);
        var options = new SmsEncodingOptions { Reference16Bit = reference16Bit };

        var whole = SmsEncoder.Measure(text, options);

        (whole.Parts, whole.UnitsPerPart, whole.Remaining).Should().Be((parts, unitsPerPart, remaining), because);
        SmsEncoder.Split(text, options).Should().HaveCount(parts, because);
    }

    [Fact]
    public void A_surrogate_pair_moves_to_the_next_part_as_a_whole()
    {
        var text = new string('ж', 66) + "😀" + new string('ж', 66);

        SmsEncoder.Split(text).Should().Equal(new SmsPart(0..66, 66), new SmsPart(66..133, 67), new SmsPart(133..134, 1));
    }

    [Fact]
    public void A_surrogate_without_its_other_half_is_one_unit_and_keeps_nothing_together()
    {
        var high = new string('\uD83D', 71);
        var low = new string('\uDE00', 71);

        SmsEncoder.Split(high).Should().Equal(new SmsPart(0..67, 67), new SmsPart(67..71, 4));
        SmsEncoder.Split(low).Should().Equal(new SmsPart(0..67, 67), new SmsPart(67..71, 4));
    }

    [Fact]
    public void An_escape_pair_moves_to_the_next_part_as_a_whole()
    {
        var text = new string('a', 152) + "[" + new string('a', 10);

        SmsEncoder.Split(text).Should().Equal(new SmsPart(0..152, 152), new SmsPart(152..163, 12));
    }

    [Fact]
    public void Line_ends_count_as_they_stand() =>
        SmsEncoder.Measure("a\r\nb").Should().Be(new SmsSegmentation(SmsEncoding.Gsm7, 4, 1, 160, 156));

    [Theory]
    [InlineData('a', 255 * 153, false)]
    [InlineData('a', 255 * 152, true)]
    [InlineData('€', 255 * 76, false)]
    [InlineData('ж', 255 * 67, false)]
    [InlineData('ж', 255 * 66, true)]
    public void A_message_has_255_parts_and_no_more(char character, int most, bool reference16Bit)
    {
        var options = reference16Bit ? Wide : null;
        var fits = new string(character, most);
        var tooLong = new string(character, most + 1);

        SmsEncoder.Measure(fits, options).Parts.Should().Be(255);
        SmsEncoder.Split(fits, options).Should().HaveCount(255);

        var measure = () => SmsEncoder.Measure(tooLong, options);
        var split = () => SmsEncoder.Split(tooLong, options);
        var error = new { Parts = 256, MaxParts = 255, ParamName = "text" };
        measure.Should().Throw<SmsTooLongException>().Which.Should().BeEquivalentTo(error);
        split.Should().Throw<SmsTooLongException>().Which.Should().BeEquivalentTo(error);
    }

    [Fact]
    public void The_error_for_a_text_too_long_does_not_repeat_it() =>
        new SmsTooLongException(parts: 1234, maxParts: 255).Message
            .Should().Be("The text needs 1234 parts, but a message has at most 255. Shorten it.");

    [Fact]
    public void A_megabyte_is_measured_and_refused_with_its_number_of_parts()
    {
        var measure = () => SmsEncoder.Measure(new string('[', 1 << 20));
        var whole = () => SmsEncoder.Measure("e" + new string('\u0301', 1 << 20), new SmsEncodingOptions { KeepGraphemes = true });

        measure.Should().Throw<SmsTooLongException>().Which.Parts.Should().Be(13_798);
        whole.Should().Throw<SmsTooLongException>().Which.Parts.Should().Be(15_651);
    }

    [Theory]
    [InlineData("a carrier's own limits", "a", 141, 140, 134, 2, 134, 127)]
    [InlineData("what fits alone", "a", 140, 140, 134, 1, 140, 0)]
    [InlineData("no more than the standard", "a", 161, 500, 400, 2, 153, 145)]
    [InlineData("pairs leave a septet", "€", 10, 15, 9, 3, 9, 5)]
    public void A_carriers_own_capacity_counts(string because, string character, int count, int alone, int joined, int parts, int unitsPerPart, int remaining)
    {
        var text = string.Concat(Enumerable.Repeat(character, count));
        var options = new SmsEncodingOptions { Gsm7Capacity = new(alone, joined), Ucs2Capacity = new(2, 2) };

        var whole = SmsEncoder.Measure(text, options);

        (whole.Parts, whole.UnitsPerPart, whole.Remaining).Should().Be((parts, unitsPerPart, remaining), because);
        SmsEncoder.Split(text, options).Should().HaveCount(parts, because);
    }

    [Fact]
    public void A_carriers_own_capacity_of_code_units_keeps_surrogate_pairs() =>
        SmsEncoder.Split("ж😀😀ж", new() { Ucs2Capacity = new(alone: 3, joined: 2), Gsm7Capacity = new(2, 2) })
            .Should().Equal(new SmsPart(0..1, 1), new SmsPart(1..3, 2), new SmsPart(3..5, 2), new SmsPart(5..6, 1));

    [Fact]
    public void A_16_bit_reference_takes_its_octet_from_a_capacity_that_leaves_no_room_for_it() =>
        SmsEncoder.Measure(new string('a', 200), new() { Reference16Bit = true, Gsm7Capacity = new(160, 153) }).UnitsPerPart.Should().Be(152);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(-5, 2)]
    [InlineData(10, 11)]
    public void A_capacity_holds_any_character_and_leaves_room_for_the_header(int alone, int joined)
    {
        var create = () => new SmsPartCapacity(alone, joined);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void There_is_no_text_in_null()
    {
        Action[] calls = [() => SmsEncoder.Split(null!), () => SmsEncoder.Explain(null!), () => SmsEncoder.Simplify(null!), () => SmsEncoder.Simplify(null!, new())];

        calls.Should().AllSatisfy(static call => call.Should().Throw<ArgumentNullException>().WithParameterName("text"));
    }
}
