using System.Diagnostics;

namespace SmsGateways.Tests.Chaos;

/// <summary>Measures for how long this process did not get round to its work: what arrives in time may be seen late on a busy machine.</summary>
internal sealed class StallMeter : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private long _worst;

    public StallMeter() => _ = MeasureAsync(_stopping.Token);

    public TimeSpan Worst => TimeSpan.FromTicks(Interlocked.Read(ref _worst));

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await Task.Delay(Pulse, CancellationToken.None);
            Interlocked.Exchange(ref _worst, Math.Max(_worst, (Stopwatch.GetElapsedTime(start) - Pulse).Ticks));
        }
    }
}
