namespace SmsGateways.Sending.Composites;

/// <summary>Counts what waits inside a stream, and holds the one who adds to it back while it is too much.</summary>
/// <remarks>Not a semaphore: only reading the source is held back. What came in may go from gateway to gateway, and out, without ever waiting for a place.</remarks>
internal sealed class StreamWindow(int size)
{
    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource? _waiting;

    /// <summary>Counts one more.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    /// <summary>Counts one less.</summary>
    public void Leave()
    {
        TaskCompletionSource? waiting = null;
        lock (_lock)
        {
            if (--_count < size)
            {
                (waiting, _waiting) = (_waiting, null);
            }
        }

        waiting?.TrySetResult();
    }

    /// <summary>Waits until there is room. Only one may wait at a time.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_count < size)
            {
                return Task.CompletedTask;
            }

            _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitAsync(cancellationToken);
        }
    }
}
