using System.Net;
using System.Net.Sockets;
using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>Makes the connections of a client, and refuses some of them.</summary>
internal sealed class FaultyConnector(ChaosProvider provider)
{
    private readonly IPEndPoint _endPoint = provider.EndPoint;
    private long _connects;
    private long _refused;

    public long Refused => Interlocked.Read(ref _refused);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (provider.Plan.RefusesConnect(Interlocked.Increment(ref _connects)))
        {
            Interlocked.Increment(ref _refused);
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            LingerState = new LingerOption(true, 0),
        };
        try
        {
            await socket.ConnectAsync(_endPoint, cancellationToken);
            return new ResettingStream(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Closes with a reset, so that neither side keeps the port for a minute in TIME_WAIT.</summary>
    /// <remarks>
    /// After faults, 10^5 messages make more connections than the system has ports. A plain NetworkStream says goodbye first, and so takes part in a closing
    /// that the provider has begun. The provider sees the same either way: the client is gone.
    /// </remarks>
    private sealed class ResettingStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Socket.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
