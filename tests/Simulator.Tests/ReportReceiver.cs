using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmsGateways.Simulator.Tests;

/// <summary>A client's server for pushed reports, on a bare socket: it answers with the statuses it was given, then with 200.</summary>
internal sealed class ReportReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<int?> _answers;
    private readonly Task _loop;

    /// <param name="answers">HTTP statuses; null closes the connection without an answer.</param>
    public ReportReceiver(params IEnumerable<int?> answers)
    {
        _answers = new(answers);
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}/report");
        _loop = RunAsync();
    }

    public Uri Url { get; }

    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<string> Heads { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client.GetStream());
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!request.ToString().Contains("</report>", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        var parts = request.ToString().Split("\r\n\r\n", 2);
        Heads.Enqueue(parts[0]);
        Bodies.Enqueue(parts[1]);

        var status = _answers.TryDequeue(out var next) ? next : 200;
        if (status is not null)
        {
            var answer = $"HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
        }
    }
}
