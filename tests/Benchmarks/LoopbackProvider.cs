using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>A provider that says yes at once, on a bare socket and without allocating, so that only the clients differ.</summary>
internal sealed class LoopbackProvider : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public LoopbackProvider(string body)
    {
        _answer = System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private void Serve(Socket socket)
    {
        using (socket)
        {
            try
            {
                Answer(socket);
            }
            catch (SocketException)
            {
                // The client is done.
            }
        }
    }

    // A request is over when as many octets have come as its Content-Length says.
    private void Answer(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = socket.Receive(buffer, length, buffer.Length - length, SocketFlags.None);
            if (read is 0)
            {
                return;
            }

            length += read;
            var request = buffer.AsSpan(0, length);
            var head = request.IndexOf("\r\n\r\n"u8);
            if (head >= 0 && length >= head + 4 + ContentLength(request[..head]))
            {
                length = 0;
                socket.Send(_answer);
            }
        }
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var value = head[(head.IndexOf("Content-Length: "u8) + "Content-Length: ".Length)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
