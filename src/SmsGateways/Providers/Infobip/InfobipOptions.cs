using System.Diagnostics;
using SmsGateways.Http;
using SmsGateways.Providers.Infobip;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>An account with Infobip (HTTP API, version 3), or with one of those that run the same platform under their own name.</summary>
[DebuggerDisplay("Infobip {Transport}")]
public sealed class InfobipOptions : SmsGatewayOptions
{
    private static readonly Uri DocumentedAddress = new("https://api.infobip.com/");

    /// <summary>Creates the options with 100 recipients a request.</summary>
    public InfobipOptions() => MaxRecipientsPerRequest = InfobipLimits.Recipients;

    /// <summary>Gets or sets in which form messages travel.</summary>
    /// <value>The default is <see cref="InfobipTransport.Json"/>.</value>
    public InfobipTransport Transport { get; set; }

    /// <summary>Gets or sets the account's user name.</summary>
    /// <value>Required.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Username { get; set; } = "";

    /// <summary>Gets or sets the account's password.</summary>
    /// <value>Required. Keep it out of source control.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Password { get; set; } = "";

    /// <summary>Gets or sets the second access point of the account.</summary>
    /// <value>
    /// The default is <see langword="null"/>: none. The document's is <c>https://api2.infobip.com/</c>. It gets only what was provably not handed over at
    /// <see cref="SmsGatewayOptions.BaseAddress"/>, and what may have been taken there stays there. It has a price where a job runs again without a record of
    /// the first run: see <see cref="AccessPointsShareIds"/>.
    /// </value>
    public Uri? SecondaryAddress { get; set; }

    /// <summary>Gets or sets a value indicating whether each access point recognizes the ids of messages that the other one took.</summary>
    /// <value>
    /// The default is <see langword="false"/>, as the document does not say so. With a <see cref="SecondaryAddress"/>, a message that has
    /// <see cref="SmsMessage.IsResubmission"/> is then not sent but <see cref="SmsOutcome.Unknown"/>: nobody knows which of the two had the first run.
    /// </value>
    public bool AccessPointsShareIds { get; set; }

    /// <summary>Gets or sets a value indicating whether the plain transport recognizes the id of a message that it took before.</summary>
    /// <value>
    /// The default is <see langword="false"/>: the document gives plain messages no id. Clients in the field send one, as the library does, but nobody has shown that
    /// it keeps a message from going out twice. What is not answered is then <see cref="SmsOutcome.Unknown"/> and not submitted again.
    /// </value>
    public bool PlainRecognizesIds { get; set; }

    /// <summary>Gets or sets how many messages may share a request, all their recipients together within <see cref="SmsGatewayOptions.MaxRecipientsPerRequest"/>.</summary>
    /// <value>The default is 100. The document names no limit. A plain request has one message.</value>
    public int MaxMessagesPerRequest { get; set; } = InfobipLimits.Messages;

    /// <summary>Gets or sets a value indicating whether documents travel as a form, in its field <c>JSON</c> or <c>XML</c>, as some that run the same platform want it.</summary>
    /// <value>The default is <see langword="false"/>: the document itself is the body.</value>
    public bool SendAsForm { get; set; }

    /// <summary>Gets or sets the application whose delivery reports these will be, where the message does not say.</summary>
    public string? AppId { get; set; }

    /// <summary>Gets or sets where delivery reports are pushed to, where the message does not say.</summary>
    /// <value><see langword="null"/> for the address that is set for the account. Absolute http or https, and public: <see cref="AllowPrivatePushUrl"/>.</value>
    public Uri? PushUrl { get; set; }

    /// <summary>Gets or sets a value indicating whether push URLs may point to this machine or a private network, such as a tunnel's end or a simulator.</summary>
    /// <value>The default is <see langword="false"/>. Names are not looked up: one that leads to a private address is not found out.</value>
    public bool AllowPrivatePushUrl { get; set; }

    /// <summary>Gets or sets a value indicating whether delivery reports wait to be asked for, instead of being pushed, where the message does not say.</summary>
    public bool NoPush { get; set; }

    /// <summary>Gets or sets the name of the parameter that carries <see cref="InfobipMessageOptions.CampaignId"/>.</summary>
    /// <value>The default is <c>CampaignId</c>. Chapter 4.4 of the document has the name, and not where it stands in JSON and XML: beside the message's other parameters.</value>
    public string CampaignIdName { get; set; } = "CampaignId";

    /// <summary>Gets or sets the query that was registered with the provider for inbound messages, such as <c>who=%sender%&amp;what=%text%</c>.</summary>
    /// <value><see langword="null"/> for the parameter names of the document.</value>
    public string? InboundTemplate { get; set; }

