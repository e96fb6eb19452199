using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace SmsGateways.Sending.Composites;

/// <summary>Many messages on their way through a composite: one lane for each child, results as they are known.</summary>
/// <remarks>
/// Nothing ever blocks between the children, or two that wait for each other would stand still. Only the reading of the source is held back, while
/// too much waits for a child or for the caller. What the children have taken is theirs, and theirs to bound.
/// </remarks>
internal sealed class CompositeStream
{
    /// <summary>How much may wait: enough to fill the requests of a provider that takes many messages in one.</summary>
    public const int MaxWaiting = 128;

    // A source that does not listen to its token must not hold back a caller who has gone.
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private readonly CompositeGateway _gateway;
    private readonly IAsyncEnumerable<SmsMessage> _source;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _stop;
    private readonly Lane[] _lanes;
    private readonly Channel<SmsSendResult> _results = Channel.CreateUnbounded<SmsSendResult>(new() { SingleReader = true });
    private readonly StreamWindow _window = new(MaxWaiting);
    private Exception? _failure;
    private bool _wasCutShort;

    private CompositeStream(CompositeGateway gateway, IAsyncEnumerable<SmsMessage> source, TimeProvider clock, CancellationToken stop)
    {
        (_gateway, _source, _clock, _stop) = (gateway, source, clock, stop);
        _lanes = [.. gateway.Children.Select(child => new Lane(this, gateway, child, stop))];
    }

    /// <summary>Sends the messages.</summary>
    public static async IAsyncEnumerable<SmsSendResult> RunAsync(
        CompositeGateway gateway, IAsyncEnumerable<SmsMessage> source, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stream = new CompositeStream(gateway, source, clock, stopping.Token);
        var work = Task.Run(stream.WorkAsync, CancellationToken.None);
        try
        {
            await foreach (var result in stream._results.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                stream.Left();
                yield return result;
            }
        }
        finally
        {
            // Either all is done, or the caller broke off: then what the providers have of it is finished, and nothing else begins.
            var stopped = stopping.CancelAsync();
            await work.ConfigureAwait(false);
            await stopped.ConfigureAwait(false);
        }

        if (stream._wasCutShort && stream._failure is null or OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The sending of many messages was canceled.", cancellationToken);
        }

        if (stream._failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Says that something waits no longer.</summary>
    public void Left() => _window.Leave();

    /// <summary>Takes up that a child has done with a part of a message.</summary>
    public void Conclude(Leg leg)
    {
        if (_gateway.GoOn(leg) is { } next)
        {
            Add(next);
        }
        else if (leg.Send.Close())
        {
            Finish(leg.Send);
        }
    }

    private async Task WorkAsync()
    {
        var reading = ReadAsync();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_stop.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), stopped))
        {
            await Task.WhenAny(reading, stopped.Task).ConfigureAwait(false);
        }

        if (!reading.IsCompleted)
        {
            await Task.WhenAny(reading, Task.Delay(LastWord, _clock, CancellationToken.None)).ConfigureAwait(false);
        }

        // A child may wait for its last message before it sends any: each lane is closed as soon as nothing can come any more.
        if (_gateway.GoesOn)
        {
            foreach (var lane in _lanes)
            {
                await lane.CloseAsync().ConfigureAwait(false);
            }
        }
        else
        {
            await Task.WhenAll(_lanes.Select(static lane => lane.CloseAsync())).ConfigureAwait(false);
        }

        _wasCutShort = _stop.IsCancellationRequested;
        _results.Writer.TryComplete();
    }

    private async Task ReadAsync()
    {
        try
        {
            _stop.ThrowIfCancellationRequested();
            await foreach (var message in _source.WithCancellation(_stop).ConfigureAwait(false))
            {
                await BeginAsync(message).ConfigureAwait(false);
                await _window.WaitAsync(_stop).ConfigureAwait(false);
                _stop.ThrowIfCancellationRequested(); // Before the next is read, not after: what was read has a result.
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _failure = exception;
        }
    }

    private async ValueTask BeginAsync(SmsMessage message)
    {
        var send = _gateway.CreateSend(message);
        var legs = await _gateway.PlanAsync(send).ConfigureAwait(false);
        foreach (var leg in legs)
        {
            Add(leg);
        }

        if (legs.Count is 0)
        {
            Finish(send);
        }
    }

    private void Add(Leg leg)
    {
        _window.Enter();
        _lanes[leg.Child].Add(leg);
    }

    private void Finish(CompositeSend send)
    {
        _window.Enter();
        _results.Writer.TryWrite(send.CreateResult());
    }
}
