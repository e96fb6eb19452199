namespace SmsGateways.Tests.Text;

public sealed class MeasureAllocationTests
{
    private static readonly SmsEncodingOptions Keep = new() { KeepGraphemes = true, Reference16Bit = true };

    [Theory]
    [InlineData("one part of septets", "Straße, {€ 20}", 1)]
    [InlineData("parts of septets", "Straße, {€ 20}", 40)]
    [InlineData("one part of code units", "Привет 👨‍👩‍👧‍👦", 1)]
    [InlineData("parts of code units", "Привет 👨‍👩‍👧‍👦", 40)]
    public void Measuring_allocates_nothing(string because, string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        MeasureBothWays(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            MeasureBothWays(text);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0, because);
    }

    private static void MeasureBothWays(string text)
    {
        SmsEncoder.Measure(text);
        SmsEncoder.Measure(text, Keep);
    }
}
