using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.Infobip;

/// <summary>Sends through Infobip: JSON, XML or a query, several messages in one request, and an id for each recipient that the platform remembers.</summary>
internal sealed partial class InfobipGateway : ProviderGateway
{
    private const string XmlType = "application/xml; charset=utf-8";
    private const string JsonType = "application/json";
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly InfobipOptions _options;
    private readonly TimeProvider _clock;
    private readonly Uri _sendAddress;

    public InfobipGateway(string name, string client, InfobipOptions options, GatewayServices services)
        : base(name, client, options.ForTransport(), services)
    {
        _options = options;
        _clock = services.Clock;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _parts = new(services.Clock, options.JoinInboundParts);
        _questions = new(options);
        _callbacks = new(name, _zone, new(options.InboundTemplate), _parts);
        _sendAddress = options.AddressOf($"api/v3/sendsms/{(options.Transport is InfobipTransport.Json ? "json" : options.Transport is InfobipTransport.Xml ? "xml" : "plain")}");
    }

    public override int MaxMessagesPerRequest => _options.Transport is InfobipTransport.Plain ? 1 : _options.MaxMessagesPerRequest;

    protected override bool HasRecipientIds => true;

    protected override bool RecognizesIds => _options.Transport is not InfobipTransport.Plain || _options.PlainRecognizesIds;

    // The document gives plain messages no id, so that the provider may make its own.
    protected override bool ReportsUnderSentIds => _options.Transport is not InfobipTransport.Plain;

    public override OutgoingRequest Write(Batch batch) => _options.Transport switch
    {
        InfobipTransport.Json => Post(InfobipWire.WriteJson(_options, batch, _clock.GetUtcNow()), JsonType, "JSON"),
        InfobipTransport.Xml => Post(InfobipWire.WriteXml(_options, batch, _clock.GetUtcNow()), XmlType, "XML"),
        _ => new(HttpMethod.Get, new(WritePlain(batch.Entries[0])), ReadOnlyMemory<byte>.Empty, null),
    };

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        var answer = InfobipAnswer.Read(reply.Body);
        InfobipVerdicts.Judge(batch, answer.Repeats(reply.Status) ? throw new FormatException("The server repeats its status in words.") : answer, verdicts);
    }

    protected override SmsError? Check(ref SmsMessage message) => InfobipChecks.Check(ref message, _options) ?? CheckAddress(message);

    protected override int? PredictParts(SmsMessage message, int? parts)
    {
        _ = InfobipContent.Create(message.Content, InfobipMessageOptions.Of(message), out var content);
        return content.Parts;
    }

    // Not the caller's own id, even where one recipient would allow it: another application on the account may use the same one.
    protected override string CreateId(SmsMessage message, PhoneNumber to) => ProviderMessageId.Create(_options.Username, message.Id!, to);

    private OutgoingRequest Post(byte[] document, string type, string field)
        => _options.SendAsForm
            ? new(HttpMethod.Post, _sendAddress, InfobipWire.ToForm(field, document), FormType)
            : new(HttpMethod.Post, _sendAddress, document, type);

    private string WritePlain(BatchEntry entry) => InfobipWire.WritePlain(_sendAddress.AbsoluteUri, _options, entry, _clock.GetUtcNow());

    private SmsError? CheckAddress(SmsMessage message)
        => _options.Transport is InfobipTransport.Plain
            ? CheckAddressLength("Infobip's plain transport", WritePlain(new(message, new[] { message.To[0] }, new[] { CreateId(message, message.To[0]) })).Length)
            : null;
}
