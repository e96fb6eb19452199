using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace SmsGateways.Simulator.Tests;

/// <summary>A client's server for pushed reports, on a bare socket: it answers with the statuses it was given, then with 200.</summary>
internal sealed partial class ReportReceiver : IAsyncDisposable
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

    /// <summary>Gets or sets the body of an answer with status 200, made from the body of the request.</summary>
    public Func<string, string> Acknowledge { get; set; } = static _ => "";

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
        var request = new List<byte>();
        var buffer = new byte[64 * 1024];
        (string Head, string Body)? complete;
        while ((complete = Split(request)) is null)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            request.AddRange(buffer[..read]);
        }

        Heads.Enqueue(complete.Value.Head);
        Bodies.Enqueue(complete.Value.Body);

        var status = _answers.TryDequeue(out var next) ? next : 200;
        if (status is not null)
        {
            var body = status is 200 ? Acknowledge(complete.Value.Body) : "";
            var answer = $"HTTP/1.1 {status} Answer\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
        }
    }

    // Null while the request is not complete.
    private static (string Head, string Body)? Split(List<byte> request)
    {
        var octets = request.ToArray();
        var end = octets.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = Encoding.ASCII.GetString(octets, 0, end);
        var length = LengthForm().Match(head) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return octets.Length < end + 4 + length ? null : (head, Encoding.UTF8.GetString(octets, end + 4, length));
    }

    [GeneratedRegex(@"^Content-Length: (\d+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex LengthForm();
}
