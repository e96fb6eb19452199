namespace SmsGateways;

/// <summary>Asks a provider about a number. A feature of a gateway: <c>gateway.GetService&lt;ISmsNumberLookup&gt;()</c>.</summary>
public interface ISmsNumberLookup
{
    /// <summary>Asks about a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>What the provider tells.</returns>
    /// <exception cref="SmsProviderException">The provider does not know the number, refused, or its answer did not come or is none.</exception>
    Task<SmsNumberInfo> LookupAsync(PhoneNumber number, CancellationToken cancellationToken = default);
}
