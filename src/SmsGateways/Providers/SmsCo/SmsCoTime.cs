using System.Globalization;

namespace SmsGateways.Providers.SmsCo;

/// <summary>SmsCo's times: "YYYY-MM-DD HH:mm:ss", item 6 of the parameters, in a zone that the document does not name.</summary>
internal static class SmsCoTime
{
    public static string Write(DateTimeOffset time, TimeZoneInfo zone)
        => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Tells whether the local time comes twice, as clocks go back between: the provider could not tell which is meant.</summary>
    public static bool IsAmbiguous(DateTimeOffset time, TimeZoneInfo zone) => zone.IsAmbiguousTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
