using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmsGateways.Simulator.Infobip;

/// <summary>The forms of the values in Infobip's document.</summary>
internal static partial class InfobipText
{
    public const int MaxAlphanumericSender = 11;
    public const int MaxNumericSender = 14;

    // "Validity period longer than 48h is not supported (it will be automatically set to 48h in that case)"
    private static readonly TimeSpan MaxValidity = TimeSpan.FromHours(48);

    // Table 7 names these two.
    private static readonly Dictionary<string, Encoding> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTF-8"] = Encoding.UTF8,
        ["windows-1250"] = CodePagesEncodingProvider.Instance.GetEncoding(1250)!,
    };

    public static Encoding? FindEncoding(string name) => Encodings.GetValueOrDefault(name);

    // "in international format without leading 0 or +": from a country code and a few digits to the fifteen of E.164.
    public static bool IsNumber(string text) => NumberForm().IsMatch(text);

    public static bool IsNumeric(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>Reads a validity period, cut to 48 hours; null when it is not one.</summary>
    public static TimeSpan? ReadValidity(string text)
    {
        var match = ValidityForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var validity = TimeSpan.FromHours(Number(match, "hours")) + TimeSpan.FromMinutes(Number(match, "minutes"));
        return validity < MaxValidity ? validity : MaxValidity;
    }

    /// <summary>Reads how long from now a message is to be sent; null when it is not that.</summary>
    public static TimeSpan? ReadDelay(string text)
    {
        var match = DelayForm().Match(text);
        return match.Success && text is not ""
            ? new TimeSpan(Number(match, "days"), Number(match, "hours"), Number(match, "minutes"), Number(match, "seconds"))
            : null;
    }

    /// <summary>Reads hexadecimal digits; null when there are others, or an odd number of them.</summary>
    public static byte[]? ReadHex(string text) => text.Length % 2 is 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    public static int? ReadNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Write(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A[1-9][0-9]{6,14}\z")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"\A(?<hours>[0-9]{2}):(?<minutes>[0-5][0-9])\z")]
    private static partial Regex ValidityForm();

    // "4d3h2m1s": "You're allowed to use any combination and leave out unnecessary variables." Five digits keep a sum in what a clock has.
    [GeneratedRegex(@"\A(?:(?<days>[0-9]{1,5})d)?(?:(?<hours>[0-9]{1,5})h)?(?:(?<minutes>[0-9]{1,5})m)?(?:(?<seconds>[0-9]{1,5})s)?\z")]
    private static partial Regex DelayForm();
}
