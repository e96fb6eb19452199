using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>Answers as they go over the wire.</summary>
internal static class HttpAnswer
{
    public static ReadOnlyMemory<byte> Unavailable { get; } = Encoding.ASCII.GetBytes(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 28\r\n\r\n<html>try again later</html>");

    public static ReadOnlyMemory<byte> TooManyRequests { get; } = Encoding.ASCII.GetBytes("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n");

    /// <summary>Writes an answer with status 200.</summary>
    /// <param name="body">What comes of the body.</param>
    /// <param name="announced">The length that is announced, or <see langword="null"/> for a body that ends where the connection does.</param>
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> body, int? announced)
    {
        var answer = new byte[body.Length + 128];
        int length;
        if (announced is { } size)
        {
            Utf8.TryWrite(answer, CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {size}\r\n\r\n", out length);
        }
        else
        {
            Utf8.TryWrite(answer, CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nConnection: close\r\n\r\n", out length);
        }

        body.CopyTo(answer.AsSpan(length));
        return answer.AsMemory(0, length + body.Length);
    }
}
