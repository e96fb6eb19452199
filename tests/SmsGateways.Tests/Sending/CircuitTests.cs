using Microsoft.Extensions.Logging.Abstractions;
using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>What opens a circuit, what does not, and when it closes; then the same seen from a gateway.</summary>
public sealed class CircuitTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task A_refused_account_opens_it_at_once_for_thirty_seconds()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);

        (await RunAsync(circuit, CircuitSignal.AccountRefused)).Should().BeTrue();
        circuit.IsOpen.Should().BeTrue();
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeFalse();
        _clock.Advance(Circuit.BreakDuration);

        circuit.IsOpen.Should().BeFalse();
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
    }

    [Theory]
    [InlineData(9, 11, false)]
    [InlineData(10, 10, true)]
    public async Task Half_of_the_recent_requests_must_find_it_unavailable(int unavailable, int working, bool expected)
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        for (var i = 0; i < working; i++)
        {
            await RunAsync(circuit, CircuitSignal.Works);
        }

        for (var i = 0; i < unavailable; i++)
        {
            await RunAsync(circuit, CircuitSignal.Unavailable);
        }

        circuit.IsOpen.Should().Be(expected);
    }

    [Fact]
    public async Task A_pause_ends_by_the_clock_also_when_nobody_sends()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        for (var i = 0; i < 20; i++)
        {
            await RunAsync(circuit, CircuitSignal.Unavailable);
        }

        circuit.IsOpen.Should().BeTrue();
        _clock.Advance(Circuit.BreakDuration);

        circuit.IsOpen.Should().BeFalse("a router that skips paused gateways would never use this one again");
    }

    [Fact]
    public async Task After_a_refused_account_one_request_tries_and_the_others_wait_for_it()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        await RunAsync(circuit, CircuitSignal.AccountRefused);
        _clock.Advance(Circuit.BreakDuration);
        var answer = new TaskCompletionSource<CircuitSignal>();

        var trial = circuit.TryRunAsync(answer.Task, static answer => new ValueTask<CircuitSignal>(answer)).AsTask();

        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeFalse();
        answer.SetResult(CircuitSignal.Works);
        (await trial).Should().BeTrue();
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
    }

    [Fact]
    public async Task A_bare_403_for_one_text_does_not_pause_the_gateway()
    {
        await using var server = RawServer.Answering("<html>Forbidden</html>", 403, "text/html");
        await using var gateway = TestGateway.SmsPro(server.Address);

        (await gateway.SendOneAsync()).Error!.Code.Should().Be(SmsErrorCode.Authentication);

        gateway.Gateway.GetRequiredService<ISmsGatewayState>().IsPaused.Should().BeFalse("it may be a firewall that dislikes the text");
    }

    [Fact]
    public async Task What_waited_for_a_place_does_not_go_out_through_a_gateway_that_was_paused_meanwhile()
    {
        await using var server = RawServer.Answering("<response><status>2</status></response>");
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.SendAsync(new("Hi", "+996550123456"))));

        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task Of_many_requests_at_once_the_first_answers_do_not_decide()
    {
        var circuit = new Circuit("test", concurrency: 400, _clock, NullLogger.Instance);
        for (var i = 0; i < 799; i++)
        {
            await RunAsync(circuit, CircuitSignal.Unavailable);
        }

        circuit.IsOpen.Should().BeFalse();
        await RunAsync(circuit, CircuitSignal.Unavailable);
        circuit.IsOpen.Should().BeTrue();
    }

    [Fact]
    public async Task After_the_pause_one_request_tries_and_a_good_one_closes_it()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        for (var i = 0; i < 20; i++)
        {
            await RunAsync(circuit, CircuitSignal.Unavailable);
        }

        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeFalse();
        _clock.Advance(Circuit.BreakDuration);
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
        circuit.IsOpen.Should().BeFalse();
    }

    [Theory]
    [InlineData(nameof(CircuitSignal.AccountRefused), 1)]
    [InlineData(nameof(CircuitSignal.Unavailable), 20)]
    public async Task After_the_pause_a_request_that_learns_nothing_neither_ends_it_nor_makes_it_longer(string opening, int times)
    {
        var signal = Enum.Parse<CircuitSignal>(opening);
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        for (var i = 0; i < times; i++)
        {
            await RunAsync(circuit, signal);
        }

        _clock.Advance(Circuit.BreakDuration);
        (await RunAsync(circuit, CircuitSignal.Nothing)).Should().BeTrue();
        circuit.IsOpen.Should().BeFalse("otherwise a router would wait for another pause to end");

        (await RunAsync(circuit, signal)).Should().BeTrue("the next one tries");
        circuit.IsOpen.Should().BeTrue("nothing had proved that the provider works");
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeFalse();

        _clock.Advance(Circuit.BreakDuration);
        (await RunAsync(circuit, CircuitSignal.Nothing)).Should().BeTrue();
        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
        (await RunAsync(circuit, CircuitSignal.Unavailable)).Should().BeTrue("it is closed");
        circuit.IsOpen.Should().BeFalse();
    }

    [Fact]
    public async Task A_request_that_fails_on_our_side_does_not_count_as_the_one_that_tries()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        await RunAsync(circuit, CircuitSignal.AccountRefused);
        _clock.Advance(Circuit.BreakDuration);

        await circuit.Invoking(static circuit => circuit.TryRunAsync(0, static _ => throw new InvalidOperationException("A mistake.")).AsTask()).Should().ThrowAsync<InvalidOperationException>();

        (await RunAsync(circuit, CircuitSignal.Works)).Should().BeTrue();
    }

    [Fact]
    public async Task Requests_that_learn_nothing_open_nothing()
    {
        var circuit = new Circuit("test", concurrency: 8, _clock, NullLogger.Instance);
        for (var i = 0; i < 100; i++)
        {
            (await RunAsync(circuit, CircuitSignal.Nothing)).Should().BeTrue();
        }

        circuit.IsOpen.Should().BeFalse();
    }

    [Theory]
    [InlineData("2", 1, true)]
    [InlineData("3", 1, true)]
    [InlineData("4", 1, true)]
    [InlineData("4", 2, false)]
    [InlineData("5", 1, false)]
    [InlineData("6", 1, false)]
    [InlineData("7", 1, false)]
    public async Task Of_smspros_statuses_only_those_of_the_account_pause_the_gateway(string status, int recipients, bool expected)
    {
        await using var server = RawServer.Answering($"<response><status>{status}</status></response>");
        await using var gateway = TestGateway.SmsPro(server.Address);
        var message = new SmsMessage("Hi", Enumerable.Range(0, recipients).Select(i => $"+99655012345{i}"));

        await gateway.SendAsync(message);
        var second = (await gateway.SendAsync(message)).Recipients[0];

        gateway.Gateway.GetRequiredService<ISmsGatewayState>().IsPaused.Should().Be(expected);
        second.Outcome.Should().Be(expected ? SmsOutcome.NotSent : SmsOutcome.Rejected);
        server.Ledger.Should().HaveCount(expected ? 1 : 2);
    }

    [Fact]
    public async Task Messages_that_wait_for_their_turn_do_not_pause_the_gateway()
    {
        await using var server = RawServer.Answering("<response><status>0</status></response>");
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxRequestsPerSecond = 0.001, clock: new ManualTimeProvider { PassesPauses = true });
        var message = new SmsMessage("Hi", "+996550123456") { Deadline = TimeSpan.FromSeconds(20) };

        for (var i = 0; i < 30; i++)
        {
            await gateway.SendAsync(message);
        }

        gateway.Gateway.GetRequiredService<ISmsGatewayState>().IsPaused.Should().BeFalse();
    }

    private static async Task<bool> RunAsync(Circuit circuit, CircuitSignal signal)
        => await circuit.TryRunAsync(signal, static signal => ValueTask.FromResult(signal));
}
