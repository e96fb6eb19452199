using System.Net;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>"Delivery of reports from SMS gateway to the 3rd party server".</summary>
internal sealed class ReportPush(SmsProSimulator platform, TimeProvider clock) : IDisposable
{
    private const string Namespace = "http://Giper.mobi/schema/DeliveryReport";

    // "3 attempts after 10-minute intervals"
    private static readonly TimeSpan[] Intervals = [TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)];

    private readonly Lock _gate = new();
    private readonly PushClient _client = new(clock);

    public IReadOnlyList<SimulatedPush> Snapshot() => _client.Snapshot();

    /// <summary>Posts what has changed, and repeats the same document until it is accepted or given up.</summary>
    public Task<SimulatedPush> PushAsync(Uri url, CancellationToken cancellationToken)
    {
        var changes = TakeChanges();
        if (changes is [])
        {
            return Task.FromResult(new SimulatedPush { Reports = 0, Body = "", Answers = [], IsAccepted = false });
        }

        var call = new PushCall(url, Write(changes), changes.Sum(change => change.Reports.Count))
        {
            IsAccepted = static (status, _) => status is HttpStatusCode.OK, // the only answer that counts
        };
        return _client.PushAsync(call, Intervals, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    // Taken is taken: a document that is given up after the last attempt is not made again, as nothing in the documents says so.
    private List<Change> TakeChanges()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var changes = new List<Change>();
            foreach (var accepted in platform.Store.Messages())
            {
                var reports = platform.Reports.Of(accepted.Message, now);
                var changed = reports.Where((report, i) => report.Code != accepted.PushedCodes[i]).ToList();
                if (changed.Count > 0)
                {
                    changes.Add(new(accepted.Message.Id, changed));
                    accepted.PushedCodes = [.. reports.Select(report => report.Code)];
                }
            }

            return changes;
        }
    }

    private static string Write(List<Change> changes)
    {
        using var document = new WireDocument("report", Namespace, isStandalone: true);
        foreach (var change in changes)
        {
            document.Open("dr").Add("id", change.Id);
            foreach (var report in change.Reports)
            {
                ReportElement.Add(document, report);
            }

            document.Close();
        }

        return document.Finish();
    }

    private sealed record Change(string Id, IReadOnlyList<SimulatedReport> Reports);
}
