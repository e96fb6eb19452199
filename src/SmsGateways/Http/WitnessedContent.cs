using System.Net;

namespace SmsGateways.Http;

/// <summary>The body of a request, written once at most.</summary>
/// <remarks>
/// A request that needs no body gets an empty one: SocketsHttpHandler repeats a request without content by itself, up to 3 times, when the server
/// closes the connection without an answer (measured: one GET, 4 messages).
/// </remarks>
internal sealed class WitnessedContent(ReadOnlyMemory<byte> body, Witness witness) : HttpContent
{
    public Witness Witness => witness;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        witness.OnSerializing();
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
