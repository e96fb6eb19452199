namespace SmsGateways;

/// <summary>Finds messages by the provider's id of them. A journal of sends may be one as well: delivery reports about messages that an earlier run sent then find them.</summary>
/// <threadsafety instance="true"/>
public interface ISmsMessageLookup
{
    /// <summary>Finds a message.</summary>
    /// <param name="gateway">The name of the gateway that sent it.</param>
    /// <param name="providerMessageId">The provider's id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The message's id, or <see langword="null"/> where there is no such message, or no longer.</returns>
    ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken = default);
}
