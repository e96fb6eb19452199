namespace SmsGateways.Simulator.Common;

/// <summary>Looks every second of the simulator's clock for what is to be pushed, from construction to disposal.</summary>
internal sealed class AutomaticPush : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public AutomaticPush(Func<CancellationToken, Task> push, TimeProvider clock) => _loop = RunAsync(push, clock, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task RunAsync(Func<CancellationToken, Task> push, TimeProvider clock, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Period, clock);
        List<Task> pushes = [];
        while (await NextAsync(timer, stop).ConfigureAwait(false))
        {
            // Not awaited here: one that is repeated for half an hour does not hold up what changes meanwhile.
            pushes.RemoveAll(push => push.IsCompleted);
            pushes.Add(PushAsync(push, stop));
        }

        await Task.WhenAll(pushes).ConfigureAwait(false);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task PushAsync(Func<CancellationToken, Task> push, CancellationToken stop)
    {
        try
        {
            await push(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The simulator stops, and whoever was to be called most likely with it.
        }
    }
}
