namespace SmsGateways;

/// <summary>A question to a provider has no answer: it refused, or no answer of its came. Sending never throws this.</summary>
/// <remarks>Nothing was sent or changed; the question may be asked again.</remarks>
#pragma warning disable CA1032 // Without an error there is nothing to say.
public sealed class SmsProviderException : Exception
{
    /// <summary>Creates the exception of an error.</summary>
    /// <param name="gateway">The name of the gateway that was asked.</param>
    /// <param name="error">Why there is no answer.</param>
    /// <param name="inner">What caused it.</param>
    public SmsProviderException(string gateway, SmsError error, Exception? inner = null)
        : base($"The gateway '{gateway}' did not answer the question: {error}", inner)
    {
        Gateway = gateway ?? throw new ArgumentNullException(nameof(gateway));
        Error = error ?? throw new ArgumentNullException(nameof(error));
    }

    /// <summary>Gets the name of the gateway that was asked.</summary>
    public string Gateway { get; }

    /// <summary>Gets why there is no answer: our terms beside the provider's code and words.</summary>
    public SmsError Error { get; }
}
