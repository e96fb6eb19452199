namespace SmsGateways.AspNetCore.Reports;

/// <summary>Lets one caller at a time in for each key, in the order of their coming.</summary>
internal sealed class KeyedLock<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Queue<TaskCompletionSource>> _waiting = [];

    /// <summary>Waits for its turn. Whoever gets it must <see cref="Leave"/>.</summary>
    public Task EnterAsync(TKey key)
    {
        lock (_waiting)
        {
            if (!_waiting.TryGetValue(key, out var queue))
            {
                _waiting[key] = new(0);
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Enqueue(turn);
            return turn.Task;
        }
    }

    public void Leave(TKey key)
    {
        TaskCompletionSource? next;
        lock (_waiting)
        {
            if (!_waiting[key].TryDequeue(out next))
            {
                _waiting.Remove(key);
            }
        }

        next?.SetResult();
    }
}
