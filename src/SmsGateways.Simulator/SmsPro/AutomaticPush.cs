namespace SmsGateways.Simulator.SmsPro;

/// <summary>Looks for changed reports every second of the simulator's clock, from construction to disposal.</summary>
internal sealed class AutomaticPush : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public AutomaticPush(SmsProSimulator platform, TimeProvider clock) => _loop = RunAsync(platform, clock, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task RunAsync(SmsProSimulator platform, TimeProvider clock, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Period, clock);
        List<Task> pushes = [];
        while (await NextAsync(timer, stop).ConfigureAwait(false))
        {
            // Not awaited here: one that is repeated for half an hour does not hold up the reports that change meanwhile.
            pushes.RemoveAll(push => push.IsCompleted);
            pushes.Add(PushAsync(platform, stop));
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

    private static async Task PushAsync(SmsProSimulator platform, CancellationToken stop)
    {
        if (platform.ReportUrl is not { } url)
        {
            return;
        }

        try
        {
            await platform.Push.PushAsync(url, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The simulator stops, and whoever was to receive the reports most likely with it.
        }
    }
}
