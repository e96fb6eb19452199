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

    /// <summary>Moves a time whose local form comes twice, as clocks go back between, to the last second before the first of them that comes twice: whoever asks from there on misses none.</summary>
    public static DateTimeOffset MoveBeforeAmbiguity(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        if (!zone.IsAmbiguousTime(local))
        {
            return time;
        }

        // Clocks go back at whole minutes.
        var minute = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsAmbiguousTime(minute))
        {
            minute = minute.AddMinutes(-1);
        }

        var lastSecond = minute.AddSeconds(59);
        return new(lastSecond, zone.GetUtcOffset(lastSecond));
    }
}
