namespace SmsGateways;

/// <summary>The senders that the account may use. A feature of a MySmpp gateway: <c>gateway.GetService&lt;IMySmppSenders&gt;()</c>.</summary>
public interface IMySmppSenders
{
    /// <summary>Fetches the senders.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The senders, each with its state.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    Task<MySmppSenders> GetSendersAsync(CancellationToken cancellationToken = default);
}
