using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.MySmpp;

/// <summary>When a message goes and how long it may be tried: MySmpp wants moments, in the account's own time.</summary>
internal static class MySmppTimes
{
    /// <summary>Checks that all times of a message can be written so that only one moment can be meant.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">What is relative counts from here, unless the message is to go at a time.</param>
    /// <param name="zone">The account's.</param>
    public static SmsError? Check(SmsMessage message, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (message.SendAt is { } time && LocalTime.FindAmbiguity(time, zone, "MySmpp") is { } ambiguity)
        {
            return ambiguity;
        }

        var begin = BeginOf(message, now);
        foreach (var length in new[] { message.ValidFor, (message.Content as SmsViber)?.ValidFor })
        {
            if (length >= DateTimeOffset.MaxValue.AddDays(-2) - begin)
            {
                return Refuse(SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, $"{nameof(SmsMessage.ValidFor)} ends after the year 9999.");
            }

            if (EndOf(begin, length) is { } end && LocalTime.FindAmbiguity(end, zone, "MySmpp") is { } ambiguousEnd)
            {
                return ambiguousEnd;
            }
        }

        return null;
    }

    /// <summary>Tells from when on a message is tried. Of one that is to go at a time, that time, past or not: a job that runs again must not make it live longer.</summary>
    public static DateTimeOffset BeginOf(SmsMessage message, DateTimeOffset plannedAt) => message.SendAt ?? plannedAt;

    /// <summary>Writes until when a message is tried.</summary>
    /// <returns><see langword="null"/> where nothing limits it.</returns>
    public static string? WriteEnd(DateTimeOffset begin, TimeSpan? length, TimeZoneInfo zone) => EndOf(begin, length) is { } end ? LocalTime.Write(end, zone) : null;

    private static DateTimeOffset? EndOf(DateTimeOffset begin, TimeSpan? length) => begin + length is { } end ? LocalTime.RoundUp(end) : null;
}
