using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SmsGateways.Sending.Streams;

namespace SmsGateways.Sending.Journal;

/// <summary>A stream of messages through one gateway with a journal: several claims at once, so that a journal can store them together.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose.
internal sealed class JournaledStream(JournaledGateway gateway, ProviderGateway inner, TimeProvider clock) : SendStream(ProviderStream.WindowOf(inner))
{
    private const int FewestAhead = 16;

    // Not many more than can begin: what is claimed and not sent when the process dies counts as unknown.
    private readonly SemaphoreSlim _ahead = new(Math.Max(FewestAhead, inner.Options.MaxConcurrentRequests));

    private readonly Channel<JournaledPart> _claimed = Channel.CreateUnbounded<JournaledPart>(new() { SingleReader = true }); // Bounded by the window.
    private readonly HashSet<JournaledPart> _handed = []; // What the gateway has got and not told about.

    private Task? _sending;
    private int _claiming = 1; // Messages that are being claimed, and one for the reading itself.

    // What is not read keeps its whole deadline.
    protected override async ValueTask WaitUntilReadyAsync(CancellationToken stopping)
    {
        await _ahead.WaitAsync(stopping).ConfigureAwait(false);
        _ahead.Release();
    }

    protected override async ValueTask TakeAsync(SmsMessage message, CancellationToken stopping)
    {
        var send = gateway.Open(message);
        Begin();
        Interlocked.Increment(ref _claiming);
        _sending ??= SendAsync(stopping);
        await _ahead.WaitAsync(CancellationToken.None).ConfigureAwait(false); // Only the reader takes them: there is one.
        _ = ClaimAsync(send, stopping);
    }

    protected override ValueTask EndAsync(CancellationToken stopping)
    {
        EndClaim();
        return default;
    }

    private async Task ClaimAsync(JournaledSend send, CancellationToken stopping)
    {
        var parts = await send.ClaimAsync().ConfigureAwait(false); // Neither this nor concluding throws, whatever the journal does.
        var isAhead = parts is [{ Wait.Ticks: 0 }, ..];
        if (!isAhead)
        {
            _ahead.Release();
        }

        if (parts.Count is 0)
        {
            Finish(await send.ConcludeAsync().ConfigureAwait(false));
        }

        foreach (var part in parts)
        {
            if (part.Wait > TimeSpan.Zero)
            {
                await Task.Delay(part.Wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            part.IsAhead = isAhead;
            isAhead = false;
            _claimed.Writer.TryWrite(part);
        }

        EndClaim();
    }

    private void EndClaim()
    {
        if (Interlocked.Decrement(ref _claiming) is 0)
        {
            _claimed.Writer.Complete();
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        Exception? failure = null;
        try
        {
            await foreach (var result in inner.SendManyAsync(FeedAsync(stopping), stopping).ConfigureAwait(false))
            {
                var part = result.Message!.Trail!.Part!;
                part.Result = result;
                lock (_handed)
                {
                    _handed.Remove(part);
                }

                _ = ConcludeAsync(part);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failure = exception; // A cancellation, or else a mistake of our own, for which nobody must wait for ever.
        }

        foreach (var part in TakeHanded())
        {
            part.Lose($"The gateway's stream ended in an unforeseen {failure?.GetType().Name} before it told about this message.");
            _ = ConcludeAsync(part);
        }

        // What was never handed over has not left.
        await foreach (var part in _claimed.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (part.IsAhead)
            {
                _ahead.Release();
            }

            if (stopping.IsCancellationRequested)
            {
                part.Skip(SmsErrorCode.Canceled, "Canceled.");
            }
            else
            {
                part.Skip(SmsErrorCode.Unavailable, $"The gateway's stream ended in an unforeseen {failure?.GetType().Name}.");
            }

            _ = ConcludeAsync(part);
        }
    }

    private JournaledPart[] TakeHanded()
    {
        lock (_handed)
        {
            JournaledPart[] handed = [.. _handed];
            _handed.Clear();
            return handed;
        }
    }

    private async IAsyncEnumerable<SmsMessage> FeedAsync([EnumeratorCancellation] CancellationToken stopping)
    {
        while (await _claimed.Reader.WaitToReadAsync(stopping).ConfigureAwait(false))
        {
            while (!stopping.IsCancellationRequested && _claimed.Reader.TryRead(out var part))
            {
                if (part.IsAhead)
                {
                    _ahead.Release();
                }

                lock (_handed)
                {
                    _handed.Add(part);
                }

                yield return part.CreateMessage();
            }

            stopping.ThrowIfCancellationRequested();
        }
    }

    private async Task ConcludeAsync(JournaledPart part)
    {
        if (part.Send.End())
        {
            Finish(await part.Send.ConcludeAsync().ConfigureAwait(false));
        }
    }
}
