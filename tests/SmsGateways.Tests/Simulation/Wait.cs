namespace SmsGateways.Tests.Simulation;

/// <summary>Waits for an answer: for as long as it takes, or until the client gives up.</summary>
internal sealed class Wait : TaskCompletionSource
{
    private readonly VirtualTime _time;
    private readonly CancellationTokenRegistration _registration;
    private int _isOver;

    /// <summary>Begins to wait.</summary>
    /// <param name="time">In which time.</param>
    /// <param name="duration">How long; <see langword="null"/> for ever.</param>
    /// <param name="cancellationToken">The client gives up.</param>
    public Wait(VirtualTime time, TimeSpan? duration, CancellationToken cancellationToken)
    {
        _time = time;
        _registration = cancellationToken.UnsafeRegister(static (wait, token) => ((Wait)wait!).Cancel(token), this);
        if (duration is { } known)
        {
            time.Schedule(known, End);
        }

        time.OnResting();
    }

    private void End()
    {
        _registration.Dispose();
        if (IsFirst())
        {
            TrySetResult();
        }
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (IsFirst())
        {
            TrySetCanceled(cancellationToken);
        }
    }

    private bool IsFirst()
    {
        var isFirst = Interlocked.Exchange(ref _isOver, 1) is 0;
        if (isFirst)
        {
            _time.OnActing();
        }

        return isFirst;
    }
}
