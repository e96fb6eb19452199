using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Asks one provider for reports: for all that wait, or about what was sent and has no final one.</summary>
internal sealed class ReportPolling(
    string gateway,
    TimeSpan interval,
    bool allWaiting,
    ISmsGateways gateways,
    ReportTracker tracker,
    SendLog sends,
    IOptions<SmsCallbackOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : Polling<ISmsDeliveryReports, SmsDeliveryReport>(gateway, EventKind.Report, interval, gateways, options, clock, loggers)
{
    private const int IdsInAQuestion = 50;

    protected override async IAsyncEnumerable<SmsDeliveryReport> AskAsync(ISmsDeliveryReports feature, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var questions = allWaiting ? [SmsReportQuery.AllWaiting] : sends.FindOpen(Gateway).Chunk(IdsInAQuestion).Select(static ids => new SmsReportQuery(ids));
        foreach (var question in questions)
        {
            await foreach (var report in feature.GetReportsAsync(question, cancellationToken).ConfigureAwait(false))
            {
                yield return report;
            }
        }
    }

    protected override Task<bool> TakeAsync(SmsDeliveryReport told, CancellationToken cancellationToken) => tracker.TakeAsync(Gateway, told, cancellationToken);

    protected override object IdOf(SmsDeliveryReport told) => told;
}
