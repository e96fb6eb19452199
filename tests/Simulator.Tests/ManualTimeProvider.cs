namespace SmsGateways.Simulator.Tests;

/// <summary>A clock that moves when a test says so, and fires the timers that have come due.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    /// <summary>How long tests wait, in real time, for what must come: a machine that does other things as well stands still for seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now.ToUniversalTime();
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }

        while (TakeDue() is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Waits, in real time, until so much waits for exactly that long on this clock.</summary>
    public async Task WaitForTimerAsync(TimeSpan dueIn, int count = 1)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (CountTimers(dueIn) < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }

    private int CountTimers(TimeSpan dueIn)
    {
        lock (_gate)
        {
            return _timers.Count(timer => timer.Due == _now + dueIn);
        }
    }

    private ManualTimer? TakeDue()
    {
        lock (_gate)
        {
            var timer = _timers.Where(timer => timer.Due <= _now).MinBy(timer => timer.Due);
            if (timer is { Period: var period } && period > TimeSpan.Zero)
            {
                timer.Due += period;
            }
            else if (timer is not null)
            {
                _timers.Remove(timer);
            }

            return timer;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
