namespace SmsGateways;

/// <summary>Reads what a provider pushes to the application. A feature of a gateway: <c>gateway.GetService&lt;ISmsCallbacks&gt;()</c>.</summary>
/// <remarks>
/// Neutral to the web framework, and without any check of who is calling: providers sign nothing, so that whoever maps a callback to an address must
/// protect that address. An unauthenticated report is never a reason to send a message again.
/// </remarks>
public interface ISmsCallbacks
{
    /// <summary>Reads one request.</summary>
    /// <param name="request">The request, with its whole body.</param>
    /// <returns>
    /// What the request says, and the exact reply that the provider wants once that is stored. A request that is none of the provider's has a reply
    /// with status 400, 405 or 413, and nothing else.
    /// </returns>
    SmsCallbackResult Read(SmsCallbackRequest request);
}
