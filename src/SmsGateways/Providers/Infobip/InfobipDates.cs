namespace SmsGateways.Providers.Infobip;

/// <summary>Infobip's times: "yyyy/m/d hh:mm:ss" (section 2.4, table 8), as its samples have them with and without leading zeros, in a zone that the document does not name.</summary>
/// <remarks>The time of an inbound message has no form in the document: dashes, a T, fractions of a second and an offset are read as well.</remarks>
internal static class InfobipDates
{
    // Offsets in use are -12 to +14 hours.
    private const int MostMinutes = 14 * 60;

    /// <summary>Reads a time; an empty or mangled one is none, and no reason to lose what has it.</summary>
    /// <remarks>By hand: of a pull of 10,000 reports, the framework's parser would take most of the time.</remarks>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text, TimeZoneInfo zone)
    {
        text = text.Trim();
        var isDate = TakeNumber(ref text, 4, out var year) & TakeAny(ref text, "/-.")
            & TakeNumber(ref text, 2, out var month) & TakeAny(ref text, "/-.")
            & TakeNumber(ref text, 2, out var day);
        if (!isDate || year < 1970 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var isTime = TakeAny(ref text, " T") & TakeNumber(ref text, 2, out var hour) & TakeAny(ref text, ":") & TakeNumber(ref text, 2, out var minute);
        var second = 0;
        isTime &= !TakeAny(ref text, ":") || TakeNumber(ref text, 2, out second);
        if (!isTime || hour > 23 || minute > 59 || second > 59 || year > 9998)
        {
            return null;
        }

        var time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        if (TakeAny(ref text, ".,"))
        {
            text = text.TrimStart("0123456789");
        }

        return TakeOffset(text, out var offset) ? new DateTimeOffset(time, offset ?? zone.GetUtcOffset(time)) : null;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int longest, out int number)
    {
        var length = number = 0;
        while (length < longest && length < text.Length && char.IsAsciiDigit(text[length]))
        {
            number = (number * 10) + text[length++] - '0';
        }

        text = text[length..];
        return length > 0;
    }

    private static bool TakeAny(ref ReadOnlySpan<char> text, string characters)
    {
        var isThere = text.Length > 0 && characters.Contains(text[0], StringComparison.Ordinal);
        text = isThere ? text[1..] : text;
        return isThere;
    }

    // Z, +02:00 or +0200; nothing, and there is none.
    private static bool TakeOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        text = text.Trim();
        offset = text is "Z" or "z" or "UTC" or "GMT" ? TimeSpan.Zero : null;
        if (offset is not null || text.IsEmpty)
        {
            return true;
        }

        var sign = text[0] is '-' ? -1 : 1;
        var isOffset = TakeAny(ref text, "+-") & TakeNumber(ref text, 2, out var hours);
        TakeAny(ref text, ":");
        TakeNumber(ref text, 2, out var minutes);
        offset = TimeSpan.FromMinutes(sign * ((hours * 60) + minutes));
        return isOffset && text.IsEmpty && minutes <= 59 && (hours * 60) + minutes <= MostMinutes;
    }
}
