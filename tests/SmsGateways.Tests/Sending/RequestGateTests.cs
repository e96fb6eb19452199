using SmsGateways.Sending;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>How many requests begin, at once and in a second, on a clock that the test moves.</summary>
public sealed class RequestGateTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Requests_beyond_the_places_wait_for_one()
    {
        var gate = new RequestGate(new() { MaxConcurrentRequests = 2 }, _clock);
        (await Enter(gate)).Should().BeTrue();
        (await Enter(gate)).Should().BeTrue();
        var third = Enter(gate);

        third.IsCompleted.Should().BeFalse();
        gate.Exit();

        (await third).Should().BeTrue();
    }

    [Fact]
    public async Task Waiting_ends_at_the_deadline_and_takes_nothing()
    {
        var gate = new RequestGate(new() { MaxConcurrentRequests = 1 }, _clock);
        await Enter(gate);
        var second = Enter(gate, seconds: 5);

        _clock.Advance(TimeSpan.FromSeconds(5));

        (await second).Should().BeFalse();
        gate.Exit();
        (await Enter(gate)).Should().BeTrue("the place that was given back is free");
    }

    [Fact]
    public async Task What_could_not_be_answered_in_time_does_not_begin()
    {
        var gate = new RequestGate(new(), _clock);
        var deadline = new Deadline(_clock, TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromMilliseconds(4899));
        (await gate.TryEnterAsync(deadline, default)).Should().BeTrue();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await gate.TryEnterAsync(deadline, default)).Should().BeFalse("a tenth of a second is left");

        (await gate.TryEnterAsync(new(_clock, TimeSpan.FromMilliseconds(20)), default)).Should().BeTrue("a short deadline has a margin of its tenth");
    }

    [Fact]
    public async Task Waiting_ends_when_the_caller_cancels()
    {
        var gate = new RequestGate(new() { MaxConcurrentRequests = 1 }, _clock);
        await Enter(gate);
        using var canceling = new CancellationTokenSource();
        var second = gate.TryEnterAsync(new(_clock, TimeSpan.FromSeconds(60)), canceling.Token).AsTask();

        await canceling.CancelAsync();

        (await second).Should().BeFalse();
    }

    [Fact]
    public async Task Requests_keep_the_pace()
    {
        var gate = new RequestGate(new() { MaxRequestsPerSecond = 4, MaxConcurrentRequests = 100 }, _clock);
        var requests = Enumerable.Range(0, 5).Select(_ => Enter(gate)).ToList();

        Begun(requests).Should().Be(1);
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Begun(requests).Should().Be(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(requests[1]);
        Begun(requests).Should().Be(2);
        _clock.Advance(TimeSpan.FromMilliseconds(750));
        (await Task.WhenAll(requests)).Should().OnlyContain(entered => entered);
    }

    [Fact]
    public async Task An_idle_second_saves_up_nothing()
    {
        var gate = new RequestGate(new() { MaxRequestsPerSecond = 1, MaxConcurrentRequests = 100 }, _clock);
        await Enter(gate);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var requests = Enumerable.Range(0, 3).Select(_ => Enter(gate)).ToList();

        Begun(requests).Should().Be(1);
    }

    [Fact]
    public async Task A_turn_after_the_deadline_is_left_to_others()
    {
        var gate = new RequestGate(new() { MaxRequestsPerSecond = 1, MaxConcurrentRequests = 100 }, _clock);
        await Enter(gate);

        (await Enter(gate, seconds: 1)).Should().BeFalse("its turn would come in one second, at its deadline");
        var next = Enter(gate);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await next).Should().BeTrue();
    }

    private static int Begun(IEnumerable<Task<bool>> requests) => requests.Count(request => request.IsCompleted);

    private Task<bool> Enter(RequestGate gate, double seconds = 60) => gate.TryEnterAsync(new(_clock, TimeSpan.FromSeconds(seconds)), CancellationToken.None).AsTask();
}
