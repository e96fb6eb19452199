using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace SmsGateways.Http;

/// <summary>One HTTP exchange by the rules that all providers share: what leaves, leaves once, and what is said about it is true.</summary>
/// <param name="gateway">The gateway's name, for logs.</param>
/// <param name="http">A client whose innermost handler is a <see cref="ReplayGuard"/>.</param>
/// <param name="clock">Measures the timeouts.</param>
/// <param name="logger">Gets failures, without addresses, bodies and exceptions' texts.</param>
internal sealed class HttpTransport(string gateway, HttpClient http, TimeProvider clock, ILogger logger)
{
    /// <summary>The longest answer that is read, where a request does not say otherwise: 50 recipients need 10 kB.</summary>
    public const int MaxBodySize = 4 * 1024 * 1024;

    private const int FirstBufferSize = 1024;

    /// <summary>Carries out one exchange. Everything that goes wrong is a value.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="timeout">How long it may take, from connecting to the last byte of the answer.</param>
    /// <param name="cancellationToken">Ends a question at once; anything else only while no byte has left, and afterwards the answer is awaited.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Exchange> ExchangeAsync(OutgoingRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var witness = new Witness();
        using var message = CreateMessage(request, witness);
        using var ending = new CancellationTokenSource(timeout, clock);

        var cancel = default(CancellationTokenRegistration);
        if (cancellationToken.CanBeCanceled)
        {
            cancel = cancellationToken.UnsafeRegister(static state => ((Action)state!)(), () =>
            {
                if (witness.TryAbort() || request.IsQuestion)
                {
                    ending.Cancel();
                }
            });
        }

        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ending.Token).ConfigureAwait(false);
            witness.OnAnswered(response.StatusCode); // Also where the client has no guard, as in tests of this class.

            var (body, isCut) = await ReadBodyAsync(response.Content, request, ending.Token).ConfigureAwait(false);
            return isCut && !request.KeepsWhatCame
                ? Exchange.Failed(SmsOutcome.Unknown, Explain(SmsErrorCode.Protocol, $"The answer is longer than {request.MaxAnswerSize} bytes."))
                : Exchange.Answered(new((int)response.StatusCode, BodyText.ToUtf8(body, ContentTypeOf(response))) { IsCut = isCut });
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A retry handler that was stopped hides the answer before: where that says that the request was not processed, it counts.
            if (exception is ReplayRefusedException && witness.Answer is { } answer && StatusRules.IsRefusal((int)answer))
            {
                return Exchange.Answered(new((int)answer, default));
            }

            // Whatever a handler of the user throws: the question is never what it was, only whether the message can have left before.
            var outcome = witness.TryAbort() ? SmsOutcome.NotSent : SmsOutcome.Unknown;
            var error = Classify(exception, canceled: cancellationToken.IsCancellationRequested && (request.IsQuestion || outcome is SmsOutcome.NotSent), ending.IsCancellationRequested);
            Log.ExchangeFailed(logger, gateway, outcome, error.Code, exception.GetType().Name);
            return Exchange.Failed(outcome, error);
        }
        finally
        {
            await cancel.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static HttpRequestMessage CreateMessage(OutgoingRequest request, Witness witness)
    {
        var content = new WitnessedContent(request.Body, witness);
        if (request.ContentType is not null)
        {
            content.Headers.Add("Content-Type", request.ContentType);
        }

        // HTTP/2 would send the headers, and with them a whole GET, before the witness is asked.
        var message = new HttpRequestMessage(request.Method, request.Address)
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Options.Set(Witness.Key, witness);
        return message;
    }

    // As it came: the framework's own parser refuses some that servers send.
    private static string? ContentTypeOf(HttpResponseMessage response)
        => response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    // Cut where the body is longer than any answer, or breaks off and is wanted all the same.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBodyAsync(HttpContent content, OutgoingRequest request, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > request.MaxAnswerSize && !request.KeepsWhatCame)
        {
            return (default, true);
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

        // One byte more than announced, so that the end is seen without growing.
        var buffer = new byte[content.Headers.ContentLength is { } announced ? Math.Min(announced, request.MaxAnswerSize) + 1 : FirstBufferSize];
        var length = 0;
        while (true)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (request.KeepsWhatCame && exception is not OutOfMemoryException)
            {
                return (buffer.AsMemory(0, length), true);
            }

            if (read is 0)
            {
                return (buffer.AsMemory(0, length), false);
            }

            length += read;
            if (length > request.MaxAnswerSize)
            {
                return (buffer.AsMemory(0, length), true);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static SmsError Classify(Exception exception, bool canceled, bool ended) => exception switch
    {
        _ when canceled => Explain(SmsErrorCode.Canceled, "Canceled."),
        ReplayRefusedException => Explain(SmsErrorCode.Protocol, ReplayRefusedException.Explanation),
        OperationCanceledException when ended => Explain(SmsErrorCode.Timeout, "No answer came in time."),
        OperationCanceledException => Explain(SmsErrorCode.Timeout, "A handler on the gateway's HttpClient ended the exchange."),
        HttpRequestException { HttpRequestError: var kind } => Explain(SmsErrorCode.Unavailable, $"The exchange failed: {kind}."),
        IOException => Explain(SmsErrorCode.Unavailable, "The connection broke off."),
        _ => Explain(SmsErrorCode.Other, $"A handler on the gateway's HttpClient failed: {exception.GetType().Name}."),
    };

    private static SmsError Explain(SmsErrorCode code, string detail) => new(code, SmsErrorScope.Transient, null, null) { Detail = detail };
}
