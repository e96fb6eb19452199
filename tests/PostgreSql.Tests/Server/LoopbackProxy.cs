using System.Net;
using System.Net.Sockets;

namespace PostgreSql.Tests.Server;

/// <summary>A way to the server that can be cut, and that can swallow what is sent.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _target;
    private readonly List<Socket> _sockets = [];
    private TcpListener? _listener;
    private volatile bool _isSilent;

    public LoopbackProxy(string host, int target)
    {
        _host = host;
        _target = target;
        Open();
    }

    public int Port { get; private set; }

    /// <summary>Sets a value indicating whether everything is accepted and nothing passed on: a network that is gone without a word.</summary>
    public bool IsSilent
    {
        set => _isSilent = value;
    }

    /// <summary>Accepts connections, on the same port as before.</summary>
    public void Open()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    /// <summary>Breaks all connections, and refuses new ones.</summary>
    public void Cut()
    {
        _listener?.Stop();
        lock (_sockets)
        {
            foreach (var socket in _sockets)
            {
                socket.Close(0);
            }

            _sockets.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return default;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptSocketAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                near.NoDelay = true;
                lock (_sockets)
                {
                    _sockets.AddRange([near, far]);
                }

                _ = PassAsync(near, far);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task PassAsync(Socket near, Socket far)
    {
        try
        {
            await far.ConnectAsync(_host, _target);
            await Task.WhenAll(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            near.Close(0);
            far.Close(0);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var count)
        {
            if (!_isSilent)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
