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
