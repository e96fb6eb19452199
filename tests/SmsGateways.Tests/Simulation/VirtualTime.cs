namespace SmsGateways.Tests.Simulation;

/// <summary>Time that passes only from one due event to the next. Events that are due at once fire in the order in which they were made.</summary>
/// <remarks>Used by one thread at a time: the <see cref="Stage"/> sees to it.</remarks>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(VirtualTimer? Timer, int Version, Action? Action), (long Due, long Order)> _queue = new();
    private readonly List<CancellationTokenSource> _canceled = [];
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets the time since the start.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Gets how many of the library's own timers have not been disposed of.</summary>
    public int LiveTimers { get; private set; }

    public override DateTimeOffset GetUtcNow() => Start + Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Create(callback, state, dueTime, null);

    /// <summary>Gets or sets how many delays a caller canceled whose sends have not gone on yet: the framework lets them go on by the thread pool.</summary>
    public int CanceledDelays { get; set; }

    /// <summary>A clock that shows the same time and counts its own timers.</summary>
    public Branch CreateBranch() => new(this);

    /// <summary>Has something done later, even if after no time at all.</summary>
    public void Schedule(TimeSpan after, Action action) => _queue.Enqueue((null, 0, action), ((Now + after).Ticks, ++_order));

    /// <summary>Goes to the next event.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryFireNext()
    {
        while (_queue.TryDequeue(out var entry, out var priority))
        {
            if (entry.Timer is { } timer && timer.Version != entry.Version)
            {
                continue; // Changed or disposed of since.
            }

            Now = new(priority.Due);
            if (entry.Timer is null)
            {
                entry.Action!();
            }
            else
            {
                entry.Timer.Fire();
            }

            return true;
        }

        return false;
    }

    /// <summary>Counts the library's sources that are canceled and have not been disposed of: who waits for one of them has still to be run.</summary>
    public int CountCanceled()
    {
        _canceled.RemoveAll(IsDisposed);
        return _canceled.Count;
    }

    private static CancellationToken TokenOf(Task canceled)
    {
        try
        {
            canceled.GetAwaiter().GetResult();
            return default;
        }
        catch (OperationCanceledException exception)
        {
            return exception.CancellationToken;
        }
    }

    // Nothing else tells without looking inside.
    private static bool IsDisposed(CancellationTokenSource source)
    {
        try
        {
            return source.Token == default;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private VirtualTimer Create(TimerCallback callback, object? state, TimeSpan dueTime, Branch? branch)
    {
        var timer = new VirtualTimer(this, branch, callback, state);
        LiveTimers++;
        if (branch is not null)
        {
            branch.LiveTimers++;
        }

        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        return timer;
    }

    private void Forget(VirtualTimer timer)
    {
        LiveTimers--;
        if (timer.Branch is { } branch)
        {
            branch.LiveTimers--;
        }

        // A source gives its timer back as it is canceled, or else when it is disposed of.
        if (timer.Source is { IsCancellationRequested: true } source)
        {
            _canceled.Add(source);
        }
        else if (timer.Task is { IsCanceled: true } task && !_canceled.Exists(source => !IsDisposed(source) && source.Token == TokenOf(task)))
        {
            CanceledDelays++;
        }
    }

    /// <summary>The same time for one part of the library, with its timers counted on their own.</summary>
    public sealed class Branch(VirtualTime time) : TimeProvider
    {
        public int LiveTimers { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.Create(callback, state, dueTime, this);
    }

    private sealed class VirtualTimer(VirtualTime time, Branch? branch, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public Branch? Branch => branch;

        public CancellationTokenSource? Source { get; } = state as CancellationTokenSource;

        public Task? Task { get; } = state as Task;

        public int Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            if (!_isDisposed && dueTime >= TimeSpan.Zero)
            {
                time._queue.Enqueue((this, Version, null), ((time.Now + dueTime).Ticks, ++time._order));
            }

            return !_isDisposed;
        }

        public void Fire()
        {
            Version++;
            callback(state);
        }

        public void Dispose()
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                Version++;
                time.Forget(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
