namespace SmsGateways;

/// <summary>Is told what leaves through the library's own providers, and what became of it. Register as many as there shall be, as singletons.</summary>
/// <remarks>
/// Called on the way of the send: do not wait in it. What it throws is logged, and changes nothing about the send.
/// </remarks>
/// <threadsafety instance="true"/>
public interface ISmsSendObserver
{
    /// <summary>Tells that a message is about to leave: before the first byte, and again before each repetition.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="messageId">The message's id.</param>
    /// <param name="providerMessageId">
    /// The id under which the provider gets it: one for all recipients of a request, or one call for each recipient. <see langword="null"/> where the
    /// provider gives an id only in its answer, or none.
    /// </param>
    void OnSending(string gateway, string messageId, string? providerMessageId);

    /// <summary>Tells what became of a message, whatever became of it.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="result">The result. Behind a journal it may be of some recipients only.</param>
    void OnSent(string gateway, SmsSendResult result);
}
