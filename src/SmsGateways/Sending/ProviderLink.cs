using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SmsGateways.Http;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending;

/// <summary>The way to one account of a provider: its places and pace, its circuits, its transport. Carries out one exchange at a time of what is to be sent or asked.</summary>
internal sealed class ProviderLink
{
    private readonly string _gateway;
    private readonly SmsGatewayOptions _options;
    private readonly IWireFormat _format;
    private readonly TimeProvider _clock;
    private readonly HttpTransport _transport;
    private readonly RequestGate _gate;
    private readonly Circuit _circuit;
    private readonly Circuit? _secondCircuit;
    private readonly ILogger _logger;

    public ProviderLink(string gateway, string client, SmsGatewayOptions options, IWireFormat format, GatewayServices services)
    {
        _gateway = gateway;
        _options = options;
        _format = format;
        _clock = services.Clock;
        _transport = services.CreateTransport(gateway, client);
        _gate = new(options, services.Clock);
        _logger = services.CreateLogger<ProviderLink>();

        // One for each access point: that the first is down must not keep anything from the second.
        _circuit = new(gateway, options.MaxConcurrentRequests, services.Clock, _logger);
        _secondCircuit = options.SecondAddress is null ? null : new(gateway, options.MaxConcurrentRequests, services.Clock, _logger);
    }

    public bool HasSecondary => _secondCircuit is not null;

    public bool IsPaused => _circuit.IsOpen && _secondCircuit is null or { IsOpen: true };

    public int RequestsUnderWay => _gate.UnderWay;

