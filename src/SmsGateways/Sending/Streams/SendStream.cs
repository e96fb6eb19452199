using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace SmsGateways.Sending.Streams;

/// <summary>Sends a stream of messages: reads no further ahead than its window, and hands out every result as it is known.</summary>
/// <remarks>
/// Whatever ends it early, the caller, the source or a break, what was read is finished first and has its result; only a break leaves nobody to hand
/// results to. Memory is bounded by the window: a result keeps its place until it was handed out.
/// </remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose.
internal abstract class SendStream(int window)
{
    private readonly SemaphoreSlim _window = new(window);
    private readonly Channel<SmsSendResult> _results = Channel.CreateUnbounded<SmsSendResult>(new() { SingleReader = true });
    private int _open = 1; // Messages that have no result yet, and one for the reading itself.

    /// <summary>Sends the messages.</summary>
    /// <param name="messages">The messages, read once.</param>
    /// <param name="cancellationToken">Stops reading; what is under way is finished.</param>
    public async IAsyncEnumerable<SmsSendResult> RunAsync(IAsyncEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Elsewhere: a source that never waits would keep the caller from its first result.
        var reading = Task.Run(() => ReadAsync(messages, stopping.Token), CancellationToken.None);
        try
        {
            await foreach (var result in _results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return result;
                _window.Release();
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await foreach (var unread in _results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                _ = unread; // After a break.
            }

            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        (await reading.ConfigureAwait(false))?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until another message could begin at once. What is not read keeps its whole deadline.</summary>
    protected virtual ValueTask WaitUntilReadyAsync(CancellationToken stopping) => default;

    /// <summary>Takes a message and sends it. Once <see cref="Begin"/> was called for it, <see cref="Finish"/> follows, whatever happens.</summary>
    /// <exception cref="ArgumentException">It cannot be sent; what was read before is finished.</exception>
    protected abstract ValueTask TakeAsync(SmsMessage message, CancellationToken stopping);

    /// <summary>Waits for something before the next message.</summary>
    protected virtual Task WaitAsync(Task waiting, CancellationToken stopping) => waiting;

    /// <summary>Learns that there are no more messages.</summary>
    protected virtual ValueTask EndAsync(CancellationToken stopping) => default;

    /// <summary>Says that a message was taken.</summary>
    protected void Begin() => Interlocked.Increment(ref _open);

    /// <summary>Hands out the result of a message.</summary>
    protected void Finish(SmsSendResult result)
    {
        _results.Writer.TryWrite(result);
        End();
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _open) is 0)
        {
            _results.Writer.Complete();
        }
    }

    // What ended it too soon, other than the caller.
    private async Task<ExceptionDispatchInfo?> ReadAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken stopping)
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
            await ReadAllAsync(messages, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        try
        {
            await EndAsync(stopping).ConfigureAwait(false);
        }
        finally
        {
            End();
        }

        return failure;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SmsMessage> source, CancellationToken stopping)
    {
        var next = source.MoveNextAsync();
        if (next.IsCompletedSuccessfully)
        {
            return await next.ConfigureAwait(false);
        }

        var waiting = next.AsTask();
        await WaitAsync(waiting, stopping).ConfigureAwait(false);
        return await waiting.ConfigureAwait(false);
    }

    private async Task ReadAllAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken stopping)
    {
        var source = messages.GetAsyncEnumerator(stopping);
        await using (source.ConfigureAwait(false))
        {
            while (true)
            {
                // A place before the message: what was read always begins.
                await WaitAsync(_window.WaitAsync(stopping), stopping).ConfigureAwait(false);
                await WaitUntilReadyAsync(stopping).ConfigureAwait(false);

                if (!await MoveNextAsync(source, stopping).ConfigureAwait(false))
                {
                    return;
                }

                await TakeAsync(source.Current, stopping).ConfigureAwait(false);
            }
        }
    }
}
