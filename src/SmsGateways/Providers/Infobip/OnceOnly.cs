namespace SmsGateways.Providers.Infobip;

/// <summary>Keeps what the provider hands out once only, until a caller has taken it and comes for the next: a caller who breaks off, or fails, leaves the rest to the next one.</summary>
internal sealed class OnceOnly<T>
{
    /// <summary>How much waits at most before nothing more is fetched: 100,000 reports take about 20 MB.</summary>
    public const int MostWaiting = 100_000;

    private readonly Lock _lock = new();
    private List<T> _waiting = [];

    /// <summary>Gets a value indicating whether so much waits that it must be taken before more is fetched.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count >= MostWaiting;
            }
        }
    }

    /// <summary>Keeps what came.</summary>
    public void Keep(IEnumerable<T> items)
    {
        lock (_lock)
        {
            _waiting.AddRange(items);
        }
    }

    /// <summary>Tells whether something waits, and leaves it here.</summary>
    public bool Has(Predicate<T> isWanted)
    {
        lock (_lock)
        {
            return _waiting.Exists(isWanted);
        }
    }

    /// <summary>Hands on what waits, oldest first. What the caller does not take stays here, and so does the last one that it got: whoever fails to store it gets it again.</summary>
    /// <param name="isWanted">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends it; what was not handed on stays here.</param>
    public IEnumerable<T> HandOn(Predicate<T> isWanted, int limit, CancellationToken cancellationToken)
    {
        var taken = Take(isWanted, limit);
        try
        {
            while (taken.TryPeek(out var item))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
                taken.Dequeue();
            }
        }
        finally
        {
            PutBack(taken);
        }
    }

    private Queue<T> Take(Predicate<T> isWanted, int limit)
    {
        var taken = new Queue<T>();
        lock (_lock)
        {
            var rest = new List<T>();
            foreach (var item in _waiting)
            {
                if (taken.Count < limit && isWanted(item))
                {
                    taken.Enqueue(item);
                }
                else
                {
                    rest.Add(item);
                }
            }

            _waiting = rest;
        }

        return taken;
    }

    private void PutBack(Queue<T> left)
    {
        if (left.Count > 0)
        {
            lock (_lock)
            {
                _waiting.InsertRange(0, left);
            }
        }
    }
}
