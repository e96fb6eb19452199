namespace SmsGateways.Providers.MySmpp;

/// <summary>The limits of MySmpp's document, and those that it leaves to us.</summary>
internal static class MySmppLimits
{
    /// <summary>The document has no limit. A hundred cut the requests to a hundredth, and no more than that many are unknown where one answer is lost.</summary>
    public const int UsualRecipients = 100;

    /// <summary>A thousand make a document of some 300 kB, which servers take; what becomes of more nobody has written down.</summary>
    public const int Recipients = 1000;

    public const string SenderRule = "MySmpp takes up to 11 Latin letters, digits, spaces and punctuation marks, or up to 15 digits";

    // "Phone number must be less than 15 characters": E.164 allows 15.
    private const int NumberLength = 14;

    // Which characters, the page about registering senders says. A backslash could make a line break of what follows it.
    public static bool IsSender(string sender)
        => (sender.Length is > 0 and <= 11 && sender.All(static c => c is >= ' ' and <= '~' and not '\\') && sender[0] is not ' ' && sender[^1] is not ' ')
            || (sender.Length is > 0 and <= 15 && sender.All(char.IsAsciiDigit));

    public static bool IsNumber(PhoneNumber number) => number.ToString("D", null).Length <= NumberLength;
}
