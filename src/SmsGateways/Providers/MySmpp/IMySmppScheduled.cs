namespace SmsGateways;

/// <summary>The messages that wait at the provider for their time. A feature of a MySmpp gateway: <c>gateway.GetService&lt;IMySmppScheduled&gt;()</c>.</summary>
public interface IMySmppScheduled
{
    /// <summary>Fetches the messages that wait, page after page, as they are read. What is added or canceled meanwhile may be missing, or come twice.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The messages, those that others scheduled in the same account among them.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    IAsyncEnumerable<MySmppScheduledMessage> GetMessagesAsync(CancellationToken cancellationToken = default);

    /// <summary>Cancels messages that wait.</summary>
    /// <param name="providerMessageIds">The ids that <see cref="SmsRecipientResult.ProviderMessageId"/> or <see cref="MySmppScheduledMessage.ProviderMessageId"/> told, at least one.</param>
    /// <param name="cancellationToken">Stops waiting; the messages may be canceled all the same.</param>
    /// <returns>What became of each, in order.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none: the messages may be canceled all the same.</exception>
    Task<IReadOnlyList<MySmppCancellation>> CancelAsync(IReadOnlyList<string> providerMessageIds, CancellationToken cancellationToken = default);
}