    /// <summary>Carries out one exchange, unless the gateway is paused, and sets <see cref="Submission.Latest"/>.</summary>
    /// <remarks>The place first and the circuit inside: what has waited for its turn must not go out through a gateway that was paused meanwhile.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await TryEnterAsync(submission.Deadline, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            submission.Latest.Fill(new(SmsOutcome.NotSent, refusal));
            return;
        }

        try
        {
            var circuit = submission.IsOnSecondary ? _secondCircuit! : _circuit;
            submission.WasTurnedAway = !await circuit.TryRunAsync((Link: this, submission, cancellationToken), static run => run.Link.ExchangeAsync(run.submission, run.cancellationToken)).ConfigureAwait(false);
            if (submission.WasTurnedAway)
            {
                submission.Fill(SmsOutcome.NotSent, SmsErrorCode.Unavailable, SmsErrorScope.Transient, $"The gateway is paused for up to {Circuit.BreakDuration.TotalSeconds} s: {circuit.Reason}.");
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Asks the provider something that changes nothing.</summary>
    /// <param name="question">The question.</param>
    /// <param name="read">Reads the answer; throws where it is none.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="SmsProviderException">No answer came, or what came is none.</exception>
    public Task<T> AskAsync<T>(OutgoingRequest question, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
        => TakeAsync(question with { IsQuestion = true }, read, cancellationToken);

    /// <summary>Asks the provider for what it hands out once only, or charges: a request that may have left is finished, and its answer read, whatever the caller does.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<T> TakeAsync<T>(OutgoingRequest question, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = await ExchangeAsync(question, new(_clock, _options.Deadline), cancellationToken).ConfigureAwait(false);
        if (_format.ReadRefusal(reply.Body) is { } refusal)
        {
            throw new SmsProviderException(_gateway, refusal);
        }

        if (!reply.IsSuccess)
        {
            throw new SmsProviderException(_gateway, StatusRules.Judge(reply.Status).Error);
        }

        try
        {
            var result = read(reply.Body);
            return reply.IsCut
                ? throw new SmsProviderException(_gateway, Refuse(SmsErrorCode.Unavailable, SmsErrorScope.Transient, "The answer broke off, or was too long: the rest of it is lost."))
                : result;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException and not SmsProviderException)
        {
            Log.UnreadableAnswer(_logger, _gateway, exception.GetType().Name, reply.Status, reply.Body.Length);
            throw new SmsProviderException(_gateway, StatusRules.Judge(reply.Status).Error, exception);
        }
    }

    private async Task<HttpReply> ExchangeAsync(OutgoingRequest question, Deadline deadline, CancellationToken cancellationToken)
    {
        if (await TryEnterAsync(deadline, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SmsProviderException(_gateway, refusal);
        }

        try
        {
            var exchange = await _transport.ExchangeAsync(question, TimeoutWithin(deadline), cancellationToken).ConfigureAwait(false);
            if (HasSecondary && exchange is { Reply: null, Outcome: SmsOutcome.NotSent } && !cancellationToken.IsCancellationRequested)
            {
                exchange = await _transport.ExchangeAsync(question with { Address = _options.AtSecondAddress(question.Address) }, TimeoutWithin(deadline), cancellationToken).ConfigureAwait(false);
            }

            if (exchange.Reply is { } reply)
            {
                return reply;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new SmsProviderException(_gateway, exchange.Error!);
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
        var request = _format.Write(submission.Batch);
        request = submission.IsOnSecondary ? request with { Address = _options.AtSecondAddress(request.Address) } : request;
        var exchange = await _transport.ExchangeAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        Judge(submission.Batch, exchange, submission.Latest);

        return submission.Latest[0].Error switch
        {
            // The provider's own word about the account; a bare 403 may be a firewall that dislikes one text.
            { Code: SmsErrorCode.Authentication, ProviderCode: null, ProviderText: null } when exchange.Reply is not { Status: 401 } => CircuitSignal.Works,
            { Code: SmsErrorCode.Authentication or SmsErrorCode.IpNotAllowed } => CircuitSignal.AccountRefused,
            { Code: SmsErrorCode.InsufficientFunds } when submission.Batch.RecipientCount is 1 => CircuitSignal.AccountRefused,

            // A caller without patience says nothing about the provider.
            _ when exchange.Error?.Code is SmsErrorCode.Canceled || (exchange.Error?.Code is SmsErrorCode.Timeout && timeout < _options.AttemptTimeout) => CircuitSignal.Nothing,
            _ when exchange is { Reply: null } or { Reply.Status: >= 500 } => CircuitSignal.Unavailable,
            _ => CircuitSignal.Works,
        };
    }

    private void Judge(Batch batch, Exchange exchange, Span<Verdict> verdicts)
    {
        if (exchange.Reply is not { } reply)
        {
            Fill(batch, verdicts, new(exchange.Outcome, exchange.Error));
            return;
        }

        try
        {
            _format.Read(batch, reply, verdicts);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The message may have gone out: that its answer cannot be read, for whatever reason, must never look like a refusal.
            Log.UnreadableAnswer(_logger, _gateway, exception.GetType().Name, reply.Status, reply.Body.Length);
            var (outcome, error) = StatusRules.Judge(reply.Status);
            Fill(batch, verdicts, new(outcome, error) { IsOfRequest = true });
            return;
        }

        for (var i = 0; i < verdicts.Length; i++)
        {
            ref var verdict = ref verdicts[i];

            // A yes under a status that says no is neither.
            if (verdict.Outcome is SmsOutcome.Accepted && !reply.IsSuccess)
            {
                verdict = verdict with { Outcome = SmsOutcome.Unknown, Error = StatusRules.Judge(reply.Status).Error, Evidence = SmsEvidence.None };
            }
            else if (verdict is { Outcome: SmsOutcome.Unknown, Error: null })
            {
                verdict = Verdict.Unknown(SmsErrorCode.Protocol, "The answer does not name this recipient.") with { ProviderMessageId = verdict.ProviderMessageId ?? batch.IdOf(i) };
            }
        }
    }

    private static void Fill(Batch batch, Span<Verdict> verdicts, Verdict verdict)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = verdict with { ProviderMessageId = verdict.Outcome is SmsOutcome.NotSent ? null : batch.IdOf(i) };
        }
    }

    private TimeSpan TimeoutWithin(Deadline deadline) => deadline.Left is var left && left < _options.AttemptTimeout ? left : _options.AttemptTimeout;

    // Null when the request may begin.
    private async ValueTask<SmsError?> TryEnterAsync(Deadline deadline, CancellationToken cancellationToken)
        => await _gate.TryEnterAsync(deadline, cancellationToken).ConfigureAwait(false) ? null
            : cancellationToken.IsCancellationRequested ? Refuse(SmsErrorCode.Canceled, SmsErrorScope.Transient, "Canceled.")
            : Refuse(SmsErrorCode.Timeout, SmsErrorScope.Transient, "The deadline passed before this request could begin.");
}
