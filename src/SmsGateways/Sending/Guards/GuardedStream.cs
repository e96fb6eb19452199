using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SmsGateways.Sending.Guards;

/// <summary>One stream of messages through the guards: refusals join the results of what the gateway behind them takes.</summary>
/// <param name="inner">The gateway behind the guards.</param>
/// <param name="guards">The guards.</param>
internal sealed class GuardedStream(ISmsGateway inner, SendGuards guards)
{
    // One at a time: a stream of refusals must not pile up while nobody reads the results.
    private readonly Channel<SmsSendResult> _refusals = Channel.CreateBounded<SmsSendResult>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    // What the gateway has read and not told about, with the message's id: as many as it has under way at once.
    private readonly Dictionary<GuardPass, string> _open = [];

    public async IAsyncEnumerable<SmsSendResult> RunAsync(IAsyncEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = new CancellationTokenSource();
        var results = inner.SendManyAsync(ReadAsync(messages, stopping.Token, cancellationToken), cancellationToken).GetAsyncEnumerator(cancellationToken);
        Task<bool>? next = null;
        Task<bool>? refusal = null;
        try
        {
            bool hasMore;
            do
            {
                // The gateway may read many refused messages until it has a result: their refusals are told meanwhile.
                next = results.MoveNextAsync().AsTask();
                while (!next.IsCompleted)
                {
                    refusal ??= _refusals.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
                    await Task.WhenAny(next, refusal).ConfigureAwait(false);
                    refusal = refusal.IsCompleted ? null : refusal;
                    while (_refusals.Reader.TryRead(out var refused))
                    {
                        yield return refused;
                    }
                }

                // Also those that came before what ended the stream.
                while (_refusals.Reader.TryRead(out var refused))
                {
                    yield return refused;
                }

                hasMore = await MoveAsync(next, cancellationToken).ConfigureAwait(false);
                next = null;
                if (hasMore && Conclude(results.Current) is { } result)
                {
                    yield return result;
                }
            }
            while (hasMore);

            foreach (var pass in CloseAll())
            {
                yield return pass.Miss();
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await LeaveAsync(results, next).ConfigureAwait(false);
        }
    }

    // What the gateway reads. Reading ends without an error when the reader of the results has left.
    private async IAsyncEnumerable<SmsMessage> ReadAsync(
        IAsyncEnumerable<SmsMessage> messages, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var source = messages.GetAsyncEnumerator(ending.Token);
        await using (source.ConfigureAwait(false))
        {
            while (await HasNextAsync(source, stopping, cancellationToken).ConfigureAwait(false))
            {
                var message = source.Current;
                if (message is null or { To.Count: 0 } || guards.HavePassed(message))
                {
                    yield return message!; // An error of the program is the gateway's to tell.
                    continue;
                }

                var pass = guards.Admit(message, inner.Name, owner: this);
                await pass.ConsultAsync().ConfigureAwait(false);
                if (pass.Passed is { } passed)
                {
                    lock (_open)
                    {
                        _open.Add(pass, passed.Id!);
                    }

                    yield return passed;
                }
                else if (!await TryTellAsync(pass.Refuse(), stopping).ConfigureAwait(false))
                {
                    yield break;
                }
            }
        }
    }

    private static async ValueTask<bool> HasNextAsync(IAsyncEnumerator<SmsMessage> source, CancellationToken stopping, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return !stopping.IsCancellationRequested && await source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    // Also after the caller canceled: it is known.
    private async ValueTask<bool> TryTellAsync(SmsSendResult refusal, CancellationToken stopping)
    {
        try
        {
            await _refusals.Writer.WriteAsync(refusal, stopping).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async ValueTask<bool> MoveAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        try
        {
            return await next.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // What was under way was finished and told about. What was not was never begun.
            CloseAll(giveBack: true);
            if (exception is SmsSendCanceledException { Result: { Message.Trail.Pass: { } pass } result } && pass.Owner == this)
            {
                throw new SmsSendCanceledException(pass.Conclude(result), exception.CancellationToken);
            }

            throw;
        }
    }

    // Null for a second result of one message.
    private SmsSendResult? Conclude(SmsSendResult result)
    {
        if (FindPass(result) is not { } pass)
        {
            return result;
        }

        lock (_open)
        {
            if (!_open.Remove(pass))
            {
                return null;
            }
        }

        result = pass.Conclude(result);
        pass.Close();
        return result;
    }

    // By the id where a gateway makes messages of its own for its results.
    private GuardPass? FindPass(SmsSendResult result)
    {
        if (result.Message?.Trail?.Pass is { } pass)
        {
            return pass.Owner == this ? pass : null;
        }

        lock (_open)
        {
            return _open.FirstOrDefault(open => open.Value == result.MessageId).Key;
        }
    }

    // Waits for what is under way, whose result nobody reads any more.
    private async ValueTask LeaveAsync(IAsyncEnumerator<SmsSendResult> results, Task<bool>? next)
    {
        await using (results.ConfigureAwait(false))
        {
            if (next is not null)
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (next.IsCompletedSuccessfully && await next.ConfigureAwait(false))
                {
                    Conclude(results.Current);
                }
            }
        }

        CloseAll();
    }

    private GuardPass[] CloseAll(bool giveBack = false)
    {
        GuardPass[] passes;
        lock (_open)
        {
            passes = [.. _open.Keys];
            _open.Clear();
        }

        foreach (var pass in passes)
        {
            if (giveBack)
            {
                pass.GiveBack();
            }

            pass.Close();
        }

        return passes;
    }
}
