using SmsGateways.Sending;

namespace SmsGateways.Tests.Sending;

/// <summary>Times without a zone, as providers write them.</summary>
public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-07-01 12:00:00", "2026-07-01T10:00:00Z")]
    [InlineData("2026-01-01 12:00", "2026-01-01T11:00:00Z")]
    [InlineData("2026-10-25 02:30:00", "2026-10-25T01:30:00Z")] // It comes twice: that of winter.
    [InlineData("2026-03-29 02:30:00", "2026-03-29T01:30:00Z")] // It never comes.
    [InlineData("9999-12-31 23:59:59", "9999-12-31T22:59:59Z")]
    public void A_time_is_read(string text, string expected)
        => LocalTime.Read(text, Berlin).Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("2026-02-31 12:00:00")]
    [InlineData("2026-01-01T12:00:00Z")]
    [InlineData("01.01.2026 12:00")]
    public void What_is_no_time_is_none(string? text) => LocalTime.Read(text, Berlin).Should().BeNull();

    [Fact]
    public void A_time_is_written_as_the_zone_has_it()
    {
        LocalTime.Write(new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), Berlin).Should().Be("2026-07-01 12:00:00");
        LocalTime.Write(new(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(6)), Berlin).Should().Be("2026-07-01 06:00:00");
    }
}
