using System.Collections.Frozen;

namespace SmsGateways.Providers.Infobip;

/// <summary>The limits and tables of Infobip's document.</summary>
internal static class InfobipLimits
{
    /// <summary>The document has no limit, and none was found elsewhere.</summary>
    public const int Recipients = 100;

    public const int Messages = 100;

    /// <summary>"Validity period longer than 48h is not supported (it will be automatically set to 48h in that case)": said aloud instead.</summary>
    public static readonly TimeSpan LongestValidity = TimeSpan.FromHours(48);

    public const string SenderRule = "Infobip takes up to 11 characters of printable ASCII with no blank at either end, or up to 14 digits";
    public const string PlainValueRule = "it must say something, without blanks at its ends and control characters";
    public const string TonRule = "0 (unknown), 1 (international), 2 (national), 3 (network specific), 4 (subscriber number), 5 (alphanumeric) or 6 (abbreviated)";
    public const string NpiRule = "0, 1, 3, 4, 6, 8, 9, 10, 14 or 18";
    public const string DataCodingRule = "0, 1 (GSM 7-bit), 3 (ISO 8859-1), 4 (binary), 8 (Unicode), 24 (Unicode flash), 240 (flash) or 245 (WAP push)";

    // Tables 1, 4 and 7: "Alphanumeric string: max. length 11 characters. Numeric string: max. length 14 characters".
    private const int NameLength = 11;
    private const int NumberLength = 14;

    // Tables 2 and 5.
    private static readonly FrozenSet<int> Tons = Enumerable.Range(0, 7).ToFrozenSet();

    // Tables 3 and 6.
    private static readonly FrozenSet<int> Npis = FrozenSet.Create(0, 1, 3, 4, 6, 8, 9, 10, 14, 18);

    // Table 16, and the default of tables 1, 4 and 7.
    private static readonly FrozenSet<int> DataCodings = FrozenSet.Create(0, 1, 3, 4, 8, 24, 240, 245);

    public static bool IsTon(int value) => Tons.Contains(value);

    public static bool IsNpi(int value) => Npis.Contains(value);

    public static bool IsDataCoding(int value) => DataCodings.Contains(value);

    /// <summary>Gets the digits of a sender that is a number, without the plus sign that the provider shows by itself.</summary>
    /// <returns>The digits, or <see langword="null"/> of a name.</returns>
    public static string? DigitsOf(string sender) => sender.TrimStart('+') is { Length: > 0 } digits && digits.Length >= sender.Length - 1 && digits.All(char.IsAsciiDigit) ? digits : null;

    public static bool IsSender(string sender)
        => DigitsOf(sender) is { } digits
            ? digits.Length <= NumberLength
            : sender.Length is > 0 and <= NameLength && sender.All(static c => c is >= ' ' and <= '~') && sender[0] is not ' ' && sender[^1] is not ' ';

    public static bool IsPlainValue(string value)
        => !string.IsNullOrWhiteSpace(value) && value.Trim().Length == value.Length && !value.Any(static c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF');

    public static bool IsName(string? name) => name is [var first, ..] && char.IsAsciiLetter(first) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_');
}
