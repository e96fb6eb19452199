namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>One thing that the provider can be asked. Requests arrive first, and meet their fault; what is left of them is processed, perhaps later.</summary>
internal abstract class Endpoint
{
    /// <summary>Gets an answer that is none, with status 200: what a broken page or a login form looks like.</summary>
    public static ReadOnlySpan<byte> HtmlPage => "<html><head><title>Error</title></head><body><p>Please try again.<br></body></html>"u8;

    /// <summary>Gets a value indicating whether half of an answer is recognizably no answer.</summary>
    public abstract bool IsDocument { get; }

    /// <summary>Notes the arrival and decides what is to go wrong.</summary>
    /// <exception cref="FormatException">It is no request that the clients here send.</exception>
    public abstract Fault Arrive(HttpRequestText request);

    /// <summary>Does what was asked and writes the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="refuse">Whether to say no, in the provider's terms.</param>
    /// <param name="body">Gets the body of the answer.</param>
    /// <returns>The length of the body.</returns>
    /// <exception cref="FormatException">It is no request that the clients here send.</exception>
    public abstract int Process(HttpRequestText request, bool refuse, Span<byte> body);
}
