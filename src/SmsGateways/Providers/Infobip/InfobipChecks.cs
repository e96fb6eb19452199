using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.Infobip;

/// <summary>What Infobip would refuse, cap or misunderstand, refused by name before any byte is sent.</summary>
internal static class InfobipChecks
{
    /// <summary>The options of a message that has none.</summary>
    public static readonly InfobipMessageOptions NoExtras = new();

    /// <summary>Checks a message, and brings its text into the form that is sent.</summary>
    public static SmsError? Check(ref SmsMessage message, InfobipOptions options)
    {
        if (message.ProviderOptions.OfType<InfobipMessageOptions>().Count() > 1)
        {
            return Invalid($"The message has {nameof(InfobipMessageOptions)} twice");
        }

        var extras = InfobipMessageOptions.Of(message);
        return CheckSender(message.From?.Value ?? options.DefaultSender, extras)
            ?? CheckTimes(message)
            ?? CheckExtras(extras, options)
            ?? NormalizeText(ref message)
            ?? InfobipContent.Create(message.Content, extras, out _);
    }

    private static SmsError? CheckSender(string? sender, InfobipMessageOptions extras)
    {
        if (sender is not null && !InfobipLimits.IsSender(sender))
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender '{new SmsSender(sender)}' does not fit: {InfobipLimits.SenderRule}.");
        }

        // The plus sign is not sent: this type of number shows it.
        return sender is ['+', ..] && InfobipLimits.DigitsOf(sender) is not null && extras.SourceTon is not (null or 1)
            ? Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender has a plus sign, and {nameof(extras.SourceTon)} is {extras.SourceTon}; with a plus sign it is 1 (international).")
            : null;
    }

    private static SmsError? CheckTimes(SmsMessage message)
        => message.ValidFor > InfobipLimits.LongestValidity
            ? Refuse(SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway, $"{nameof(SmsMessage.ValidFor)} is {message.ValidFor}; Infobip knows no more than {InfobipLimits.LongestValidity.TotalHours} hours, and would shorten it.")
            : null;

    private static SmsError? CheckExtras(InfobipMessageOptions extras, InfobipOptions options)
        => CheckValue(nameof(extras.EsmClass), extras.EsmClass, static value => value is >= 0 and <= 255, "0 to 255")
            ?? CheckValue(nameof(extras.DataCoding), extras.DataCoding, InfobipLimits.IsDataCoding, InfobipLimits.DataCodingRule)
            ?? CheckValue(nameof(extras.SourceTon), extras.SourceTon, InfobipLimits.IsTon, InfobipLimits.TonRule)
            ?? CheckValue(nameof(extras.SourceNpi), extras.SourceNpi, InfobipLimits.IsNpi, InfobipLimits.NpiRule)
            ?? CheckValue(nameof(extras.DestinationTon), extras.DestinationTon, InfobipLimits.IsTon, InfobipLimits.TonRule)
            ?? CheckValue(nameof(extras.DestinationNpi), extras.DestinationNpi, InfobipLimits.IsNpi, InfobipLimits.NpiRule)
            ?? CheckText(nameof(extras.AppId), extras.AppId)
            ?? CheckText(nameof(extras.CampaignId), extras.CampaignId)
            ?? (extras.PushUrl is not null && PublicAddress.FindMistake(extras.PushUrl, options.AllowPrivatePushUrl) is { } reason ? Invalid($"{nameof(extras.PushUrl)} {reason}") : null);

    private static SmsError? CheckValue(string name, int? value, Predicate<int> isKnown, string rule)
        => value is null || isKnown(value.Value) ? null : Invalid($"{name} is {value}; Infobip takes {rule}");

    private static SmsError? CheckText(string name, string? value) => value is null || InfobipLimits.IsPlainValue(value) ? null : Invalid($"{name} does not fit; {InfobipLimits.PlainValueRule}");

    private static SmsError? NormalizeText(ref SmsMessage message)
    {
        if (TextOf(message.Content) is not { } text)
        {
            return null;
        }

        var normal = TextCheck.Normalize(text, out var refusal);
        if (refusal is null && !ReferenceEquals(normal, text))
        {
            message = message with
            {
                Content = message.Content switch
                {
                    SmsText content => content with { Text = normal },
                    SmsNotification content => content with { Text = normal },
                    SmsWapPush content => content with { Title = normal },
                    var content => content,
                },
            };
        }

        return refusal;
    }

    private static string? TextOf(SmsContent content) => content switch
    {
        SmsText { Text: var text } => text,
        SmsNotification { Text: var text } => text,
        SmsWapPush { Title: var text } => text,
        _ => null,
    };

    private static SmsError Invalid(string what) => Refuse(SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway, what + ".");
}
