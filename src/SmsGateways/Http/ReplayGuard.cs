using System.Net;

namespace SmsGateways.Http;

/// <summary>Wraps the primary handler, inside every handler of the user, and lets each request through once.</summary>
/// <remarks>
/// A retry handler outside would send the message again. It may try again only while nothing has left, which the request's
/// <see cref="Witness"/> knows. The witness is found by the content or, where a handler has put the body into other content, by the request's
/// options. A request that has lost both is refused: nobody could say whether it was sent before.
/// </remarks>
internal sealed class ReplayGuard(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var witness = FindWitness(request);

        // Again here, after every handler and default of the application: with HTTP/2 or Expect, the headers leave before the witness is asked, and the
        // framework repeats a request that expects 100 by itself (measured: one message, 12 requests).
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.ExpectContinue = false;

        witness.OnForwarding();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            witness.OnAnswered(response.StatusCode);
            return response;
        }
        catch
        {
            witness.OnFailed();
            throw;
        }
    }

    private static Witness FindWitness(HttpRequestMessage request)
    {
        if (request.Content is WitnessedContent { Witness: var witness })
        {
            return witness;
        }

        if (!request.Options.TryGetValue(Witness.Key, out witness!))
        {
            throw new InvalidOperationException(
                "A handler on the gateway's HttpClient replaced the request by one of its own. It must pass on the request that it gets, or copy its Options.");
        }

        if (request.Content is null)
        {
            request.Content = new WitnessedContent(ReadOnlyMemory<byte>.Empty, witness); // A request without content would be repeated by the framework.
        }
        else
        {
            witness.OnBlinded();
        }

        return witness;
    }

    // The gateways never send synchronously; a handler that does would pass the guard by.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new NotSupportedException("Gateways send asynchronously.");
}
