using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace SmsGateways.Sending;

/// <summary>Stops sending through a gateway that cannot work for now, so that messages go elsewhere, or fail at once and not at their deadline.</summary>
/// <remarks>
/// It opens at once when the provider refuses the account, and when at least half of the recent requests found the provider unavailable. One
/// mistyped sender, or a batch that is too dear, opens nothing: it would stop everybody else's messages.
/// </remarks>
internal sealed class Circuit
{
    /// <summary>How long it stays open before one request may try again.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private const double FailureRatio = 0.5;
    private const int FewestRequests = 20;
    private static readonly TimeSpan SamplingDuration = TimeSpan.FromSeconds(30);
    private static readonly ResiliencePropertyKey<bool> SaidNothing = new("SmsGateways.SaidNothing");

    private readonly ResiliencePipeline<CircuitSignal> _pipeline;
    private readonly string _gateway;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private long _unavailableUntil;
    private long _refusedUntil;

    /// <summary>Creates a closed circuit.</summary>
    /// <param name="gateway">The gateway's name, for logs.</param>
    /// <param name="concurrency">How many requests may be under way at once.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="logger">Hears of them.</param>
    public Circuit(string gateway, int concurrency, TimeProvider clock, ILogger logger)
    {
        _gateway = gateway;
        _clock = clock;
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder<CircuitSignal> { TimeProvider = clock }
            .AddCircuitBreaker(new()
            {

                // The one request that tries, after a pause, proves something only when it is answered or fails: one that says nothing must not end the
                // pause. It opens the circuit again, for no time at all, so that the next request tries.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is CircuitSignal.Unavailable || (arguments.Outcome.Result is CircuitSignal.Nothing && Volatile.Read(ref _unavailableUntil) is not 0)),
                BreakDurationGenerator = static arguments => ValueTask.FromResult(arguments.Context.Properties.GetValue(SaidNothing, false) ? TimeSpan.Zero : BreakDuration),

                FailureRatio = FailureRatio,

                // Of many requests at once, the refused connections are heard first: judged by the first 20 answers of 400, a provider that refused one
                // connection in eight was paused (measured).
                MinimumThroughput = Math.Max(FewestRequests, 2 * Math.Min(concurrency, int.MaxValue / 2)),

                SamplingDuration = SamplingDuration,
                OnOpened = arguments =>
                {
                    if (arguments.BreakDuration == TimeSpan.Zero)
                    {
                        Volatile.Write(ref _unavailableUntil, _clock.GetTimestamp());
                        return ValueTask.CompletedTask;
                    }

                    Volatile.Write(ref _unavailableUntil, InBreakDuration());
                    Log.CircuitOpened(_logger, _gateway, BreakDuration.TotalSeconds, Reason);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Volatile.Write(ref _unavailableUntil, 0);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Gets a value indicating whether requests are turned away. By the clock: Polly's own state changes only with the next request.</summary>
    public bool IsOpen => _clock.GetTimestamp() is var now && (now < Volatile.Read(ref _refusedUntil) || now < Volatile.Read(ref _unavailableUntil));

    /// <summary>Gets why it was opened last.</summary>
    public string Reason => Volatile.Read(ref _refusedUntil) is 0
        ? "at least half of the recent requests found the provider unavailable"
        : "the provider refused the account; check its login, password, network address and money";

    /// <summary>Runs an attempt, unless the circuit is open.</summary>
    /// <param name="state">What the attempt needs.</param>
    /// <param name="attempt">The attempt.</param>
    /// <returns>Whether it ran.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> TryRunAsync<TState>(TState state, Func<TState, ValueTask<CircuitSignal>> attempt)
    {
        if (!TryPassRefusal(out var trial))
        {
            return false;
        }

        var signal = CircuitSignal.Nothing;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, run) =>
                {
                    var signal = await run.attempt(run.state).ConfigureAwait(false);
                    if (signal is CircuitSignal.Nothing)
                    {
                        context.Properties.Set(SaidNothing, true);
                    }

                    return Outcome.FromResult(signal);
                },
                context,
                (attempt, state)).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException)
            {
                return false;
            }

            outcome.ThrowIfException();
            signal = outcome.Result;
            return true;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            Conclude(signal, trial);
        }
    }

    // Polly's breaker needs two failures at least; a refused account is known after one. When its time is over one request tries, and takes the time on.
    private bool TryPassRefusal(out (long Before, long After) trial)
    {
        trial = default;
        var until = Volatile.Read(ref _refusedUntil);
        if (until is 0)
        {
            return true;
        }

        if (_clock.GetTimestamp() < until)
        {
            return false;
        }

        trial = (until, InBreakDuration());
        return Interlocked.CompareExchange(ref _refusedUntil, trial.After, until) == until;
    }

    private void Conclude(CircuitSignal signal, (long Before, long After) trial)
    {
        if (signal is CircuitSignal.AccountRefused)
        {
            Volatile.Write(ref _refusedUntil, InBreakDuration());
            Log.CircuitOpened(_logger, _gateway, BreakDuration.TotalSeconds, Reason);
        }
        else if (signal is CircuitSignal.Works && Volatile.Read(ref _refusedUntil) is not 0)
        {
            Volatile.Write(ref _refusedUntil, 0);
        }
        else if (signal is CircuitSignal.Nothing && trial.After is not 0)
        {
            // It proved nothing: the next request tries.
            Interlocked.CompareExchange(ref _refusedUntil, trial.Before, trial.After);
        }
    }

    private long InBreakDuration() => _clock.GetTimestamp() + (long)(BreakDuration.TotalSeconds * _clock.TimestampFrequency);
}
