using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Asks one provider for reports, again and again, and passes them on as if they were pushed.</summary>
internal sealed class ReportPolling(
    string gateway,
    TimeSpan interval,
    bool allWaiting,
    ISmsGateways gateways,
    ReportTracker tracker,
    SendLog sends,
    IOptions<SmsCallbackOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    private const int IdsInAQuestion = 50;
    private const int MostKept = 10_000;

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    // What a handler refused: a provider that hands each report out once does not tell it again.
    private readonly Queue<SmsDeliveryReport> _kept = new();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ = FindReports();
        return base.StartAsync(cancellationToken);
    }

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
            // The application stops. What was not handled is asked for by its next run, or pushed.
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        for (var count = _kept.Count; count > 0; count--)
        {
            await PassOnAsync(_kept.Dequeue(), stopping).ConfigureAwait(false);
        }

        var questions = allWaiting ? [SmsReportQuery.AllWaiting] : sends.FindOpen(gateway).Chunk(IdsInAQuestion).Select(static ids => new SmsReportQuery(ids));
        try
        {
            foreach (var question in questions)
            {
                await foreach (var report in FindReports().GetReportsAsync(question, stopping).ConfigureAwait(false))
                {
                    await PassOnAsync(report.Gateway is null ? report with { Gateway = gateway } : report, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException) || !stopping.IsCancellationRequested)
        {
            Log.PollFailed(_logger, gateway, exception.GetType().Name); // Its text may be anybody's.
        }
    }

    private async Task PassOnAsync(SmsDeliveryReport report, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(options.Value.HandlerTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            if (await tracker.TrackAsync(report, ending.Token).ConfigureAwait(false) is not SmsReportHandling.UnderWay)
            {
                return;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !stopping.IsCancellationRequested)
        {
            Log.HandlerFailed(_logger, gateway, EventKind.Report, exception.GetType().Name);
        }

        if (_kept.Count < MostKept)
        {
            _kept.Enqueue(report);
        }
    }

    private ISmsDeliveryReports FindReports() => gateways.Get(gateway).GetRequiredService<ISmsDeliveryReports>();
}
