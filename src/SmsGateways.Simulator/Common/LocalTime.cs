using System.Globalization;

namespace SmsGateways.Simulator.Common;

/// <summary>Times as the documents write them: in a zone that everybody knows and nobody writes.</summary>
internal static class LocalTime
{
    /// <summary>Reads a time; null for what is none, also when it is one that does not exist in GMT.</summary>
    public static DateTimeOffset? Read(string text, TimeSpan offset, params string[] formats)
    {
        var isTime = DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Ticks - offset.Ticks >= DateTime.MinValue.Ticks
            && local.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;
        return isTime ? new DateTimeOffset(local, offset) : null;
    }
}
