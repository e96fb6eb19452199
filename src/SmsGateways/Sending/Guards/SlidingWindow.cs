namespace SmsGateways.Sending.Guards;

/// <summary>Counts what is under way and what left within the latest stretch of time, for each key.</summary>
/// <param name="max">How much a key may have at once.</param>
/// <param name="length">How long what has left goes on counting.</param>
/// <remarks>
/// <para>
/// What was taken counts from then until it has left, and for the length of the window after that. It left at some moment between the two, so that
/// in no stretch of that length more than the maximum leaves, however long a send took.
/// </para>
/// <para>
/// Not safe for concurrent use. Keeps one entry for each key that counts, and one for each time that something left within the window; what is over is
/// forgotten by the next call, in the order in which it left.
/// </para>
/// </remarks>
internal sealed class SlidingWindow(int max, TimeSpan length)
{
    private const int SmallCapacity = 1024;

    private readonly Dictionary<long, int> _counts = [];
    private readonly Queue<(TimeSpan End, long Key, int Amount)> _left = new();

    /// <summary>Gets how many keys are known.</summary>
    public int Keys => _counts.Count;

    /// <summary>Tells whether a key may have so much more.</summary>
    public bool HasRoom(long key, int amount, TimeSpan now)
    {
        Forget(now);
        return _counts.GetValueOrDefault(key) <= max - amount;
    }

    /// <summary>Counts what is about to be sent.</summary>
    public void Take(long key, int amount) => _counts[key] = _counts.GetValueOrDefault(key) + amount;

    /// <summary>Takes back what was counted and did not leave.</summary>
    public void GiveBack(long key, int amount)
    {
        if (_counts[key] == amount)
        {
            _counts.Remove(key);
        }
        else
        {
            _counts[key] -= amount;
        }
    }

    /// <summary>Notes that what was counted has left by now.</summary>
    public void Leave(long key, int amount, TimeSpan now)
    {
        Forget(now);
        _left.Enqueue((now + length, key, amount));
    }

    private void Forget(TimeSpan now)
    {
        while (_left.TryPeek(out var oldest) && oldest.End <= now)
        {
            _left.Dequeue();
            GiveBack(oldest.Key, oldest.Amount);
        }

        // After a wave, its memory is given back as well.
        if (_counts.Capacity > SmallCapacity && _counts.Count < _counts.Capacity / 4)
        {
            _counts.TrimExcess(_counts.Count * 2);
        }

        if (_left.Capacity > SmallCapacity && _left.Count < _left.Capacity / 4)
        {
            _left.TrimExcess(_left.Count * 2);
        }
    }
}
