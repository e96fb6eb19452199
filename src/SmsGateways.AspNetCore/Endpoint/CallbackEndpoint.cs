using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmsGateways.AspNetCore.Reports;

namespace SmsGateways.AspNetCore.Endpoint;

/// <summary>Serves one request: too many → 429; not theirs → 404 and no hint; too big → 413; then the provider's reader says what it is, and the handlers have it before the answer goes out.</summary>
internal sealed class CallbackEndpoint(
    CallbackLimiter limiter,
    CallbackGate gate,
    ReportTracker tracker,
    CallbackMetrics metrics,
    IOptions<SmsCallbackOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers)
{
    public const string GatewayParameter = "smsGateway";
    public const string SecretParameter = "smsSecret";

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    public async Task ServeAsync(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        if (!limiter.Admits(remote))
        {
            Refuse(context, StatusCodes.Status429TooManyRequests);
            return;
        }

        var gateway = (string)context.GetRouteValue(GatewayParameter)!;
        if (gate.Admit(gateway, (string?)context.GetRouteValue(SecretParameter), remote) is not { } callbacks)
        {
            Refuse(context, StatusCodes.Status404NotFound);
            return;
        }

        ReadOnlyMemory<byte> body;
        try
        {
            body = await RequestBody.ReadAsync(context, options.Value.MaxBodySize).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            if (exception.StatusCode is StatusCodes.Status413PayloadTooLarge)
            {
                Log.TooLarge(_logger, gateway, options.Value.MaxBodySize);
            }

            Refuse(context, exception.StatusCode);
            return;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return; // The provider hung up in the middle of its request.
        }

        if (Read(callbacks, gateway, context.Request, body) is not { } result)
        {
            Refuse(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (result.Reply.StatusCode >= StatusCodes.Status400BadRequest)
        {
            Log.Unreadable(_logger, gateway, result.Reply.StatusCode, body.Length);
            metrics.CountRefused(result.Reply.StatusCode);
        }

        await ReplyAsync(context, await HandleAsync(gateway, result).ConfigureAwait(false) ? result.Reply : result.RetryReply).ConfigureAwait(false);
    }

    private SmsCallbackResult? Read(ISmsCallbacks callbacks, string gateway, HttpRequest request, ReadOnlyMemory<byte> body)
    {
        try
        {
            return callbacks.Read(new(request.Method, request.ContentType, request.QueryString.Value ?? "", body));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.ReaderFailed(_logger, gateway, exception.GetType().Name); // A mistake of the reader's: the server would log its text.
            return null;
        }
    }

    // Each event by itself: one that a handler cannot take must not keep those behind it from being handled, for the provider gives up after some attempts.
    private async Task<bool> HandleAsync(string gateway, SmsCallbackResult result)
    {
        // Not the request's token: a provider that hangs up would leave an event half handled, and push it again.
        using var timeout = new CancellationTokenSource(options.Value.HandlerTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, timeout.Token);
        var areHandled = true;
        foreach (var report in result.Reports)
        {
            areHandled &= await TryAsync(gateway, EventKind.Report, token => tracker.TakeAsync(gateway, report, token), ending.Token).ConfigureAwait(false);
        }

        foreach (var message in result.Inbound)
        {
            areHandled &= await TryAsync(gateway, EventKind.Inbound, token => tracker.TakeAsync(gateway, message, token), ending.Token).ConfigureAwait(false);
        }

        foreach (var number in result.Numbers)
        {
            areHandled &= await TryAsync(gateway, EventKind.Number, token => tracker.TakeAsync(gateway, number, token), ending.Token).ConfigureAwait(false);
        }

        Log.Pushed(_logger, gateway, result.Reports.Count, result.Inbound.Count, result.Numbers.Count, areHandled);
        return areHandled;
    }

    private async Task<bool> TryAsync(string gateway, EventKind kind, Func<CancellationToken, Task<bool>> handle, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            return await handle(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.HandlerFailed(_logger, gateway, kind, exception.GetType().Name); // Its text may quote a number, or anything.
            return false;
        }
    }

    private void Refuse(HttpContext context, int status)
    {
        metrics.CountRefused(status);
        context.Response.StatusCode = status;
        if (status is StatusCodes.Status413PayloadTooLarge && !HttpProtocol.IsHttp2(context.Request.Protocol) && !HttpProtocol.IsHttp3(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close"; // The server reads no more of it: who sends the next request on this connection should know.
        }
    }

    private static async Task ReplyAsync(HttpContext context, SmsCallbackReply reply)
    {
        context.Response.StatusCode = reply.StatusCode;
        context.Response.ContentType = reply.ContentType;
        if (reply.Body.Length > 0)
        {
            // What was handled stays handled, also where nobody is left to hear so.
            await context.Response.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
