using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmsGateways.Tests.Support;

/// <summary>A server on a bare socket that keeps a ledger: what arrived, whole and in order, whatever became of the answer.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<RawRequest> _ledger = new();
    private readonly Func<RawExchange, Task> _answer;
    private int _connections;

    private RawServer(Func<RawExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets every request that was read to its end.</summary>
    public IReadOnlyList<RawRequest> Ledger => [.. _ledger];

    public int Connections => Volatile.Read(ref _connections);

    public static RawServer Start(Func<RawExchange, Task> answer) => new(answer);

    /// <summary>Makes a server that answers everything, and cancels something while it has one of the requests.</summary>
    public static RawServer Canceling(CancellationTokenSource canceling, int number, string body) => new(async exchange =>
    {
        if (exchange.Number == number)
        {
            await canceling.CancelAsync();
        }

        await exchange.AnswerAsync(body);
    });

    public static RawServer Answering(string body, int status = 200, string contentType = "text/xml; charset=utf-8")
        => new(exchange => exchange.AnswerAsync(body, status, contentType));

    /// <summary>Finds an address that refuses connections.</summary>
    public static Uri NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _connections);
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await RawRequest.ReadAsync(stream, _stopping.Token) is { } request)
            {
                _ledger.Enqueue(request);
                var exchange = new RawExchange(request, socket, stream, _ledger.Count, _stopping.Token);
                await _answer(exchange);
                if (exchange.IsOver)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, which is its right.
        }
    }
}

/// <summary>A request as it stood on the wire.</summary>
internal sealed record RawRequest(string Head, byte[] Content)
{
    public string RequestLine => Head.Split("\r\n")[0];

    public string Body => Encoding.UTF8.GetString(Content);

    public static async Task<RawRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>(512);
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] is (byte)'\r' && head[^3] is (byte)'\n' && head[^2] is (byte)'\r' && head[^1] is (byte)'\n'))
        {
            if (await stream.ReadAsync(one, cancellationToken) is 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var text = Encoding.Latin1.GetString([.. head]);
        var content = new byte[LengthIn(text)];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return new(text, content);
    }

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private static int LengthIn(string head) => int.Parse(new RawRequest(head, []).Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One request that waits for its answer.</summary>
internal sealed class RawExchange(RawRequest request, Socket socket, Stream stream, int number, CancellationToken stopping)
{
    public RawRequest Request => request;

    /// <summary>Gets which request of the server this is, counted from 1.</summary>
    public int Number => number;

    public CancellationToken Stopping => stopping;

    public bool IsOver { get; private set; }

    public Task AnswerAsync(string body, int status = 200, string contentType = "text/xml; charset=utf-8", string headers = "")
        => AnswerAsync(Encoding.UTF8.GetBytes(body), status, contentType, headers);

    public async Task AnswerAsync(byte[] body, int status = 200, string contentType = "text/xml; charset=utf-8", string headers = "")
        => await WriteAsync([.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} x\r\nContent-Type: {contentType}\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), .. body]);

    public async Task WriteAsync(byte[] octets) => await stream.WriteAsync(octets, stopping);

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Closes the connection in good order, without an answer.</summary>
    public Task CloseAsync()
    {
        IsOver = true;
        socket.Shutdown(SocketShutdown.Both);
        return Task.CompletedTask;
    }

    /// <summary>Resets the connection.</summary>
    public Task ResetAsync()
    {
        IsOver = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return Task.CompletedTask;
    }

    public Task HangAsync() => Task.Delay(Timeout.Infinite, stopping);

    /// <summary>Gives no answer, and lets so much time pass for the client: not before its request is here, however long that took.</summary>
    public Task HangAsync(ManualTimeProvider clock, TimeSpan? time = null)
    {
        clock.Advance(time ?? Patience.Deadline);
        return HangAsync();
    }
}
