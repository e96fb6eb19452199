using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SmsGateways.Http;

namespace SmsGateways.Sending;

/// <summary>The journey of a message to one provider: check, plan, attempt, decide, result. A provider adds its limits and its wire format.</summary>
internal abstract class ProviderGateway : ISmsGateway, ISmsGatewayState, IAttempting
{
    private readonly SmsGatewayOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpTransport _transport;
    private readonly RequestGate _gate;
    private readonly Circuit _circuit;
    private readonly AttemptLoop _loop;
    private readonly ILogger _logger;

    protected ProviderGateway(string name, string client, SmsGatewayOptions options, GatewayServices services)
    {
        Name = name;
        _options = options;
        _clock = services.Clock;
        _transport = services.CreateTransport(name, client);
        _gate = new(options, services.Clock);
        _logger = services.Loggers.CreateLogger<ProviderGateway>();
        _circuit = new(name, services.Clock, _logger);
        _loop = new(this, _circuit, options.QuietPeriod, services.Clock, services.Jitter);
    }

    public string Name { get; }

    public async Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.To.Count is 0)
        {
            throw new ArgumentException("The message has no recipients.", nameof(message));
        }

        cancellationToken.ThrowIfCancellationRequested();

        message = message.Id is null ? message with { Id = Guid.NewGuid().ToString("N") } : message;
        var recipients = message.To.Count is 1 ? [message.To[0]] : message.To.Distinct().ToArray();
        var verdicts = new Verdict[recipients.Length];

        var checkedMessage = message;
        int? predictedParts = null;
        if ((Check(ref checkedMessage) ?? Measure(checkedMessage, out predictedParts)) is { } refusal)
        {
            Array.Fill(verdicts, new(SmsOutcome.Rejected, refusal));
            return CreateResult(message, recipients, verdicts, predictedParts);
        }

        var deadline = new Deadline(_clock, message.Deadline ?? _options.Deadline);
        await SubmitAsync(new(checkedMessage, recipients, verdicts, _options.MaxRecipientsPerRequest, deadline), cancellationToken).ConfigureAwait(false);

        var result = CreateResult(message, recipients, verdicts, predictedParts);
        if (cancellationToken.IsCancellationRequested)
        {
            throw verdicts.All(static verdict => verdict.Outcome is SmsOutcome.NotSent)
                ? new OperationCanceledException("The send was canceled before its first byte.", cancellationToken)
                : new SmsSendCanceledException(result, cancellationToken);
        }

        return result;
    }

    public virtual bool CanBeAsked => false;

    public bool IsPaused => _circuit.IsOpen;

    public int RequestsUnderWay => _gate.UnderWay;

    public virtual object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(string id, CancellationToken cancellationToken)
        => Reconciliation.FindReportedAsync((ISmsDeliveryReports)this, id, cancellationToken);

    /// <summary>Checks the message against the provider's limits, without any I/O, and brings it into the form that is sent.</summary>
    /// <returns>Why the provider could not send it, or <see langword="null"/>.</returns>
    protected abstract SmsError? Check(ref SmsMessage message);

    /// <summary>Makes the id of one request of a message, the same each time; <see langword="null"/> where the provider knows none.</summary>
    protected abstract string? CreateId(SmsMessage message, int index, int count);

    /// <summary>Writes the request.</summary>
    protected abstract OutgoingRequest Write(Batch batch);

    /// <summary>Reads the answer.</summary>
    /// <param name="batch">What was asked for.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="verdicts">One for each recipient of the batch, in order. What is not set stays Unknown.</param>
    /// <exception cref="Exception">Anything: it is not an answer of this provider.</exception>
    protected abstract void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts);

    /// <summary>Asks the provider something that changes nothing.</summary>
    /// <param name="request">The question.</param>
    /// <param name="read">Reads the answer; throws where it is none.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="SmsProviderException">No answer came, or what came is none.</exception>
    protected async Task<T> AskAsync<T>(OutgoingRequest request, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var exchange = await ExchangeAsync(request with { IsQuestion = true }, new(_clock, _options.Deadline), cancellationToken).ConfigureAwait(false);
        if (exchange.Reply is not { } reply)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SmsProviderException(Name, exchange.Error!);
        }

        if (!reply.IsSuccess)
        {
            throw new SmsProviderException(Name, StatusRules.Judge(reply.Status).Error);
        }

        try
        {
            return read(reply.Body);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.UnreadableAnswer(_logger, Name, exception.GetType().Name, reply.Status, reply.Body.Length);
            throw new SmsProviderException(Name, StatusRules.Judge(reply.Status).Error, exception);
        }
    }

    /// <summary>Makes the error of a refusal of our own.</summary>
    protected static SmsError Refuse(SmsErrorCode code, SmsErrorScope scope, string detail) => new(code, scope, null, null) { Detail = detail };

    /// <summary>Refuses what a provider that sends plain texts, and nothing else, cannot do. Another gateway may be able.</summary>
    protected static SmsError? RefuseAllButText(SmsMessage message, string provider) => message switch
    {
        { Content: SmsText { Flash: true } } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} sends text, and no flash messages."),
        { Content: not SmsText and var content } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} sends text, and no {content.GetType().Name}."),
        { ValidFor: not null } => Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{provider} knows no validity period: leave {nameof(SmsMessage.ValidFor)} out."),
        _ => null,
    };

    // Only texts are measured: what the other kinds take, their providers decide.
    private static SmsError? Measure(SmsMessage message, out int? parts)
    {
        parts = null;
        if (message.Content is SmsText { Text: var text })
        {
            try
            {
                parts = SmsEncoder.Measure(text).Parts;
            }
            catch (SmsTooLongException exception)
            {
                return new(SmsErrorCode.InvalidText, SmsErrorScope.Content, null, null) { Detail = $"The text needs {exception.Parts} parts; a message has at most {exception.MaxParts}." };
            }
        }

        return null;
    }

    private ValueTask SubmitAsync(SendPlan plan, CancellationToken cancellationToken)
        => plan.Count is 1 ? _loop.RunAsync(Begin(plan, 0), cancellationToken) : SubmitManyAsync(plan, cancellationToken);

    // Never Parallel.ForEachAsync with the caller's token: it would leave requests behind that have an outcome.
    private async ValueTask SubmitManyAsync(SendPlan plan, CancellationToken cancellationToken)
    {
        var next = -1;
        var workers = new Task[Math.Min(plan.Count, _options.MaxConcurrentRequests)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync();
        }

        await Task.WhenAll(workers).ConfigureAwait(false);

        async Task WorkAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < plan.Count; index = Interlocked.Increment(ref next))
            {
                await _loop.RunAsync(Begin(plan, index), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Submission Begin(SendPlan plan, int index) => plan.CreateSubmission(index, CreateId(plan.Message, index, plan.Count));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<CircuitSignal> IAttempting.AttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        var batch = submission.Batch;
        var exchange = await ExchangeAsync(Write(batch), submission.Deadline, cancellationToken).ConfigureAwait(false);
        Judge(batch, exchange, submission.Latest);

        return submission.Latest[0].Error?.Code switch
        {
            SmsErrorCode.Authentication or SmsErrorCode.IpNotAllowed => CircuitSignal.AccountRefused,
            SmsErrorCode.InsufficientFunds when batch.Recipients.Length is 1 => CircuitSignal.AccountRefused,
            _ when exchange is { HasBegun: true, Reply: null, Error.Code: not SmsErrorCode.Canceled } or { Reply.Status: >= 500 } => CircuitSignal.Unavailable,
            _ => CircuitSignal.Works,
        };
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Exchange> ExchangeAsync(OutgoingRequest request, Deadline deadline, CancellationToken cancellationToken)
    {
        if (!await _gate.TryEnterAsync(deadline, cancellationToken).ConfigureAwait(false))
        {
            return Exchange.NotBegun(cancellationToken.IsCancellationRequested
                ? new(SmsErrorCode.Canceled, SmsErrorScope.Transient, null, null) { Detail = "Canceled." }
                : new(SmsErrorCode.Timeout, SmsErrorScope.Transient, null, null) { Detail = "The deadline passed before this request could begin." });
        }

        try
        {
            var left = deadline.Left;
            return await _transport.ExchangeAsync(request, left < _options.AttemptTimeout ? left : _options.AttemptTimeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Judge(Batch batch, Exchange exchange, Span<Verdict> verdicts)
    {
        if (exchange.Reply is not { } reply)
        {
            verdicts.Fill(new(exchange.Outcome, exchange.Error) { ProviderMessageId = exchange.Outcome is SmsOutcome.NotSent ? null : batch.Id });
            return;
        }

        try
        {
            Read(batch, reply, verdicts);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The message may have gone out: that its answer cannot be read, for whatever reason, must never look like a refusal.
            Log.UnreadableAnswer(_logger, Name, exception.GetType().Name, reply.Status, reply.Body.Length);
            var (outcome, error) = StatusRules.Judge(reply.Status);
            verdicts.Fill(new(outcome, error) { ProviderMessageId = batch.Id });
            return;
        }

        foreach (ref var verdict in verdicts)
        {
            // A yes under a status that says no is neither.
            if (verdict.Outcome is SmsOutcome.Accepted && !reply.IsSuccess)
            {
                verdict = verdict with { Outcome = SmsOutcome.Unknown, Error = StatusRules.Judge(reply.Status).Error, Evidence = SmsEvidence.None };
            }
            else if (verdict is { Outcome: SmsOutcome.Unknown, Error: null })
            {
                verdict = Verdict.Unknown(SmsErrorCode.Protocol, "The answer does not name this recipient.") with { ProviderMessageId = verdict.ProviderMessageId };
            }
        }
    }

    private SmsSendResult CreateResult(SmsMessage message, PhoneNumber[] recipients, Verdict[] verdicts, int? predictedParts)
    {
        var result = SendResults.Create(Name, message, recipients, verdicts, predictedParts);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Log.Sent(_logger, Name, result.MessageId, result.Summarize());
        }

        return result;
    }
}
