using System.Net;
using System.Text;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>"Delivery of reports from SMS gateway to the 3rd party server".</summary>
internal sealed class ReportPush(SmsProSimulator platform, TimeProvider clock) : IDisposable
{
    private const int Repetitions = 3;

    private const string Namespace = "http://Giper.mobi/schema/DeliveryReport";

    // "3 attempts after 10-minute intervals"
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // On the system's clock whatever the simulator's is, because the other side answers in real time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<SimulatedPush> _pushes = [];

    // No redirects: an answer other than 200 is a failed attempt.
    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public IReadOnlyList<SimulatedPush> Snapshot()
    {
        lock (_gate)
        {
            return _pushes.ToArray();
        }
    }

    /// <summary>Posts what has changed, and repeats the same document until it is accepted or given up.</summary>
    public async Task<SimulatedPush> PushAsync(Uri url, CancellationToken cancellationToken)
    {
        var changes = TakeChanges();
        if (changes is [])
        {
            return new() { Reports = 0, Body = "", Answers = [] };
        }

        var body = Write(changes);
        List<HttpStatusCode?> answers = [await PostAsync(url, body, cancellationToken).ConfigureAwait(false)];
        while (answers[^1] != HttpStatusCode.OK && answers.Count <= Repetitions)
        {
            await Task.Delay(Interval, clock, cancellationToken).ConfigureAwait(false);
            answers.Add(await PostAsync(url, body, cancellationToken).ConfigureAwait(false));
        }

        var push = new SimulatedPush { Reports = changes.Sum(change => change.Reports.Count), Body = body, Answers = answers };
        lock (_gate)
        {
            _pushes.Add(push);
        }

        return push;
    }

    public void Dispose() => _http.Dispose();

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

    private async Task<HttpStatusCode?> PostAsync(Uri url, string body, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "text/xml") };
        try
        {
            using var response = await _http.SendAsync(request, patience.Token).ConfigureAwait(false);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
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
