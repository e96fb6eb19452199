using SmsGateways.Providers.Infobip;

namespace SmsGateways;

/// <summary>What only Infobip understands about a message. What is left out has the provider's default, or that of the gateway's options.</summary>
/// <remarks>What contradicts itself, or the content, is refused by name before any byte is sent.</remarks>
public sealed record InfobipMessageOptions : SmsProviderOptions
{
    /// <summary>Gets the ESM class of SMPP (0 to 255). A user data header needs no word: the library sets its bit, 64.</summary>
    public int? EsmClass { get; init; }

    /// <summary>Gets the data coding: 0 (default), 1 (GSM 7-bit), 3 (ISO 8859-1), 4 (binary), 8 (Unicode), 24 (Unicode flash), 240 (flash) or 245 (WAP push).</summary>
    /// <value>
    /// <see langword="null"/> for the one that the content needs. A flash message with another data coding than 24 or 240 says that it is one with the parameter <c>flash</c>.
    /// </value>
    public int? DataCoding { get; init; }

    /// <summary>Gets the sender's type of number, 0 to 6.</summary>
    /// <value><see langword="null"/> for the provider's default: 1 (international, shown with a plus sign) for a number, 5 for letters. A short number needs 2 (national).</value>
    public int? SourceTon { get; init; }

    /// <summary>Gets the sender's numbering plan: 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18.</summary>
    public int? SourceNpi { get; init; }

    /// <summary>Gets the recipients' type of number, 0 to 6.</summary>
    public int? DestinationTon { get; init; }

    /// <summary>Gets the recipients' numbering plan: 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18.</summary>
    public int? DestinationNpi { get; init; }

    /// <summary>Gets the application whose delivery reports these will be.</summary>
    /// <value><see langword="null"/> for <see cref="InfobipOptions.AppId"/>.</value>
    public string? AppId { get; init; }

    /// <summary>Gets where the delivery reports are pushed to.</summary>
    /// <value><see langword="null"/> for <see cref="InfobipOptions.PushUrl"/>. Absolute http or https, and public: <see cref="InfobipOptions.AllowPrivatePushUrl"/>.</value>
    public Uri? PushUrl { get; init; }

    /// <summary>Gets a value indicating whether the delivery reports wait to be asked for, instead of being pushed.</summary>
    /// <value><see langword="null"/> for <see cref="InfobipOptions.NoPush"/>.</value>
    public bool? NoPush { get; init; }

    /// <summary>Gets the campaign of a US short code to which the message belongs.</summary>
    public string? CampaignId { get; init; }

    /// <summary>Gets a value indicating whether a text that needs Unicode travels as hexadecimal UTF-16, with a byte order mark, and not as text.</summary>
    /// <value>The byte order mark counts: such a text has at most 69 UTF-16 code units, as only texts can have several parts. A text of the GSM alphabet stays text.</value>
    public bool UnicodeAsBinary { get; init; }

    /// <summary>Returns the name of the type: a push URL may hold a secret.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => nameof(InfobipMessageOptions);

    /// <summary>Finds the options of a message.</summary>
    internal static InfobipMessageOptions Of(SmsMessage message) => message.ProviderOptions.OfType<InfobipMessageOptions>().FirstOrDefault() ?? InfobipChecks.NoExtras;
}
