using System.Diagnostics.CodeAnalysis;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>A dictionary that holds so many entries for so long: the oldest leave first.</summary>
internal sealed class BoundedMap<TKey, TValue>(int capacity, TimeSpan retention, TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byAge = new();
    private readonly Lock _lock = new();

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        lock (_lock)
        {
            Expire();
            value = _entries.TryGetValue(key, out var node) ? node.Value.Value : null;
            return value is not null;
        }
    }

    /// <summary>Puts an entry in, as the youngest.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            Expire();
            if (_entries.Remove(key, out var before))
            {
                _byAge.Remove(before);
            }
            else if (_entries.Count >= capacity)
            {
                RemoveOldest();
            }

            _entries[key] = _byAge.AddLast(new Entry(key, value, clock.GetTimestamp()));
        }
    }

    public void Remove(TKey key)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var node))
            {
                _byAge.Remove(node);
            }
        }
    }

    /// <summary>Copies the entries that are wanted, the oldest first.</summary>
    public List<TKey> KeysWhere(Func<TKey, TValue, bool> isWanted)
    {
        lock (_lock)
        {
            Expire();
            return [.. _byAge.Where(entry => isWanted(entry.Key, entry.Value)).Select(static entry => entry.Key)];
        }
    }

    private void Expire()
    {
        while (_byAge.First is { } oldest && clock.GetElapsedTime(oldest.Value.SetAt) >= retention)
        {
            RemoveOldest();
        }
    }

    private void RemoveOldest()
    {
        _entries.Remove(_byAge.First!.Value.Key);
        _byAge.RemoveFirst();
    }

    private readonly record struct Entry(TKey Key, TValue Value, long SetAt);
}
