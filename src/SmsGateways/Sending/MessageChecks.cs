using System.Diagnostics.CodeAnalysis;
using SmsGateways.Http;

namespace SmsGateways.Sending;

/// <summary>The checks before sending that providers share, and the errors that they make.</summary>
internal static class MessageChecks
{
    /// <summary>Checks that a message is one that can be sent to somebody, and fills in its id.</summary>
    /// <exception cref="ArgumentException">It is null, or has no recipients.</exception>
    public static SmsMessage WithId([NotNull] SmsMessage? message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.To.Count is 0)
        {
            throw new ArgumentException("The message has no recipients.", nameof(message));
        }

        return message.Id is null ? message with { Id = Guid.NewGuid().ToString("N") } : message;
    }

    /// <summary>Makes the error of a refusal of our own.</summary>
    public static SmsError Refuse(SmsErrorCode code, SmsErrorScope scope, string detail) => new(code, scope, null, null) { Detail = detail };

    /// <summary>Refuses what a provider that sends plain texts, and nothing else, cannot do. Another gateway may be able.</summary>
    public static SmsError? RefuseAllButText(SmsMessage message, string provider) => message switch
    {
        { Content: SmsText { Flash: true } } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} sends text, and no flash messages."),
        { Content: not SmsText and var content } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} sends text, and no {content.GetType().Name}."),
        { ValidFor: not null } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} knows no validity period: leave {nameof(SmsMessage.ValidFor)} out."),
        _ => null,
    };

    /// <summary>Refuses a message whose whole address, in which it travels, would be too long.</summary>
    public static SmsError? CheckAddressLength(string provider, int length)
        => length <= QueryString.MaxAddressLength
            ? null
            : Refuse(
                SmsErrorCode.InvalidText,
                SmsErrorScope.Content,
                $"{provider} takes the whole message in its address, which would have up to {length} characters; more than {QueryString.MaxAddressLength} may be cut on the way.");

    /// <summary>Checks that a query for reports names messages, or all.</summary>
    /// <remarks>Not in an iterator, which would throw at the first report only.</remarks>
    /// <exception cref="ArgumentException">It names none.</exception>
    public static SmsReportQuery RequireMessages([NotNull] SmsReportQuery? query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.IsAllWaiting || query.ProviderMessageIds.Length > 0 ? query : throw new ArgumentException("The query names no message.", nameof(query));
    }

    /// <summary>Refuses the question for all reports that wait.</summary>
    public static SmsError RefuseAllWaiting(string provider)
        => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} keeps no list of waiting reports: ask by the messages' ids.");

    /// <summary>Checks that a number is one.</summary>
    /// <exception cref="ArgumentException">It is the default value.</exception>
    public static PhoneNumber RequireNumber(PhoneNumber number)
        => number != default ? number : throw new ArgumentException("The default value is no number.", nameof(number));

    /// <summary>Checks that a message has a sender, its own or the gateway's.</summary>
    public static SmsError? CheckSender(string? sender, Func<string, bool> isSender, string rule) => sender switch
    {
        null => Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"There is no sender: set {nameof(SmsMessage.From)}, or {nameof(SmsGatewayOptions.DefaultSender)}."),
        _ when !isSender(sender) => Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender '{new SmsSender(sender)}' does not fit: {rule}."),
        _ => null,
    };

    /// <summary>Counts the parts of a text. What the other kinds take, their providers decide.</summary>
    public static SmsError? Measure(SmsMessage message, out int? parts)
    {
        parts = null;
        if (message.Content is not SmsText { Text: var text })
        {
            return null;
        }

        var refusal = MeasureText(text, out var measure);
        parts = refusal is null ? measure.Parts : null;
        return refusal;
    }

    /// <summary>Measures a text.</summary>
    /// <returns>Why it is too long, or <see langword="null"/>.</returns>
    public static SmsError? MeasureText(string text, out SmsSegmentation measure)
    {
        measure = default;
        try
        {
            measure = SmsEncoder.Measure(text);
            return null;
        }
        catch (SmsTooLongException exception)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"The text needs {exception.Parts} parts; a message has at most {exception.MaxParts}.");
        }
    }
}
