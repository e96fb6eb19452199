using System.Globalization;
using System.Text.RegularExpressions;
using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>The forms of the values in SmsPro's documents.</summary>
internal static partial class SmsProText
{
    public const int MaxTextLength = 800;
    public const int MaxPhones = 50;

    private const string TimeFormat = "yyyyMMddHHmmss";

    // "GMT+6 Asia/Bishkek", which knows no summer time since 2005.
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    // "any set of Latin letters and numbers up to 12 characters long"
    public static bool IsId(string id) => IdForm().IsMatch(id);

    // "either of 11 Latin letters, numbers and signs of a dot and a dash, or of 14 digits"
    public static bool IsSender(string sender) => SenderForm().IsMatch(sender);

    // "880180123456 or +880180123456". Shorter ones lack the country code; E.164 ends at 15 digits.
    public static bool IsPhone(string phone) => PhoneForm().IsMatch(phone);

    public static string Digits(string phone) => phone.StartsWith('+') ? phone[1..] : phone;

    public static DateTimeOffset? ReadTime(string text) => LocalTime.Read(text, Bishkek, TimeFormat);

    public static string WriteTime(DateTimeOffset? time) =>
        time?.ToOffset(Bishkek).ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,12}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9.-]{1,11}|[0-9]{1,14})\z")]
    private static partial Regex SenderForm();

    [GeneratedRegex(@"\A\+?[1-9][0-9]{9,14}\z")]
    private static partial Regex PhoneForm();
}
