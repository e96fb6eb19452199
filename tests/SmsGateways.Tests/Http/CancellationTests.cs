using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>A caller may cancel what has not begun; what has begun is waited for and told.</summary>
public sealed class CancellationTests
{
    private const string Accepted = "<response><status>0</status></response>";

    [Fact]
    public async Task Canceled_while_connecting_sends_nothing()
    {
        using var canceling = new CancellationTokenSource();
        await using var gateway = TestGateway.SmsPro(new("http://127.0.0.1:9/"), build: builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(
            () => new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    await canceling.CancelAsync();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    return Stream.Null;
                },
            }));

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(1), canceling.Token)).Should().ThrowAsync<OperationCanceledException>();

        thrown.Which.Should().NotBeOfType<SmsSendCanceledException>();
    }

    [Fact]
    public async Task Canceled_between_requests_says_what_was_not_begun()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Canceling(canceling, number: 2, Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options =>
        {
            options.MaxRecipientsPerRequest = 2;
            options.MaxConcurrentRequests = 1;
        });

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(7), canceling.Token)).Should().ThrowAsync<SmsSendCanceledException>();

        thrown.Which.Result.Recipients.Select(recipient => recipient.Outcome).Should().Equal(
            SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.NotSent, SmsOutcome.NotSent, SmsOutcome.NotSent);
        thrown.Which.Result.Recipients[6].Error!.Code.Should().Be(SmsErrorCode.Canceled);
        server.Ledger.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_exchange_that_was_canceled_ends_at_its_timeout_as_unknown()
    {
        using var canceling = new CancellationTokenSource();
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(async exchange =>
        {
            await canceling.CancelAsync();
            await exchange.HangAsync(clock);
        });
        await using var gateway = TestGateway.SmsPro(server.Address, clock: clock);

        var thrown = await gateway.Awaiting(g => g.SendAsync(Message(1), canceling.Token)).Should().ThrowAsync<SmsSendCanceledException>();

        thrown.Which.Result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task The_deadline_leaves_what_was_not_begun_not_sent()
    {
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(async exchange =>
        {
            if (exchange.Number is 2)
            {
                await exchange.HangAsync(clock, Patience.Deadline);
            }

            await exchange.AnswerAsync(Accepted);
        });
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options =>
        {
            options.MaxRecipientsPerRequest = 1;
            options.MaxConcurrentRequests = 1;
        }, clock: clock);

        var result = await gateway.SendAsync(Message(4));

        result.Recipients.Select(recipient => recipient.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Unknown, SmsOutcome.NotSent, SmsOutcome.NotSent);
        result.Recipients[3].Error!.Code.Should().Be(SmsErrorCode.Timeout);
        server.Ledger.Should().HaveCount(2);
    }

    private static SmsMessage Message(int recipients)
        => new("Hi", Enumerable.Range(0, recipients).Select(i => $"+99655012345{i}")) { Id = "A88726" };
}
