namespace SmsGateways.Sending;

/// <summary>Lets requests through: so many at once, and so many in a second.</summary>
/// <remarks>The limiters of the framework take no <see cref="TimeProvider"/>, and so could not be tested without waiting.</remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose.
internal sealed class RequestGate(SmsGatewayOptions options, TimeProvider clock)
{
    private readonly SemaphoreSlim _places = new(options.MaxConcurrentRequests);
    private readonly TimeSpan _interval = options.MaxRequestsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _pacing = new();
    private TimeSpan _next;

    /// <summary>Gets how many requests have a place now.</summary>
    public int UnderWay => options.MaxConcurrentRequests - _places.CurrentCount;

    /// <summary>Waits for a place and for the pace.</summary>
    /// <returns>Whether the request may begin: not when the deadline or the caller came first. Then no place was taken.</returns>
    public async ValueTask<bool> TryEnterAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || deadline.IsNear)
        {
            return false;
        }

        // Nearly always there is a place and no pace to keep: no timer is made then.
        var hasPlace = _places.Wait(0, CancellationToken.None);
        if (hasPlace && _interval == TimeSpan.Zero)
        {
            return true;
        }

        using var ending = deadline.CreateSource(cancellationToken, out var registration);
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                if (!hasPlace)
                {
                    await _places.WaitAsync(ending.Token).ConfigureAwait(false);
                    hasPlace = true;
                }

                if (deadline.IsNear || TakeTurn(deadline.LeftToBegin) is not { } wait)
                {
                    _places.Release();
                    return false;
                }

                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, clock, ending.Token).ConfigureAwait(false);
                }

                return true;
            }
            catch (OperationCanceledException)
            {
                if (hasPlace)
                {
                    _places.Release();
                }

                return false;
            }
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Exit() => _places.Release();

    // How long until this request's turn; null when that is after the deadline, and then the turn is left to others.
    private TimeSpan? TakeTurn(TimeSpan left)
    {
        if (_interval == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        lock (_pacing)
        {
            var now = clock.GetElapsedTime(_start);
            var turn = _next > now ? _next : now;
            if (turn - now >= left)
            {
                return null;
            }

            _next = turn + _interval;
            return turn - now;
        }
    }
}
