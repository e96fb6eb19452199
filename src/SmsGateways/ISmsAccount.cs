namespace SmsGateways;

/// <summary>Asks a provider about the account. A feature of a gateway: <c>gateway.GetService&lt;ISmsAccount&gt;()</c>.</summary>
public interface ISmsAccount
{
    /// <summary>Asks for the balance.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>What the provider tells.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    Task<SmsBalance> GetBalanceAsync(CancellationToken cancellationToken = default);
}
