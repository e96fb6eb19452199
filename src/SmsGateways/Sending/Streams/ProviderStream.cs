namespace SmsGateways.Sending.Streams;

/// <summary>Sends a stream of messages through one provider: as many at once as its account may have, several in one request where the provider takes them so.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose.
internal sealed class ProviderStream : SendStream
{
    // Many more than the requests under way: what waits for its quiet period, six seconds and more, must not keep the next message from beginning.
    private const int PlacesForEachRequest = 128;
    private const int MostPlaces = 8192;

    private readonly ProviderGateway _gateway;
    private readonly AttemptLoop _loop;
    private readonly SmsGatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly Packer _packer;
    private readonly SemaphoreSlim _starts;
    private readonly Action _endStart;

    public ProviderStream(ProviderGateway gateway, AttemptLoop loop, SmsGatewayOptions options, TimeProvider clock)
        : base(WindowOf(gateway))
    {
        _gateway = gateway;
        _loop = loop;
        _options = options;
        _clock = clock;
        _packer = new(gateway.MaxMessagesPerRequest, options.MaxRecipientsPerRequest, clock);
        _starts = new(options.MaxConcurrentRequests);
        _endStart = () => _starts.Release();
    }

    /// <summary>Tells how many messages of a stream may be under way at once.</summary>
    public static int WindowOf(ProviderGateway gateway)
        => (int)Math.Min((long)gateway.Options.MaxConcurrentRequests * Math.Max(PlacesForEachRequest, 2L * gateway.MaxMessagesPerRequest), MostPlaces);

    // Taken and given back: hardly anybody but the reader takes starts, and so this one is still free when the message is there. Not while something is
    // packed, which needs the start itself.
    protected override async ValueTask WaitUntilReadyAsync(CancellationToken stopping)
    {
        if (_starts.CurrentCount is 0 && _packer.Left is null)
        {
            await _starts.WaitAsync(stopping).ConfigureAwait(false);
            _starts.Release();
        }
    }

    protected override async ValueTask TakeAsync(SmsMessage message, CancellationToken stopping)
    {
        var plan = _gateway.Plan(message, CancellationToken.None);
        Begin();
        if (plan.IsRefused)
        {
            Finish(_gateway.CreateResult(plan));
            return;
        }

        var pending = new PendingMessage(plan);
        if (_packer.Takes(plan))
        {
            if (!_packer.HasRoomFor(plan))
            {
                await FlushAsync(stopping).ConfigureAwait(false);
            }

            _packer.Add(pending);
            if (_packer.IsFull)
            {
                await FlushAsync(stopping).ConfigureAwait(false);
            }

            return;
        }

        for (var index = 0; index < plan.Count; index++)
        {
            if (!plan.IsEmpty(index))
            {
                await StartAsync([pending], index, stopping).ConfigureAwait(false);
            }
        }
    }

    // What is packed does not wait long for company, whatever the reader waits for.
    protected override async Task WaitAsync(Task waiting, CancellationToken stopping)
    {
        if (!waiting.IsCompleted && _packer.Left is { } left)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            await Task.WhenAny(waiting, Task.Delay(left, _clock, ending.Token)).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            if (!waiting.IsCompleted)
            {
                await FlushAsync(stopping).ConfigureAwait(false);
            }
        }

        await waiting.ConfigureAwait(false);
    }

    protected override ValueTask EndAsync(CancellationToken stopping) => FlushAsync(stopping);

    private async ValueTask FlushAsync(CancellationToken stopping)
    {
        if (_packer.Take() is { Length: > 0 } messages)
        {
            await StartAsync(messages, 0, stopping).ConfigureAwait(false);
        }
    }

    private async ValueTask StartAsync(PendingMessage[] messages, int index, CancellationToken stopping)
    {
        // Not the caller's token: what was read has its result, and a request that was canceled ends its turn soon.
        await _starts.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _ = RunAsync(messages, index, stopping);
    }

    private async Task RunAsync(PendingMessage[] messages, int index, CancellationToken stopping)
    {
        if (await SendAsync(messages, index, stopping).ConfigureAwait(false) is { IsRefusedWhole: true } && messages.Length > 1)
        {
            // It may be the fault of one of them.
            foreach (var message in messages)
            {
                await StartAsync([message], 0, stopping).ConfigureAwait(false);
            }

            return;
        }

        foreach (var message in messages)
        {
            if (message.End())
            {
                Finish(_gateway.CreateResult(message.Plan));
            }
        }
    }

    // Whatever happens, the start is given back and the message goes on to its result: unknown, where nothing better was said of a recipient.
    private async ValueTask<Submission?> SendAsync(PendingMessage[] messages, int index, CancellationToken stopping)
    {
        Submission? submission = null;
        try
        {
            submission = messages is [var single] ? _gateway.CreateSubmission(single.Plan, index) : _gateway.CreateSubmission([.. messages.Select(static message => message.Plan)]);
            submission.OnAttempted(_endStart);
            await _loop.RunAsync(submission, stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            submission?.Abandon($"The send ended in an unforeseen {exception.GetType().Name}.");
        }

        if (submission is null)
        {
            _endStart();
            return null;
        }

        submission.EndFirstAttempt();
        if (messages.Length > 1 && !submission.IsRefusedWhole)
        {
            submission.Distribute(messages.Select(static message => message.Plan));
        }

        return submission;
    }
}
