using System.Globalization;

namespace SmsGateways.Providers.Infobip;

/// <summary>What a message says, parameter by parameter in the order of tables 1 and 4. What is not set is left out: the provider has its own default.</summary>
internal static class InfobipFields
{
    /// <param name="options">The account.</param>
    /// <param name="message">The message, as it was checked.</param>
    /// <param name="now">
    /// What its time is counted from. Each writing counts anew: the same words would name a later moment each time. The provider recognizes a message that it has by
    /// its id, whatever else is said of it.
    /// </param>
    public static IEnumerable<(InfobipParameter Parameter, string Value)> Of(InfobipOptions options, SmsMessage message, DateTimeOffset now)
    {
        var extras = InfobipMessageOptions.Of(message);
        _ = InfobipContent.Create(message.Content, extras, out var content);
        var sender = message.From?.Value ?? options.DefaultSender;
        (InfobipParameter Parameter, string? Value)[] fields =
        [
            (InfobipParameter.Sender, sender is null ? null : InfobipLimits.DigitsOf(sender) ?? sender),
            (InfobipParameter.Text, content.Text),
            (InfobipParameter.Flash, content.Flash ? "1" : null),
            (InfobipParameter.Type, content.Type),
            (InfobipParameter.WapUrl, content.WapUrl),
            (InfobipParameter.Binary, content.Binary),
            (InfobipParameter.DataCoding, Digits(content.DataCoding)),
            (InfobipParameter.EsmClass, Digits(content.EsmClass)),
            (InfobipParameter.SourceTon, Digits(extras.SourceTon)),
            (InfobipParameter.SourceNpi, Digits(extras.SourceNpi)),
            (InfobipParameter.DestinationTon, Digits(extras.DestinationTon)),
            (InfobipParameter.DestinationNpi, Digits(extras.DestinationNpi)),
            (InfobipParameter.SendDateTime, message.SendAt is { } time ? InfobipTime.WriteDelay(time, now) : null),
            (InfobipParameter.ValidityPeriod, message.ValidFor is { } period ? InfobipTime.WriteValidity(period) : null),
            (InfobipParameter.AppId, extras.AppId ?? options.AppId),
            (InfobipParameter.PushUrl, (extras.PushUrl ?? options.PushUrl)?.AbsoluteUri),
            (InfobipParameter.NoPush, (extras.NoPush, options.NoPush) switch { (true, _) or (null, true) => "1", (false, _) => "0", _ => null }),
            (new(options.CampaignIdName, options.CampaignIdName, options.CampaignIdName), extras.CampaignId),
        ];
        return fields.Where(static field => field.Value is not null)!;
    }

    private static string? Digits(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
