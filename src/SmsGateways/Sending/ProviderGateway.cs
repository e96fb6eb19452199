using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SmsGateways.Http;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending;

/// <summary>The journey of a message to one provider: check, plan, attempt, decide, result. A provider adds its limits and its wire format.</summary>
internal abstract class ProviderGateway : ISmsGateway, ISmsGatewayState, IAttempting, IDefaultDeadline
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
        _logger = services.CreateLogger<ProviderGateway>();
        _circuit = new(name, options.MaxConcurrentRequests, services.Clock, _logger);
        _loop = new(this, options.QuietPeriod, services.Clock, services.Jitter);
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
            // An earlier run, with other options, may have sent what is refused now.
            Array.Fill(verdicts, new(message.IsResubmission ? SmsOutcome.Unknown : SmsOutcome.Rejected, refusal));
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

    TimeSpan IDefaultDeadline.DefaultDeadline => _options.Deadline;

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
        var reply = await ExchangeAsync(request with { IsQuestion = true }, new(_clock, _options.Deadline), cancellationToken).ConfigureAwait(false);
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

    private async Task<HttpReply> ExchangeAsync(OutgoingRequest question, Deadline deadline, CancellationToken cancellationToken)
    {
        if (await TryEnterAsync(deadline, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SmsProviderException(Name, refusal);
        }

        try
        {
            var exchange = await _transport.ExchangeAsync(question, TimeoutWithin(deadline), cancellationToken).ConfigureAwait(false);
            if (exchange.Reply is { } reply)
            {
                return reply;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new SmsProviderException(Name, exchange.Error!);
        }
        finally
        {
            _gate.Exit();
        }
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

    // The place first and the circuit inside: what has waited for its turn must not go out through a gateway that was paused meanwhile.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask IAttempting.AttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await TryEnterAsync(submission.Deadline, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            submission.Latest.Fill(new(SmsOutcome.NotSent, refusal));
            return;
        }

        try
        {
            submission.WasTurnedAway = !await _circuit.TryRunAsync((Gateway: this, submission, cancellationToken), static run => run.Gateway.ExchangeAsync(run.submission, run.cancellationToken)).ConfigureAwait(false);
            if (submission.WasTurnedAway)
            {
                submission.Fill(SmsOutcome.NotSent, SmsErrorCode.Unavailable, SmsErrorScope.Transient, $"The gateway is paused for up to {Circuit.BreakDuration.TotalSeconds} s: {_circuit.Reason}.");
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CircuitSignal> ExchangeAsync(Submission submission, CancellationToken cancellationToken)
    {
        var timeout = TimeoutWithin(submission.Deadline);
        var exchange = await _transport.ExchangeAsync(Write(submission.Batch), timeout, cancellationToken).ConfigureAwait(false);
        Judge(submission.Batch, exchange, submission.Latest);

        return submission.Latest[0].Error switch
        {
            // The provider's own word about the account; a bare 403 may be a firewall that dislikes one text.
            { Code: SmsErrorCode.Authentication, ProviderCode: null } when exchange.Reply is not { Status: 401 } => CircuitSignal.Works,
            { Code: SmsErrorCode.Authentication or SmsErrorCode.IpNotAllowed } => CircuitSignal.AccountRefused,
            { Code: SmsErrorCode.InsufficientFunds } when submission.Batch.Recipients.Length is 1 => CircuitSignal.AccountRefused,

            // A caller without patience says nothing about the provider.
            _ when exchange.Error?.Code is SmsErrorCode.Canceled || (exchange.Error?.Code is SmsErrorCode.Timeout && timeout < _options.AttemptTimeout) => CircuitSignal.Nothing,
            _ when exchange is { Reply: null } or { Reply.Status: >= 500 } => CircuitSignal.Unavailable,
            _ => CircuitSignal.Works,
        };
    }

    private TimeSpan TimeoutWithin(Deadline deadline) => deadline.Left is var left && left < _options.AttemptTimeout ? left : _options.AttemptTimeout;

    // Null when the request may begin.
    private async ValueTask<SmsError?> TryEnterAsync(Deadline deadline, CancellationToken cancellationToken)
        => await _gate.TryEnterAsync(deadline, cancellationToken).ConfigureAwait(false) ? null
            : cancellationToken.IsCancellationRequested ? Refuse(SmsErrorCode.Canceled, SmsErrorScope.Transient, "Canceled.")
            : Refuse(SmsErrorCode.Timeout, SmsErrorScope.Transient, "The deadline passed before this request could begin.");

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
            Log.Finished(_logger, Name, result.MessageId, result.Summarize());
        }

        return result;
    }
}
