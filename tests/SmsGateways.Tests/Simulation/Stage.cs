namespace SmsGateways.Tests.Simulation;

/// <summary>Lets one thread act at a time, in an order that only the seed decides.</summary>
/// <remarks>
/// Nearly everything runs on the thread of the simulation: what completes there goes on there, as the library never asks for a context. Two things
/// cannot be kept from the thread pool: whoever was waiting for a <see cref="SemaphoreSlim"/>, and what follows the opening of Polly's circuit
/// breaker. Such a thread takes on the execution context of its send, which tells <see cref="AsyncLocal{T}"/> and so this class before the first
/// line of the library runs: it is held there until all that must come have come, and then they act one by one.
/// </remarks>
internal sealed class Stage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly AsyncLocal<Sending?> Acting = new(static change =>
    {
        if (change.ThreadContextChanged)
        {
            (change.CurrentValue ?? change.PreviousValue!).Stage.OnThread(change.PreviousValue, change.CurrentValue);
        }
    });

    [ThreadStatic]
    private static bool hasOpenedCircuit;

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

    /// <summary>Gets how many sends went on after they had opened the circuit.</summary>
    public int ResumedOpenings { get; private set; }

    /// <summary>Says that this thread, which belongs to no send, runs Polly's callback and will then go on with the send that opened the circuit.</summary>
    public static void OnCircuitOpened() => hasOpenedCircuit = Current is null;

    /// <summary>Runs the beginning of a send.</summary>
    public static void Run(Sending sending, Action act)
    {
        Acting.Value = sending;
        act();
        Acting.Value = null;
    }

    /// <summary>Lets the threads act that are on their way, until nothing can happen any more before time passes.</summary>
    /// <param name="countPending">How many must be on their way, at least.</param>
    public void Settle(Func<int> countPending)
    {
        while (true)
        {
            var least = countPending();
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

                Arrival? next = null;
                while (_arrived.Count < least)
                {
                    if (!Monitor.Wait(_lock, Patience))
                    {
                        throw new TimeoutException($"{least} threads should come, {_arrived.Count} came: the simulation has lost count.");
                    }
                }

                foreach (var arrival in _arrived)
                {
                    next = next is null || arrival.Sending.Number < next.Sending.Number ? arrival : next;
                }

                _arrived.Remove(next!);
                ResumedOpenings += next!.HasOpenedCircuit ? 1 : 0;
                Changes++;
                _onStage = next;
                Monitor.PulseAll(_lock);
                while (_onStage is not null)
                {
                    Monitor.Wait(_lock);
                }
            }
        }
    }

    private void OnThread(Sending? before, Sending? after)
    {
        if (Environment.CurrentManagedThreadId == _owner)
        {
            return;
        }

        lock (_lock)
        {
            if (before is null)
            {
                var arrival = new Arrival(after!, hasOpenedCircuit);
                hasOpenedCircuit = false;
                _arrived.Add(arrival);
                Monitor.PulseAll(_lock);
                while (_onStage != arrival)
                {
                    Monitor.Wait(_lock);
                }
            }
            else if (after is null)
            {
                _onStage = null;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private sealed class Arrival(Sending sending, bool hasOpenedCircuit)
    {
        public Sending Sending => sending;

        public bool HasOpenedCircuit => hasOpenedCircuit;
    }
}
