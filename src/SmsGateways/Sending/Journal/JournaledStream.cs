using System.Threading.Channels;
using SmsGateways.Sending.Streams;

namespace SmsGateways.Sending.Journal;

/// <summary>A stream of messages through one gateway with a journal: many claims at once, so that a journal can store them together.</summary>
internal sealed class JournaledStream(JournaledGateway gateway, ProviderGateway inner, TimeProvider clock) : SendStream(ProviderStream.WindowOf(inner))
{
    private readonly Channel<JournaledPart> _claimed = Channel.CreateUnbounded<JournaledPart>(new() { SingleReader = true }); // Bounded by the window.
    private Task? _sending;
    private int _claiming = 1; // Messages that are being claimed, and one for the reading itself.

    protected override ValueTask TakeAsync(SmsMessage message, CancellationToken stopping)
    {
        var send = gateway.Open(message);
        Begin();
        Interlocked.Increment(ref _claiming);
        _sending ??= SendAsync(stopping);
        _ = ClaimAsync(send, stopping);
        return default;
    }

    protected override ValueTask EndAsync(CancellationToken stopping)
    {
        EndClaim();
        return default;
    }

    private async Task ClaimAsync(JournaledSend send, CancellationToken stopping)
    {
        var parts = await send.ClaimAsync().ConfigureAwait(false);
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
        try
        {
            await foreach (var result in inner.SendManyAsync(FeedAsync(stopping), stopping).ConfigureAwait(false))
            {
                var part = result.Message!.Trail!.Part!;
                part.Result = result;
                _ = ConcludeAsync(part);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        // What the gateway has read, it has told about.
        await foreach (var part in _claimed.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            part.Skip(SmsErrorCode.Canceled, "Canceled.");
            _ = ConcludeAsync(part);
        }
    }

    private async IAsyncEnumerable<SmsMessage> FeedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stopping)
    {
        while (await _claimed.Reader.WaitToReadAsync(stopping).ConfigureAwait(false))
        {
            while (!stopping.IsCancellationRequested && _claimed.Reader.TryRead(out var part))
            {
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
