namespace SmsGateways.Providers.SmsCo;

/// <summary>The limits of SmsCo's document, and of the GET that it asks for.</summary>
internal static class SmsCoLimits
{
    /// <summary>The document has no limit; clients of the same component elsewhere ask for 50 at a time.</summary>
    public const int Recipients = 50;

    /// <summary>How long a number may be (E.164: 15 digits), and a comma.</summary>
    public const int NumberLength = 16;

    public const string SenderRule = "SmsCo takes up to 11 characters of printable ASCII, with no blank at either end";
    public const string PathRule = "it must be a path below the base address, such as 'api/sendsms.php': Latin letters, digits, dots, dashes, underscores and slashes, with none in front";

    // "Max 11 dig.", item 7 of the parameters; no characters are named. Which senders an account has, its contract says.
    private const int SenderLength = 11;

    /// <summary>Finds the first character that is not Latin.</summary>
    /// <returns>Its index, or -1.</returns>
    /// <remarks>
    /// Latin is printable ASCII. The document allows even less: letters, digits and <c>. _ - "</c>, without so much as a blank or a comma, which its own clients
    /// send every day.
    /// </remarks>
    public static int IndexOfNonLatin(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~');

    public static bool IsSender(string sender)
        => sender.Length is > 0 and <= SenderLength && IndexOfNonLatin(sender) < 0 && sender[0] is not ' ' && sender[^1] is not ' ';

    public static bool IsPath(string? path)
        => path is { Length: > 0 }
            && path[0] is not '/'
            && path.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/')
            && path.Split('/').All(static segment => segment is not ("." or ".."));
}
