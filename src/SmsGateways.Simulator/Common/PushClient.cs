using System.Net;
using System.Text;

namespace SmsGateways.Simulator.Common;

/// <summary>Calls the servers of clients, repeats a call until it is accepted or given up, and remembers what became of each.</summary>
internal sealed class PushClient(TimeProvider clock) : IDisposable
{
    // On the system's clock whatever the simulator's is, because the other side answers in real time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<SimulatedPush> _pushes = [];

    // No redirects: they are answers like others.
    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public IReadOnlyList<SimulatedPush> Snapshot()
    {
        lock (_gate)
        {
            return _pushes.ToArray();
        }
    }

    /// <summary>Makes a call and as many repetitions as there are intervals before them.</summary>
    public async Task<SimulatedPush> PushAsync(PushCall call, IReadOnlyList<TimeSpan> intervals, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        List<HttpStatusCode?> answers = [answer.Status];
        foreach (var interval in intervals)
        {
            if (answer.IsAccepted)
            {
                break;
            }

            await Task.Delay(interval, clock, cancellationToken).ConfigureAwait(false);
            answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
            answers.Add(answer.Status);
        }

        var push = new SimulatedPush { Url = call.Url, Reports = call.Reports, Body = call.Body ?? "", Answers = answers, IsAccepted = answer.IsAccepted };
        lock (_gate)
        {
            _pushes.Add(push);
        }

        return push;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode? Status, bool IsAccepted)> CallAsync(PushCall call, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, call.Url);
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8, call.ContentType);
        }

        try
        {
            using var response = await _http.SendAsync(request, patience.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(patience.Token).ConfigureAwait(false);
            return (response.StatusCode, call.IsAccepted(response.StatusCode, body));
        }
        catch (HttpRequestException)
        {
            return (null, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, false);
        }
    }
}
