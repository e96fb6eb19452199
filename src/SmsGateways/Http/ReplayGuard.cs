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
        var witness = (request.Content as WitnessedContent)?.Witness;
        if (witness is null && !request.Options.TryGetValue(Witness.Key, out witness))
        {
            throw new InvalidOperationException(
                "A handler on the gateway's HttpClient replaced the request by one of its own. It must pass on the request that it gets, or copy its Options.");
        }

        witness.OnForwarding();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            witness.OnAnswered();
            return response;
        }
        catch
        {
            witness.OnFailed();
            throw;
        }
    }

    // The gateways never send synchronously; a handler that does would pass the guard by.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new NotSupportedException("Gateways send asynchronously.");
}
