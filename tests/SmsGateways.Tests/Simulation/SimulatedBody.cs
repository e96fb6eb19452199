using System.Net;

namespace SmsGateways.Tests.Simulation;

/// <summary>The body of an answer that breaks off, or that never ends, until the client gives up.</summary>
internal sealed class SimulatedBody(byte[] bytes, VirtualTime? stalledIn, Action onEnd) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BodyStream(bytes, stalledIn, onEnd));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class BodyStream(byte[] bytes, VirtualTime? stalledIn, Action onEnd) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Read(buffer.Span);
            return count > 0 ? new(count) : new(EndAsync(cancellationToken));
        }

        private async Task<int> EndAsync(CancellationToken cancellationToken)
        {
            try
            {
                if (stalledIn is not null)
                {
                    await new Wait(stalledIn, null, cancellationToken).Task.ConfigureAwait(false);
                }

                throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection broke off.");
            }
            finally
            {
                onEnd();
            }
        }
    }
}
