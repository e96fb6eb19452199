namespace SmsGateways.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Timers fire in order, on the thread that moves it.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets a value indicating whether the clock goes forward by itself, at once and as far, for whoever waits on it with <see cref="Task.Delay(TimeSpan, TimeProvider)"/>.</summary>
    /// <remarks>A pause before the next attempt then costs no time, and no timeout passes because the machine is busy: only what a test moves, or a pause, does.</remarks>
    public bool PassesPauses { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);

        // A delay is somebody who waits; the timer of a cancellation source is not.
        if (PassesPauses && state is Task && timer.Due is { } due)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static pause => pause.Clock.AdvanceTo(pause.Due), (Clock: this, Due: due), preferLocal: false);
        }

        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>Waits, in real time, until somebody waits for at least so long on this clock, and lets exactly that pass: no more, which would be the timeout of what begins then.</summary>
    public async Task PassPauseAsync(TimeSpan least)
    {
        using var limit = new CancellationTokenSource(Patience.Long);
        while (true)
        {
            if (FindPause(least) is { } due)
            {
                AdvanceTo(due);
                return;
            }

            await Task.Delay(1, limit.Token);
        }
    }

    private DateTimeOffset? FindPause(TimeSpan least)
    {
        lock (_lock)
        {
            return _timers.Where(timer => timer.Due >= _now + least).Min(timer => timer.Due);
        }
    }

    private void AdvanceTo(DateTimeOffset end)
    {
        while (true)
        {
            ManualTimer? due;
            lock (_lock)
            {
                due = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                _now = due?.Due > _now ? due.Due!.Value : due is null && end > _now ? end : _now; // Never back: two may move it at once.
                due?.OnFiring();
            }

            if (due is null)
            {
                return;
            }

            due.Fire();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Due = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                clock._timers.Remove(this);
                if (Due is not null)
                {
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void OnFiring()
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public void Fire() => fire();

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
