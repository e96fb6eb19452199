namespace SmsGateways.Tests.Simulation;

/// <summary>Lets one thread act at a time, in an order that only the seed decides.</summary>
/// <remarks>
/// Nearly everything runs on the thread of the simulation: what completes there goes on there, as the library never asks for a context. Two things
/// cannot be kept from the thread pool: whoever was waiting for a <see cref="SemaphoreSlim"/> or was canceled while waiting, and what follows the
/// opening of Polly's circuit breaker. Such a thread takes on the execution context of its send, which tells <see cref="AsyncLocal{T}"/> and so this class before the first
/// line of the library runs: it is held there until all that must come have come, and then they act one by one.
/// </remarks>
internal sealed class Stage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly AsyncLocal<Sending?> Acting = new(static change =>
    {
        if (change.ThreadContextChanged)
        {
            (change.CurrentValue ?? change.PreviousValue!).Stage.OnThread(change.PreviousValue, change.CurrentValue);
        }
    });

    private readonly int _owner = Environment.CurrentManagedThreadId;
    private readonly object _lock = new();
    private readonly List<Arrival> _arrived = [];
    private Arrival? _onStage;

    /// <summary>Gets the send whose code is running.</summary>
    public static Sending? Current => Acting.Value;

    /// <summary>Gets how many threads came that nobody expected: then the order would be left to chance.</summary>
    public int Surprises { get; private set; }

    /// <summary>Gets how often another thread had to be let on.</summary>
    public long Changes { get; private set; }

    /// <summary>Runs the beginning of a send.</summary>
    public static void Run(Sending sending, Action act)
    {
        Acting.Value = sending;
        act();
        Acting.Value = null;
    }

    /// <summary>Holds the thread of Polly's callback, after which the send goes on that opened the circuit.</summary>
    /// <remarks>Not before that send waits for it: a callback that is done by then would let the send go on by itself, now and then.</remarks>
    public void OnCircuitOpened(Action act)
    {
        if (Current is not null)
        {
            act();
            return;
        }

        Enter(null);
        act();
        Leave();
    }

    /// <summary>Lets the threads act that are on their way, until nothing can happen any more before time passes.</summary>
    /// <param name="countPending">How many must be on their way, at least.</param>
    /// <param name="onActed">Gets the number of the send that a thread has acted for.</param>
    public void Settle(Func<int> countPending, Action<int> onActed)
    {
        while (true)
        {
            var least = countPending();
            Arrival? next = null;
            lock (_lock)
            {
                if (least is 0)
                {
                    if (_arrived.Count is 0)
                    {
                        return;
                    }

                    Surprises++;
                }

                while (_arrived.Count < least)
                {
                    if (!Monitor.Wait(_lock, Patience))
                    {
                        throw new TimeoutException($"{least} threads should come, {_arrived.Count} came: the simulation has lost count.");
                    }
                }

                foreach (var arrival in _arrived)
                {
                    next = next is null || arrival.Number < next.Number ? arrival : next;
                }

                _arrived.Remove(next!);
                Changes++;
                _onStage = next;
                Monitor.PulseAll(_lock);
                while (_onStage is not null)
                {
                    if (!Monitor.Wait(_lock, Patience))
                    {
                        throw new TimeoutException($"The thread of #{next!.Number} does not end.");
                    }
                }
            }

            onActed(next!.Number);
        }
    }

    private void OnThread(Sending? before, Sending? after)
    {
        if (Environment.CurrentManagedThreadId == _owner)
        {
            return;
        }

        if (before is null)
        {
            Enter(after);
        }
        else if (after is null)
        {
            Leave();
        }
    }

    private void Enter(Sending? sending)
    {
        lock (_lock)
        {
            var arrival = new Arrival(sending?.Number ?? -1);
            _arrived.Add(arrival);
            Monitor.PulseAll(_lock);
            while (_onStage != arrival)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _onStage = null;
            Monitor.PulseAll(_lock);
        }
    }

    private sealed class Arrival(int number)
    {
        public int Number => number;
    }
}
