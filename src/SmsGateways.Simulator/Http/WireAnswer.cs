using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmsGateways.Simulator.Http;

/// <summary>Puts an answer on the wire, whole or spoiled by a fault.</summary>
internal static class WireAnswer
{
    private const string Html = """
        <!DOCTYPE html>
        <html><head><title>Service temporarily unavailable</title></head>
        <body><h1>Please try again later</h1></body></html>
        """;

    /// <summary>Answers a request that was not processed.</summary>
    public static Task WriteFaultAsync(HttpContext context, SimulatorFault fault) => fault.Kind switch
    {
        FaultKind.Close => CloseAsync(context),
        FaultKind.Reset => ResetAsync(context),
        FaultKind.Hang => UntilAbortedAsync(context),
        FaultKind.Unavailable => WriteHtmlAsync(context, StatusCodes.Status503ServiceUnavailable),
        FaultKind.TooManyRequests => WriteHtmlAsync(context, StatusCodes.Status429TooManyRequests),
        FaultKind.HtmlPage => WriteHtmlAsync(context, StatusCodes.Status200OK),
        _ => throw new InvalidOperationException($"The fault {fault} needs an answer to spoil."),
    };

    /// <summary>Answers a request that was processed.</summary>
    public static Task WriteAsync(HttpContext context, WireReply reply, SimulatorFault? fault, TimeProvider clock) => fault?.Kind switch
    {
        null or FaultKind.BusinessError => WriteReplyAsync(context, reply),
        FaultKind.Delay => WriteLaterAsync(context, reply, fault.AnswerDelay, clock),
        FaultKind.Truncated => WriteHalfAsync(context, reply),
        FaultKind.Malformed => WriteReplyAsync(context, reply with { Text = reply.Malformed }),
        _ => WriteFaultAsync(context, fault),
    };

    private static Task WriteReplyAsync(HttpContext context, WireReply reply)
    {
        if (reply.Location is not null)
        {
            context.Response.Headers.Location = reply.Location;
        }

        return WriteAsync(context, reply.Status, reply.ContentType, reply.Text);
    }

    private static Task WriteHtmlAsync(HttpContext context, int status) =>
        WriteAsync(context, status, "text/html; charset=utf-8", Html);

    private static async Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WriteLaterAsync(HttpContext context, WireReply reply, TimeSpan delay, TimeProvider clock)
    {
        await Task.Delay(delay, clock, context.RequestAborted).ConfigureAwait(false);
        await WriteReplyAsync(context, reply).ConfigureAwait(false);
    }

    private static async Task WriteHalfAsync(HttpContext context, WireReply reply)
    {
        var body = Encoding.UTF8.GetBytes(reply.Text);
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted).ConfigureAwait(false);

        // Kestrel sends what there is and closes the connection when less comes than was announced. Closing it here would lose even that.
    }

    // The orderly end (FIN), which the client reads as "no more". Kestrel's own Abort would reset the connection.
    private static async Task CloseAsync(HttpContext context)
    {
        SocketOf(context).Shutdown(SocketShutdown.Both);
        await UntilAbortedAsync(context).ConfigureAwait(false);
        context.Abort();
    }

    private static Task ResetAsync(HttpContext context)
    {
        SocketOf(context).LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task UntilAbortedAsync(HttpContext context)
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(aborted.SetResult);
        return aborted.Task;
    }

    private static Socket SocketOf(HttpContext context) =>
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
}
