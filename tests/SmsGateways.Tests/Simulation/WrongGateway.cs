using SmsGateways.Http;
using SmsGateways.Providers.SmsPro;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>SmsPro done wrong on purpose: the simulation must see it.</summary>
/// <param name="options">The account.</param>
/// <param name="services">As the library's gateways have them.</param>
/// <param name="hasFreshIds">Whether every attempt has an id of its own, so that the platform recognizes none of them.</param>
/// <param name="otherwise">What is said of everything that is not a plain yes.</param>
internal sealed class WrongGateway(SmsGatewayOptions options, GatewayServices services, bool hasFreshIds, SmsOutcome otherwise)
    : ProviderGateway("wrong", "client", options, services)
{
    private readonly SmsProOptions _account = (SmsProOptions)options;
    private int _attempts;

    protected override SmsError? Check(ref SmsMessage message) => null;

    protected override string? CreateId(SmsMessage message, int index, int count) => ProviderMessageId.Create("", message.Id!, index);

    public override OutgoingRequest Write(Batch batch)
        => new(HttpMethod.Post, _account.AddressOf("api/message"), SmsProWire.WriteMessage(_account, hasFreshIds ? new(batch.Message, batch.Recipients, $"fresh{++_attempts}") : batch), null);

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
        => verdicts.Fill(reply.IsSuccess && reply.Body.Span.IndexOf("<status>0</status>"u8) >= 0
            ? Verdict.Accepted(batch.Id, null)
            : new(otherwise, new(SmsErrorCode.Other, SmsErrorScope.Gateway, null, null)) { ProviderMessageId = batch.Id });
}
