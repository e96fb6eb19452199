using System.Threading.Channels;

namespace SmsGateways.PostgreSql;

/// <summary>Joins calls that come while others are being written: the more callers, the larger the batches, and nobody waits for company.</summary>
internal sealed class BatchQueue<TCall> : IAsyncDisposable
    where TCall : PendingCall
{
    /// <summary>The most rows of a batch, unless one call alone has more.</summary>
    public const int MaxRows = 1000;

    // The most calls that wait; whoever comes then waits for a place, within the call's own time.
    private const int Capacity = 4096;

    // Two, so that one round trip is prepared while the other is under way, and one held lock does not stop everybody.
    private const int Writers = 2;

    private readonly Channel<TCall> _calls = Channel.CreateBounded<TCall>(Capacity);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _grace;
    private readonly TimeProvider _clock;
    private readonly Task _writing;

    public BatchQueue(Func<IReadOnlyList<TCall>, CancellationToken, Task> write, TimeSpan grace, TimeProvider clock)
    {
        _grace = grace;
        _clock = clock;
        _writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(write))));
    }

    public ValueTask AddAsync(TCall call, CancellationToken cancellationToken) => _calls.Writer.WriteAsync(call, cancellationToken);

    /// <summary>Takes no more calls, and writes those that wait, for a while.</summary>
    public async ValueTask DisposeAsync()
    {
        _calls.Writer.TryComplete();
        using var limit = _clock.CreateTimer(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop, _grace, Timeout.InfiniteTimeSpan);
        await _writing.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task WriteAsync(Func<IReadOnlyList<TCall>, CancellationToken, Task> write)
    {
        List<TCall> batch = [];
        while (await _calls.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await Task.Yield(); // Lets those in that were woken together.

            batch.Clear();
            for (var rows = 0; rows < MaxRows && _calls.Reader.TryRead(out var call);)
            {
                if (call.IsOver)
                {
                    call.Fail(JournalFailure.NoAnswer);
                    continue;
                }

                batch.Add(call);
                rows += call.Rows;
            }

            try
            {
                if (batch.Count > 0)
                {
                    await write(batch, _stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception exception)
            {
                // Whatever it is, it is these calls' failure: the next ones must be written.
                foreach (var call in batch)
                {
                    call.Fail(JournalFailure.For(exception));
                }
            }
        }
    }
}
