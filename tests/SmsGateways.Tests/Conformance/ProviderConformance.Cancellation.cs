using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>A caller may cancel what has not begun; what has begun is waited for and told.</summary>
public abstract partial class ProviderConformance
{
    [Fact]
    public async Task Canceled_before_the_first_byte_sends_nothing()
    {
        await using var server = Accepting();
        await using var gateway = Start(server.Address);

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(1), new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        thrown.Which.Should().NotBeOfType<SmsSendCanceledException>();
        server.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task Canceled_after_the_first_byte_waits_for_the_answer_and_carries_it()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            await canceling.CancelAsync();
            await Task.Delay(100, exchange.Stopping);
            await AcceptAsync(exchange);
        });
        await using var gateway = Start(server.Address, options =>
        {
            options.MaxRecipientsPerRequest = side.RecipientsPerRequest;
            options.MaxConcurrentRequests = 1;
        });

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(5), canceling.Token)).Should().ThrowAsync<SmsSendCanceledException>();

        var first = side.Read(server.Ledger.Should().ContainSingle().Subject).Select(sms => "+" + sms.To).ToList();
        thrown.Which.Result.Recipients.Should().HaveCount(5).And.OnlyContain(row => row.Outcome == (first.Contains(row.To.ToString()) ? SmsOutcome.Accepted : SmsOutcome.NotSent));
    }

    [Fact]
    public async Task Canceled_and_never_answered_is_unknown()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            await canceling.CancelAsync();
            await exchange.CloseAsync();
        });
        await using var gateway = Start(server.Address);

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(1), canceling.Token)).Should().ThrowAsync<SmsSendCanceledException>();

        thrown.Which.Result.Recipients.Should().ContainSingle().Which.Outcome.Should().Be(SmsOutcome.Unknown);
    }
}
