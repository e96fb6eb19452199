namespace SmsGateways.Http;

/// <summary>A handler tried to hand the same request to the provider a second time.</summary>
#pragma warning disable CA1032, CA1064 // Internal: it never reaches a caller, who gets an outcome instead.
internal sealed class ReplayRefusedException() : InvalidOperationException(Explanation)
{
    public const string Explanation =
        "A handler on the gateway's HttpClient tried to repeat the request, which could send the message twice. "
        + "Remove retry and hedging handlers from this client: the gateway repeats by itself where that is safe.";
}
