using System.Globalization;

namespace SmsGateways.Providers.Infobip;

/// <summary>Infobip's times: how long from now, and for how many hours and minutes.</summary>
internal static class InfobipTime
{
    /// <summary>Writes a time as "4d3h2m1s": from now on, in whole seconds, never before the time itself.</summary>
    /// <returns>What is written, or <see langword="null"/> for a time that is not ahead: at once.</returns>
    /// <remarks>
    /// Days, hours and minutes always and seconds where there are some: as in the document's three examples, <c>4d3h2m1s</c>, <c>0d0h10m</c> and <c>1d2h5m3s</c>.
    /// </remarks>
    public static string? WriteDelay(DateTimeOffset time, DateTimeOffset now)
    {
        if (time <= now)
        {
            return null;
        }

        var seconds = (long)Math.Ceiling((time - now).TotalSeconds);
        var delay = TimeSpan.FromSeconds(seconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{delay.Days}d{delay.Hours}h{delay.Minutes}m");
        return delay.Seconds is 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{delay.Seconds}s");
    }

    /// <summary>Writes a validity period as "HH:mm", what is left of a minute as a whole one.</summary>
    public static string WriteValidity(TimeSpan period)
    {
        var minutes = (long)Math.Ceiling(period.TotalMinutes);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:D2}:{minutes % 60:D2}");
    }
}
