namespace SmsGateways;

/// <summary>Fetches messages that telephones sent to the account. A feature of a gateway: <c>gateway.GetService&lt;ISmsInbox&gt;()</c>.</summary>
/// <remarks>
/// <para>Pushed messages (<see cref="ISmsCallbacks"/>) come sooner; asking is for where no push can come in.</para>
/// <para>
/// Where the provider hands each message out once, a message is taken when the caller asks for the next one, or hears that there is none: who breaks off, or fails
/// to store the one in hand, gets it again from the same gateway.
/// </para>
/// </remarks>
public interface ISmsInbox
{
    /// <summary>Fetches messages.</summary>
    /// <param name="query">Which; <see langword="null"/> for all that the provider hands out.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The messages, as they are read.</returns>
    /// <exception cref="ArgumentException">The query asks for nothing, such as a limit below 1.</exception>
    /// <exception cref="SmsProviderException">The provider refused, cannot narrow down as asked, or its answer did not come or is none.</exception>
    IAsyncEnumerable<SmsInboundMessage> ReceiveAsync(SmsInboxQuery? query = null, CancellationToken cancellationToken = default);
}
