using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>Sends through Acme: one form a request, one recipient, one id that Acme remembers.</summary>
internal sealed class AcmeGateway(string name, string client, AcmeOptions options, GatewayServices services) : ProviderGateway(name, client, options, services)
{
    public override OutgoingRequest Write(Batch batch) => new(HttpMethod.Post, options.AddressOf("api/send"), AcmeWire.Write(options, batch), "application/x-www-form-urlencoded");

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts) => verdicts.Fill(AcmeWire.Read(reply.Body));

    protected override string CreateId(SmsMessage message, int index, int count) => ProviderMessageId.Create(options.Account, message.Id!, index, message.Trail?.Branch);

    protected override SmsError? Check(ref SmsMessage message)
    {
        if (RefuseAllButText(message, "Acme") is { } unsupported)
        {
            return unsupported;
        }

        if (message.SendAt is not null)
        {
            return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"Acme sends at once: leave {nameof(SmsMessage.SendAt)} out.");
        }

        if (message.From?.Value.Length > 11)
        {
            return Refuse(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, $"The sender '{message.From}' is longer than 11 characters.");
        }

        var content = (SmsText)message.Content;
        message = message with { Content = content with { Text = TextCheck.Normalize(content.Text, out var refusal) } };
        return refusal;
    }
}
