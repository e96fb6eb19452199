using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Asks one provider, again and again, and passes on what it tells as if it were pushed.</summary>
internal abstract class Polling<TFeature, TEvent>(
    string gateway,
    EventKind kind,
    TimeSpan interval,
    ISmsGateways gateways,
    IOptions<SmsCallbackOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
    where TFeature : class
    where TEvent : class
{
    private const int MostKept = 10_000;

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    // What a handler refused, in the order of its coming: a provider that hands each event out once does not tell it again. And what these are recognized by, for one that does.
    private readonly Queue<TEvent> _kept = new();
    private readonly HashSet<object> _keptIds = [];

    protected string Gateway => gateway;

    protected TimeProvider Clock => clock;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ = FindFeature();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Asks for what is new.</summary>
    protected abstract IAsyncEnumerable<TEvent> AskAsync(TFeature feature, CancellationToken cancellationToken);

    /// <summary>Takes an event to the handlers.</summary>
    /// <returns><see langword="false"/> where another process is handling it right now.</returns>
    protected abstract Task<bool> TakeAsync(TEvent told, CancellationToken cancellationToken);

    /// <summary>Returns what an event is recognized by when it is told again, or <see langword="null"/> where a repetition looks like a second, equal event.</summary>
    protected abstract object? IdOf(TEvent told);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await PollAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops. What was not asked for is by its next run, or pushed.
        }

        if (_kept.Count > 0)
        {
            Log.LeftBehind(_logger, _kept.Count, kind, gateway);
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        for (var count = _kept.Count; count > 0; count--)
        {
            await PassOnAsync(TakeKept(), stopping).ConfigureAwait(false);
        }

        // What is not fetched stays where it is not lost.
        if (_kept.Count >= MostKept)
        {
            Log.NotAsked(_logger, gateway, kind, _kept.Count);
            return;
        }

        try
        {
            await foreach (var told in AskAsync(FindFeature(), stopping).ConfigureAwait(false))
            {
                // One that was refused a moment ago waits for the next round.
                if (IdOf(told) is { } id && _keptIds.Contains(id))
                {
                    continue;
                }

                await PassOnAsync(told, stopping).ConfigureAwait(false);
                if (_kept.Count >= MostKept)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (IsFailure(exception, stopping))
        {
            Log.PollFailed(_logger, gateway, kind, Describe(exception));
        }
    }

    private async Task PassOnAsync(TEvent told, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(options.Value.HandlerTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        var isTaken = false;
        try
        {
            isTaken = await TakeAsync(told, ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsFailure(exception, stopping))
        {
            Log.HandlerFailed(_logger, gateway, kind, Describe(exception));
        }
        finally
        {
            if (!isTaken)
            {
                Keep(told);
            }
        }

        stopping.ThrowIfCancellationRequested();
    }

    private void Keep(TEvent told)
    {
        _kept.Enqueue(told);
        if (IdOf(told) is { } id)
        {
            _keptIds.Add(id);
        }
    }

    private TEvent TakeKept()
    {
        var told = _kept.Dequeue();
        if (IdOf(told) is { } id)
        {
            _keptIds.Remove(id);
        }

        return told;
    }

    private TFeature FindFeature() => gateways.Get(gateway).GetRequiredService<TFeature>();

    private static bool IsFailure(Exception exception, CancellationToken stopping)
        => exception is not OutOfMemoryException && !(exception is OperationCanceledException && stopping.IsCancellationRequested);

    // The kind alone: its text may be anybody's.
    private static string Describe(Exception exception)
        => exception is SmsProviderException { Error.Code: var code } ? $"{exception.GetType().Name} ({code})" : exception.GetType().Name;
}
