using System.Globalization;

namespace SmsGateways.Providers.SmsPro;

/// <summary>SmsPro's times: YYYYMMDDhhmmss in Bishkek, GMT+6 the whole year round (section 1 of both documents).</summary>
internal static class SmsProTime
{
    private const string Form = "yyyyMMddHHmmss";

    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    /// <summary>Tells whether a time can be written: the last hours of the year 9999 are in the year 10000 in Bishkek.</summary>
    public static bool CanWrite(DateTimeOffset time) => time.UtcDateTime <= DateTime.MaxValue - Bishkek;

    public static string Write(DateTimeOffset time) => time.ToOffset(Bishkek).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a time; an empty or mangled one is none, and no reason to lose the report that has it.</summary>
    public static DateTimeOffset? Parse(string text)
        => DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time >= DateTime.MinValue + Bishkek
            ? new(time, Bishkek)
            : null; // Also the first hours of the year 1, which are before the first moment in UTC.
}
