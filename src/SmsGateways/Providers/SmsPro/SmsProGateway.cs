using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsPro;

/// <summary>Sends through SmsPro: one XML document a request, one text, up to 50 phones, one id that the platform remembers.</summary>
internal sealed class SmsProGateway : ProviderGateway
{
    // Clients in the field send this media type with success; the document names none.
    private const string ContentType = "application/xml; charset=utf-8";

    private readonly SmsProOptions _options;
    private readonly Uri _sendAddress;

    public SmsProGateway(string name, string client, SmsProOptions options, GatewayServices services)
        : base(name, client, options, services)
    {
        _options = options;
        _sendAddress = options.AddressOf("api/message");
    }

    protected override SmsError? Check(ref SmsMessage message)
    {
        if (message.Content is not SmsText { Flash: false } content)
        {
            return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"SmsPro sends text, and no {(message.Content is SmsText ? "flash messages" : message.Content.GetType().Name)}.");
        }

        if (message.ValidFor is not null)
        {
            return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"SmsPro knows no validity period: leave {nameof(SmsMessage.ValidFor)} out.");
        }

        if ((message.From?.Value ?? _options.DefaultSender) is not { } sender)
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"There is no sender: set {nameof(SmsMessage.From)}, or {nameof(SmsGatewayOptions.DefaultSender)}.");
        }

        if (!SmsProLimits.IsSender(sender))
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender '{new SmsSender(sender)}' does not fit: {SmsProLimits.SenderRule}.");
        }

        var text = TextCheck.Normalize(content.Text, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        if (text.Length > SmsProLimits.TextLength)
        {
            return Refuse(SmsErrorCode.InvalidText, SmsErrorScope.Content, $"The text has {text.Length} characters; SmsPro takes at most {SmsProLimits.TextLength}.");
        }

        message = ReferenceEquals(text, content.Text) ? message : message with { Content = content with { Text = text } };
        return null;
    }

    protected override string CreateId(SmsMessage message, int index, int count)
        => count is 1 && SmsProLimits.IsId(message.Id!) ? message.Id! : ProviderMessageId.Create(_options.Login, message.Id!, index);

    protected override OutgoingRequest Write(Batch batch) => new(HttpMethod.Post, _sendAddress, SmsProWire.WriteMessage(_options, batch), ContentType);

    protected override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        var answer = SmsProWire.ReadSendAnswer(reply.Body);
        if (answer.Id is not null && !answer.Id.Equals(batch.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new XmlException("The answer belongs to another request.");
        }

        // One status stands for the whole request.
        verdicts.Fill(Judge(answer, verdicts.Length) with { ProviderMessageId = batch.Id });
    }

    private Verdict Judge(SmsProSendAnswer answer, int recipients)
    {
        var isSuccess = answer.Status is "0" || (answer.Status is "11" && _options.TestMode);
        if (!isSuccess)
        {
            return SmsProErrors.Judge(_options.Platform!.Value, answer.Status, answer.Text, recipients);
        }

        // Which of the phones were not recognized, only the delivery report tells.
        return answer.Phones < recipients
            ? Verdict.Unknown(SmsErrorCode.InvalidRecipient, $"The platform recognized {answer.Phones} of {recipients} phones, and does not say which.")
            : Verdict.Accepted(null, answer.Parts);
    }

    private static SmsError Refuse(SmsErrorCode code, SmsErrorScope scope, string detail) => new(code, scope, null, null) { Detail = detail };
}
