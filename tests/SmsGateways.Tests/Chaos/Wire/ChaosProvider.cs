using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>A provider on a bare socket that does everything wrong that providers, and what stands before them, can do wrong; and keeps a ledger.</summary>
/// <remarks>A real server framework would repair, or could not make, half of the faults: resets, half answers, answers that stall.</remarks>
internal sealed class ChaosProvider : IAsyncDisposable
{
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(15);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<ChaosConnection, byte> _connections = new();
    private readonly Endpoint _messages;
    private readonly Endpoint _reports;
    private readonly Endpoint _smsCo;
    private readonly Endpoint _mySmpp;
    private readonly InfobipAccessPoint _infobip;
    private readonly InfobipAccessPoint _secondInfobip;
    private readonly Task _accepting;

    private ChaosProvider(ChaosSettings settings)
    {
        Ledger = new(settings);
        Plan = new(settings);

        // Well behind the client's timeout, and well before it would try again.
        LateBy = settings.AttemptTimeout + TimeSpan.FromMilliseconds(100); // Not more: the rest of the quiet period is what a busy machine may lose.

        var ids = new SmsProIds();
        _messages = new SmsProMessages(settings, Plan, Ledger, ids);
        _reports = new SmsProReports(Plan, Ledger, ids);
        _smsCo = new SmsCoMessages(Plan, Ledger);
        _mySmpp = new MySmppMessages(settings, Plan, Ledger);
        _infobip = new(settings, Plan, Ledger);
        _secondInfobip = new(settings, Plan, Ledger);

        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(4096);
        _accepting = AcceptAsync();
    }

    public Ledger Ledger { get; }

    public FaultPlan Plan { get; }

    public TimeSpan LateBy { get; }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    public Uri Address => new($"http://127.0.0.1:{EndPoint.Port}/");

    public static ChaosProvider Start(ChaosSettings settings) => new(settings);

    /// <summary>Finds what a request is about.</summary>
    /// <exception cref="FormatException">Nothing that this provider has.</exception>
    public Endpoint EndpointOf(HttpRequestText request) => request switch
    {
        _ when request.Path.SequenceEqual("/api/message"u8) => _messages,
        _ when request.Path.SequenceEqual("/api/dr"u8) => _reports,
        _ when request.Path.EndsWith(".php"u8) => _smsCo,
        _ when request.Path.SequenceEqual("/xml/"u8) => _mySmpp,
        _ when (request.Path.StartsWith("/second/"u8) ? _secondInfobip : _infobip).EndpointOf(request.Path) is { } infobip => infobip,
        _ => throw new FormatException($"There is no '{System.Text.Encoding.ASCII.GetString(request.Path)}' here."),
    };

    public void OnClosed(ChaosConnection connection) => _connections.TryRemove(connection, out _);

    /// <summary>Waits until every connection is closed, and with it all that is processed late. The clients must be gone.</summary>
    /// <returns>How many connections the clients have left open.</returns>
    public async Task<int> SettleAsync()
    {
        for (var waited = TimeSpan.Zero; !_connections.IsEmpty && waited < LongestEnding; waited += TimeSpan.FromMilliseconds(20))
        {
            await Task.Delay(20);
        }

        return _connections.Count;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        foreach (var connection in _connections.Keys)
        {
            connection.Abort();
        }

        await Task.WhenAll(_connections.Keys.Select(static connection => connection.Serving));
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptAsync();
                socket.NoDelay = true;
                var connection = new ChaosConnection(socket, this);
                _connections.TryAdd(connection, 0);
                connection.Begin();
            }
            catch (Exception exception) when (exception is ObjectDisposedException || exception is SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // A client that was gone before it was received.
            }
        }
    }
}
