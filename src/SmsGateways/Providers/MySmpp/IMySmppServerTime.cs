namespace SmsGateways;

/// <summary>What time it is for the account. A feature of a MySmpp gateway: <c>gateway.GetService&lt;IMySmppServerTime&gt;()</c>.</summary>
/// <remarks>It shows whether <see cref="MySmppOptions.TimeZone"/> is the one in the account's profile.</remarks>
public interface IMySmppServerTime
{
    /// <summary>Asks for the time.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The local time of the account.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    Task<MySmppServerTime> GetTimeAsync(CancellationToken cancellationToken = default);
}
