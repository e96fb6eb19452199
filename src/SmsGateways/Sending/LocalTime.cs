using System.Globalization;

namespace SmsGateways.Sending;

/// <summary>Times of providers that write "YYYY-MM-DD hh:mm:ss" in a zone that goes without saying.</summary>
internal static class LocalTime
{
    public static string Write(DateTimeOffset time, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Reads a time, with or without its seconds; an empty or mangled one is none, and no reason to lose what it stands in.</summary>
    /// <remarks>Of a time that comes twice, as clocks go back, the one of winter.</remarks>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone)
        => DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year > 1
            ? new(time, zone.GetUtcOffset(time))
            : null;

    /// <summary>Makes whole seconds of a time, and none less.</summary>
    public static DateTimeOffset RoundUp(DateTimeOffset time) => time.AddTicks((TimeSpan.TicksPerSecond - (time.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);

    /// <summary>Refuses a time whose local form comes twice, as clocks go back between: the provider could not tell which is meant.</summary>
    public static SmsError? FindAmbiguity(DateTimeOffset time, TimeZoneInfo zone, string provider)
        => zone.IsAmbiguousTime(TimeZoneInfo.ConvertTime(time, zone).DateTime)
            ? MessageChecks.Refuse(SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, $"The local time in {zone.Id} comes twice that day, and {provider} could not tell which is meant.")
            : null;

    /// <summary>Moves a time that clocks come back to, to the second before the earliest that they come back to: whoever asks for what is later than that, in local time, misses nothing.</summary>
    /// <param name="time">A time of whole seconds.</param>
    /// <param name="zone">The zone of the clocks.</param>
    public static DateTimeOffset MoveBeforeRepetition(DateTimeOffset time, TimeZoneInfo zone)
    {
        // Not by TimeZoneInfo.IsAmbiguousTime: it does not know of changes for good, as Moscow's of 2014, nor of all at midnight.
        var offset = zone.GetUtcOffset(time);
        var lost = offset - zone.GetUtcOffset(time.AddDays(1));
        if (lost <= TimeSpan.Zero)
        {
            return time;
        }

        var (same, changed) = (time, time.AddDays(1));
        while (changed - same > TimeSpan.FromSeconds(1))
        {
            var middle = same.AddSeconds(Math.Floor((changed - same).TotalSeconds / 2));
            (same, changed) = zone.GetUtcOffset(middle) == offset ? (middle, changed) : (same, middle);
        }

        return changed - time <= lost ? changed - lost - TimeSpan.FromSeconds(1) : time;
    }
}
