using System.Net;
using SmsGateways.Http;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>Says yes to whatever the provider did not answer.</summary>
internal sealed class YesHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return new(HttpStatusCode.OK) { Content = new StringContent("<response><status>0</status></response>") };
        }
    }
}

/// <summary>Takes what it cannot read for a refusal.</summary>
internal sealed class TooCertainGateway(SmsProOptions options, GatewayServices services) : ProviderGateway("pro", "client", options, services)
{
    protected override SmsError? Check(ref SmsMessage message) => null;

    protected override string? CreateId(SmsMessage message, int index, int count) => SmsProLimits.IsId(message.Id!) ? message.Id : ProviderMessageId.Create("", message.Id!, index);

    protected override OutgoingRequest Write(Batch batch) => new(HttpMethod.Post, options.AddressOf("api/message"), SmsProWire.WriteMessage(options, batch), null);

    protected override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
        => verdicts.Fill(reply.IsSuccess && reply.Body.Span.IndexOf("<status>0</status>"u8) >= 0
            ? Verdict.Accepted(batch.Id, null)
            : Verdict.Rejected(SmsErrorCode.Other, SmsErrorScope.Gateway, "It did not say yes."));
}
