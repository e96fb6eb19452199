using System.Buffers.Text;
using System.Text;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>A request as it stands in a buffer. Only what the clients here send is understood: HTTP/1.1, and a length for every body.</summary>
/// <remarks>A view and not a copy: 10^5 requests must not cost more to receive than to send.</remarks>
internal readonly ref struct HttpRequestText
{
    private HttpRequestText(ReadOnlySpan<byte> target, ReadOnlySpan<byte> body)
    {
        var query = target.IndexOf((byte)'?');
        Path = query < 0 ? target : target[..query];
        Query = query < 0 ? default : target[(query + 1)..];
        Body = body;
    }

    public ReadOnlySpan<byte> Path { get; }

    public ReadOnlySpan<byte> Query { get; }

    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Tells how many bytes the first request in the buffer has.</summary>
    /// <returns>0 while it is not whole.</returns>
    public static int Measure(ReadOnlySpan<byte> buffer)
    {
        var head = buffer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return 0;
        }

        var size = head + 4 + LengthIn(buffer[..head]);
        return size <= buffer.Length ? size : 0;
    }

    /// <summary>Reads a whole request.</summary>
    public static HttpRequestText Parse(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        var line = request[..request.IndexOf((byte)'\r')];
        var target = line[(line.IndexOf((byte)' ') + 1)..line.LastIndexOf((byte)' ')];
        return new(target, request[(head + 4)..]);
    }

    /// <summary>Finds a value in the query. The values here need no decoding.</summary>
    public ReadOnlySpan<byte> Parameter(ReadOnlySpan<byte> name)
    {
        foreach (var range in Query.Split((byte)'&'))
        {
            var pair = Query[range];
            if (pair.Length > name.Length && pair[name.Length] is (byte)'=' && pair.StartsWith(name))
            {
                return pair[(name.Length + 1)..];
            }
        }

        throw new FormatException($"The query has no '{Encoding.ASCII.GetString(name)}'.");
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > 15 && Ascii.EqualsIgnoreCase(line[..15], "Content-Length:"u8))
            {
                return Utf8Parser.TryParse(line[15..].Trim((byte)' '), out int length, out _) ? length : throw new FormatException("The length of the body is no number.");
            }
        }

        return 0;
    }
}
