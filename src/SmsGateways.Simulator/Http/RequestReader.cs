using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SmsGateways.Simulator.Http;

/// <summary>Reads what a client sent, to the end, keeping no more of it than the limit and one octet.</summary>
internal static class RequestReader
{
    public const int MaxBodySize = 1024 * 1024;

    public static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                // One octet over the limit is kept, so that whoever parses the body can tell.
                body.Write(buffer, 0, (int)Math.Min(read, MaxBodySize + 1 - body.Length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return body.ToArray();
    }

    public static SimulatedRequest Describe(HttpRequest request, string path, byte[] body, DateTimeOffset receivedAt) => new()
    {
        Method = request.Method,
        Path = path,
        Query = request.QueryString.HasValue ? request.QueryString.Value![1..] : "",
        Headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetString(body),
        ReceivedAt = receivedAt,
    };
}
