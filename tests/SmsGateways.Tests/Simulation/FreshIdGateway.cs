using SmsGateways.Http;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>SmsPro done wrong: every attempt has an id of its own, and so the platform recognizes none of them.</summary>
internal sealed class FreshIdGateway(SmsProOptions options, GatewayServices services) : ProviderGateway("pro", "client", options, services)
{
    private int _attempts;

    protected override SmsError? Check(ref SmsMessage message) => null;

    protected override string? CreateId(SmsMessage message, int index, int count) => "fresh";

    protected override OutgoingRequest Write(Batch batch)
        => new(HttpMethod.Post, options.AddressOf("api/message"), SmsProWire.WriteMessage(options, batch with { Id = $"fresh{++_attempts}" }), null);

    protected override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
        => verdicts.Fill(SmsProWire.ReadSendAnswer(reply.Body).Status is "0" ? Verdict.Accepted(batch.Id, null) : Verdict.Unknown(SmsErrorCode.Other, "Not 0."));
}