    /// <summary>Gets or sets a value indicating whether the parts of a long inbound message are joined.</summary>
    /// <value>
    /// The default is <see langword="true"/>. Parts wait for each other in memory, up to an hour, after the provider was told that they have arrived: they are lost where
    /// the process ends, and never meet where several machines take pushes. With <see langword="false"/> each part is a message of its own, and its
    /// <see cref="SmsInboundMessage.UserDataHeader"/> says which.
    /// </value>
    public bool JoinInboundParts { get; set; } = true;

    /// <summary>Gets or sets the time zone of the provider's times, by its IANA name.</summary>
    /// <value>The default is <c>UTC</c>, a guess: the document does not say, and times come without an offset.</value>
    public string TimeZone { get; set; } = "UTC";

    internal override Uri DefaultAddress => DocumentedAddress;

    internal override Uri? SecondAddress => SecondaryAddress;

    internal override bool SecondAddressSharesIds => AccessPointsShareIds;

    internal override IEnumerable<string> FindMistakes()
    {
        foreach (var mistake in FindSecretMistakes(Username).Concat(FindSecretMistakes(Password)).Concat(base.FindMistakes()))
        {
            yield return mistake;
        }

        foreach (var mistake in SecondaryAddress is null ? [] : FindAddressMistakes(SecondaryAddress))
        {
            yield return mistake;
        }

        if (!Enum.IsDefined(Transport))
        {
            yield return $"{nameof(Transport)} is {Transport}; it must be {nameof(InfobipTransport.Json)}, {nameof(InfobipTransport.Xml)} or {nameof(InfobipTransport.Plain)}.";
        }

        if (SecondaryAddress is not null && SecondaryAddress == (BaseAddress ?? DocumentedAddress))
        {
            yield return $"{nameof(SecondaryAddress)} is the same as {nameof(BaseAddress)}; leave it out.";
        }

        if (MaxMessagesPerRequest < 1)
        {
            yield return $"{nameof(MaxMessagesPerRequest)} is {MaxMessagesPerRequest}; it must be at least 1.";
        }

        if (DefaultSender is not null && !InfobipLimits.IsSender(DefaultSender))
        {
            yield return $"{nameof(DefaultSender)} is '{DefaultSender}'; {InfobipLimits.SenderRule}.";
        }

        if (AppId is not null && !InfobipLimits.IsPlainValue(AppId))
        {
            yield return $"{nameof(AppId)} does not fit; {InfobipLimits.PlainValueRule}.";
        }

        if (!InfobipLimits.IsName(CampaignIdName))
        {
            yield return $"{nameof(CampaignIdName)} does not fit; it must be a name of Latin letters, digits and underscores that begins with a letter.";
        }

        foreach (var mistake in InfobipInboundTemplate.FindMistakes(InboundTemplate))
        {
            yield return $"{nameof(InboundTemplate)} does not fit: {mistake}.";
        }

        foreach (var mistake in FindTimeZoneMistakes(TimeZone, "Europe/Zagreb"))
        {
            yield return mistake;
        }

        // Not quoted: it may hold a secret that lets only the provider in.
        if (PushUrl is not null && PublicAddress.FindMistake(PushUrl, AllowPrivatePushUrl) is { } reason)
        {
            yield return $"{nameof(PushUrl)} {reason}.";
        }
    }

    internal override bool HasSameSettings(SmsGatewayOptions other)
        => base.HasSameSettings(other)
            && other is InfobipOptions account
            && Transport == account.Transport
            && Username == account.Username
            && Password == account.Password
            && SecondaryAddress?.OriginalString == account.SecondaryAddress?.OriginalString
            && AccessPointsShareIds == account.AccessPointsShareIds
            && PlainRecognizesIds == account.PlainRecognizesIds
            && MaxMessagesPerRequest == account.MaxMessagesPerRequest
            && SendAsForm == account.SendAsForm
            && AppId == account.AppId
            && PushUrl?.OriginalString == account.PushUrl?.OriginalString // Two that differ in user or fragment only are equal to Uri.
            && AllowPrivatePushUrl == account.AllowPrivatePushUrl
            && NoPush == account.NoPush
            && CampaignIdName == account.CampaignIdName
            && InboundTemplate == account.InboundTemplate
            && JoinInboundParts == account.JoinInboundParts
            && TimeZone == account.TimeZone;

    internal override ISmsGateway CreateGateway(string name, string client, GatewayServices services) => new InfobipGateway(name, client, this, services);

    /// <summary>Makes the options that the rules of sending see: a plain request has one recipient, whatever the others may have.</summary>
    /// <remarks>"GSM" may take a list, and clients in the field send one. An address has a length, and ids for a list are nobody's word but theirs.</remarks>
    internal InfobipOptions ForTransport()
    {
        var options = (InfobipOptions)Copy();
        options.MaxRecipientsPerRequest = Transport is InfobipTransport.Plain ? 1 : MaxRecipientsPerRequest;
        return options;
    }
}
