using System.Diagnostics;

namespace SmsGateways.Tests.Simulation;

/// <summary>Time that passes only from one due event to the next. Events that are due at once happen in the order in which they were made.</summary>
/// <remarks>
/// Time stands still while anybody acts. Nearly everything acts on the thread of the simulation, where what completes goes on at once. Some things the framework
/// leaves to the thread pool: what follows a canceled delay, or the opening of a circuit. So everybody who acts is counted: one more when a call begins or
/// somebody's waiting ends, one less when he waits again or the call is over. At 0, nothing can happen before time passes.
/// </remarks>
/// <param name="patience">How long to wait for whoever acts, in real time.</param>
internal sealed class VirtualTime(TimeSpan patience) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(VirtualTimer? Timer, int Version, Action? Action), (long Due, long Order)> _queue = new();
    private readonly Lock _lock = new();
    private long _order;
    private long _now;
    private long _events;
    private int _acting;
    private int _timers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets the time since the start.</summary>
    public TimeSpan Now => new(Volatile.Read(ref _now));

    /// <summary>Gets how many events have happened.</summary>
    public long Events => Volatile.Read(ref _events);

    /// <summary>Gets how many timers have not been disposed of.</summary>
    public int LiveTimers => Volatile.Read(ref _timers);

    public override DateTimeOffset GetUtcNow() => Start + Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        Interlocked.Increment(ref _timers);
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        return timer;
    }

    /// <summary>Has something done later, even if after no time at all.</summary>
    public void Schedule(TimeSpan after, Action action) => Enqueue(null, 0, action, after);

    /// <summary>Somebody begins to act.</summary>
    public void OnActing() => Interlocked.Increment(ref _acting);

    /// <summary>Somebody waits for time to pass, or has ended. He may do nothing after this but return.</summary>
    public void OnResting() => Interlocked.Decrement(ref _acting);

    /// <summary>Goes to the next event, and waits until everybody has done what he does about it.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="TimeoutException">Somebody never comes to rest.</exception>
    public bool TryGoOn()
    {
        while (TryDequeue(out var timer, out var action))
        {
            if (timer is not null)
            {
                timer.Fire();
            }
            else
            {
                action!();
            }

            Settle();
            return true;
        }

        return false;
    }

    private void Enqueue(VirtualTimer? timer, int version, Action? action, TimeSpan after)
    {
        lock (_lock)
        {
            _queue.Enqueue((timer, version, action), (_now + after.Ticks, ++_order));
        }
    }

    private bool TryDequeue(out VirtualTimer? timer, out Action? action)
    {
        lock (_lock)
        {
            while (_queue.TryDequeue(out var entry, out var priority))
            {
                if (entry.Timer is null || entry.Timer.Version == entry.Version)
                {
                    Volatile.Write(ref _now, priority.Due);
                    Volatile.Write(ref _events, _events + 1);
                    (timer, action) = (entry.Timer, entry.Action);
                    return true;
                }
            }
        }

        (timer, action) = (null, null);
        return false;
    }

    private void Settle()
    {
        if (Volatile.Read(ref _acting) is 0)
        {
            return;
        }

        var begun = Stopwatch.GetTimestamp();
        for (var spin = default(SpinWait); Volatile.Read(ref _acting) is not 0; spin.SpinOnce())
        {
            if (Stopwatch.GetElapsedTime(begun) > patience)
            {
                throw new TimeoutException($"At {Now.TotalSeconds:F7} s, {Volatile.Read(ref _acting)} do not come to rest.");
            }
        }
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        // A delay is somebody who waits; the timer of a cancellation source is not.
        private readonly bool _isDelay = state is Task;
        private int _version;
        private int _isWaiting;
        private int _isDisposed;

        public int Version => Volatile.Read(ref _version);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var version = Interlocked.Increment(ref _version);
            if (dueTime >= TimeSpan.Zero && _isDisposed is 0)
            {
                Volatile.Write(ref _isWaiting, _isDelay ? 1 : 0);
                time.Enqueue(this, version, null, dueTime);
                if (_isDelay)
                {
                    time.OnResting();
                }
            }

            return _isDisposed is 0;
        }

        public void Fire()
        {
            Interlocked.Increment(ref _version);
            EndDelay();
            callback(state);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) is 0)
            {
                Interlocked.Increment(ref _version);
                Interlocked.Decrement(ref time._timers);
                EndDelay();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void EndDelay()
        {
            if (Interlocked.Exchange(ref _isWaiting, 0) is 1)
            {
                time.OnActing();
            }
        }
    }
}
