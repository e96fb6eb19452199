namespace SmsGateways.Providers.SmsPro;

/// <summary>The limits of SmsPro's documents, section 1.</summary>
internal static class SmsProLimits
{
    public const int Recipients = 50;
    public const int TextLength = 800;
    public const int IdLength = 12;
    public const string SenderRule = "SmsPro takes up to 11 Latin letters, digits, dots and dashes, or up to 14 digits";

    public static bool IsSender(string sender)
        => sender.Length is > 0 and <= 11 && sender.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            || (sender.Length is > 0 and <= 14 && sender.All(char.IsAsciiDigit));

    public static bool IsId(string id) => id.Length is > 0 and <= IdLength && id.All(char.IsAsciiLetterOrDigit);
}
