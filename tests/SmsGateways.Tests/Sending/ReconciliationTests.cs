using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>Reconciling asks and never sends, and finds only what is proven.</summary>
public sealed class ReconciliationTests
{
    private const string OneReport =
        "<response><status>0</status><phone><number>996550123456</number><report>0</report><sendTime></sendTime><rcvTime></rcvTime></phone></response>";

    [Fact]
    public async Task A_recipient_with_a_report_was_accepted()
    {
        await using var server = RawServer.Answering(OneReport);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var result = Result(
            Row("+996550123456", SmsOutcome.Unknown),
            Row("+996550123457", SmsOutcome.Unknown),
            Row("+996550123458", SmsOutcome.Rejected));

        var reconciled = await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result);

        reconciled.Recipients.Select(recipient => (recipient.Outcome, recipient.Evidence)).Should().Equal(
            (SmsOutcome.Accepted, SmsEvidence.DeliveryReport),
            (SmsOutcome.Unknown, SmsEvidence.None),
            (SmsOutcome.Rejected, SmsEvidence.None));
        reconciled.MessageId.Should().Be("m1");
        server.Ledger.Should().ContainSingle("one question an id").Which.RequestLine.Should().StartWith("POST /api/dr ");
    }

    [Theory]
    [InlineData("<response><status>4</status></response>")]
    [InlineData("<response><status>2</status></response>")]
    [InlineData("<html/>")]
    public async Task Whatever_else_is_answered_it_stays_unknown(string answer)
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var result = Result(Row("+996550123456", SmsOutcome.Unknown));

        (await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result)).Should().BeSameAs(result);
    }

    [Fact]
    public async Task What_nobody_can_be_asked_about_stays_unknown()
    {
        await using var gateway = TestGateway.SmsPro(new("http://127.0.0.1:9/"));
        var result = Result(
            Row("+996550123456", SmsOutcome.Unknown) with { Gateway = "gone" },
            Row("+996550123457", SmsOutcome.Unknown) with { Gateway = null },
            Row("+996550123458", SmsOutcome.Unknown) with { ProviderMessageId = null },
            Row("+996550123459", SmsOutcome.NotSent));

        (await gateway.Services.GetRequiredService<ISmsGateways>().ReconcileAsync(result)).Should().BeSameAs(result);
    }

    [Fact]
    public async Task Canceling_stops_asking()
    {
        await using var server = RawServer.Start(exchange => exchange.HangAsync());
        await using var gateway = TestGateway.SmsPro(server.Address);
        using var canceling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var result = Result(Row("+996550123456", SmsOutcome.Unknown));

        await gateway.Services.GetRequiredService<ISmsGateways>().Awaiting(gateways => gateways.ReconcileAsync(result, canceling.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    private static SmsSendResult Result(params SmsRecipientResult[] rows) => new() { MessageId = "m1", Recipients = rows };

    private static SmsRecipientResult Row(string to, SmsOutcome outcome) => new(PhoneNumber.Parse(to), outcome) { Gateway = "pro", ProviderMessageId = "A1" };
}
