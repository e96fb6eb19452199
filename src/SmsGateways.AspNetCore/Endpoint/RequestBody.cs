using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Reads a body up to a size.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">It is larger, or no body at all.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int maxSize)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 2L * maxSize; // The server counts the framing of chunks as well.
        }

        if (context.Request.ContentLength > maxSize)
        {
            throw TooLarge();
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > maxSize)
            {
                reader.AdvanceTo(read.Buffer.End); // Or the server could not read on, and would break the connection off before the answer is out.
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                // Copied: the reader's memory is the server's again when it goes on.
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is larger than a push may be.", StatusCodes.Status413PayloadTooLarge);
}
