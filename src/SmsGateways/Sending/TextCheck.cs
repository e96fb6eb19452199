using System.Xml;

namespace SmsGateways.Sending;

/// <summary>The one check of texts, the same for every provider, before anything is counted or sent.</summary>
internal static class TextCheck
{
    /// <summary>Brings line ends to a line feed and refuses what cannot be sent.</summary>
    /// <param name="text">The text as the caller wrote it.</param>
    /// <param name="refusal">Why it cannot be sent, with the index in the caller's text.</param>
    /// <returns>The text as it is sent.</returns>
    /// <remarks>
    /// Nothing is left out or replaced: "12\0 34" must not arrive as "1234". XML 1.0 forbids the control characters themselves, so that no escape helps
    /// (clause 2.2); a lone surrogate would silently become U+FFFD in every encoder of the framework.
    /// </remarks>
    public static string Normalize(string text, out SmsError? refusal)
    {
        refusal = FindRefusal(text);

        return refusal is null ? WithLineFeeds(text) : text;
    }

    /// <summary>Brings line ends to a line feed.</summary>
    /// <remarks>string.ReplaceLineEndings would also change U+0085, U+2028 and the form feed, which are content.</remarks>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Brings a message's text into the form that is sent, where the message asks for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="simplify">Substitutes what the message allows.</param>
    /// <returns>The message with that text; the same where there is nothing to change, or a text that cannot be sent, which the check refuses with its place.</returns>
    public static SmsMessage Simplify(SmsMessage message, Func<string, SmsSimplification, string> simplify)
        => message.Simplify is not { } how ? message : message.Content switch
        {
            SmsText content when Simplify(content.Text, how, simplify) is { } text => message with { Content = content with { Text = text } },
            SmsNotification content when Simplify(content.Text, how, simplify) is { } text => message with { Content = content with { Text = text } },
            SmsViber { Fallback: { } fallback } content when Simplify(fallback.Text, how, simplify) is { } text
                => message with { Content = content with { Fallback = fallback with { Text = text } } },
            _ => message,
        };

    // Null where nothing changes.
    private static string? Simplify(string text, SmsSimplification how, Func<string, SmsSimplification, string> simplify)
    {
        var normalized = Normalize(text, out var refusal);
        return refusal is null && simplify(normalized, how) is var simple && !ReferenceEquals(simple, normalized) ? simple : null;
    }

    private static SmsError? FindRefusal(string text)
    {
        if (text.Length is 0)
        {
            return Refuse("The text is empty.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (XmlConvert.IsXmlChar(c))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            return Refuse($"The text has U+{(int)c:X4} at index {i}, {Describe(c)}. Nothing is left out silently: remove or replace it.");
        }

        return null;
    }

    private static string Describe(char c)
        => char.IsSurrogate(c) ? "half of a surrogate pair"
            : c is '\u001B' ? "which is an escape in the GSM alphabet and not a character"
            : "which XML cannot carry";

    private static SmsError Refuse(string detail) => new(SmsErrorCode.InvalidText, SmsErrorScope.Content, null, null) { Detail = detail };
}
