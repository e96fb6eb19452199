using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SmsGateways.Sending.Composites;

/// <summary>What one child gets out of a stream, and what it answers.</summary>
internal sealed class Lane(CompositeStream stream, CompositeGateway gateway, ChildGateway child, CancellationToken stop)
{
    private readonly Channel<Leg> _waiting = Channel.CreateUnbounded<Leg>();
    private readonly HashSet<Leg> _handed = [];
    private readonly Lock _lock = new();
    private Task? _work;
    private object? _open;
    private bool _hasTaken;

    /// <summary>Adds a part of a message. The first one begins the child's own stream.</summary>
    public void Add(Leg leg)
    {
        lock (_lock)
        {
            // Closed only where everything was given up: nobody waits for what becomes of it.
            if (_waiting.Writer.TryWrite(leg))
            {
                _work ??= Task.Run(WorkAsync, CancellationToken.None);
            }
        }
    }

    /// <summary>Ends the lane: nothing more comes.</summary>
    /// <returns>Done when all that came is answered.</returns>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _waiting.Writer.TryComplete();
            return _work ?? Task.CompletedTask;
        }
    }

    private async Task WorkAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // A stream that ended early is begun again with what waits still, as long as it takes anything.
            var failure = stop.IsCancellationRequested ? null : await SendAsync().ConfigureAwait(false);
            if (failure is not null || stop.IsCancellationRequested)
            {
                while (TryTake() is { } leg)
                {
                    if (gateway.TryBegin(leg, leg, stop) is not null)
                    {
                        leg.TakeNotSent(SmsErrorCode.Unavailable, failure!);
                    }

                    stream.Conclude(leg);
                }
            }
        }
    }

    // Why the child took nothing, or null.
    private async Task<string?> SendAsync()
    {
        var run = new object();
        (_open, _hasTaken) = (run, false);
        var failure = $"The gateway '{child.Name}' ended its results before it answered.";
        var isCanceled = false;
        try
        {
            await foreach (var result in child.Resolve().SendManyAsync(FeedAsync(run, stop), stop).ConfigureAwait(false))
            {
                Take(result);
            }
        }
        catch (SmsSendCanceledException exception)
        {
            Take(exception.Result);
            isCanceled = stop.IsCancellationRequested;
        }
        catch (OperationCanceledException exception) when (CompositeGateway.IsBeforeFirstByte(exception, stop))
        {
            isCanceled = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failure = gateway.Describe(child, exception);
        }

        foreach (var leg in TakeUnanswered())
        {
            if (isCanceled)
            {
                leg.TakeNotSent(SmsErrorCode.Canceled, "Canceled."); // What a gateway has begun, it finishes and tells.
            }
            else
            {
                leg.TakeFault(failure);
            }

            stream.Conclude(leg);
        }

        return _hasTaken ? null : failure;
    }

    private async IAsyncEnumerable<SmsMessage> FeedAsync(object run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            SmsMessage? message;
            Leg? leg;
            lock (_lock)
            {
                // A child that has ended its results gets nothing more, should it still read.
                leg = _open == run ? TryTake() : null;
                if (leg is null)
                {
                    if (_open != run)
                    {
                        yield break;
                    }

                    continue;
                }

                _hasTaken = true;
                message = gateway.TryBegin(leg, leg, stop);
                if (message is not null)
                {
                    _handed.Add(leg);
                }
            }

            if (message is null)
            {
                stream.Conclude(leg);
            }
            else
            {
                yield return message;
            }
        }
    }

    // Never a TaskCanceledException, which would look as if the child had been interrupted in an exchange.
    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                return await _waiting.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Below.
        }

        throw new OperationCanceledException(cancellationToken);
    }

    private Leg? TryTake()
    {
        if (!_waiting.Reader.TryRead(out var leg))
        {
            return null;
        }

        stream.Left();
        return leg;
    }

    private void Take(SmsSendResult? result)
    {
        Leg? leg;
        lock (_lock)
        {
            // An application's own gateway may have made its own message.
            leg = result?.Message?.Trail?.Ticket as Leg ?? _handed.FirstOrDefault(known => known.Send.Message.Id == result?.MessageId);
            if (leg is null || !_handed.Remove(leg))
            {
                return;
            }
        }

        leg.Take(result);
        stream.Conclude(leg);
    }

    private Leg[] TakeUnanswered()
    {
        lock (_lock)
        {
            _open = null;
            Leg[] unanswered = [.. _handed];
            _handed.Clear();
            return unanswered;
        }
    }
}
