using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace SmsGateways;

/// <summary>Sends messages through one provider account, or through several gateways behind one name.</summary>
/// <remarks>
/// <para>
/// A gateway is a singleton that is safe for concurrent use. It never hands the same message to a provider twice unless the provider can
/// recognize the second time, and it answers with what is known, recipient by recipient.
/// </para>
/// <para>
/// <see cref="SmsOutcome.Accepted"/> is not "delivered": delivery is reported later, or never.
/// </para>
/// </remarks>
/// <threadsafety instance="true"/>
public interface ISmsGateway
{
    /// <summary>Gets the name under which the gateway is registered.</summary>
    /// <value>The same string as the key of the keyed service, for example <c>nikita</c>.</value>
    string Name { get; }

    /// <summary>Sends one message to all its recipients.</summary>
    /// <param name="message">The message. Recipients that are listed more than once are sent to once.</param>
    /// <param name="cancellationToken">
    /// Stops what has not begun. A request whose first byte is out cannot be recalled: its answer is awaited, within its timeout.
    /// </param>
    /// <returns>One outcome for every entry of <see cref="SmsMessage.To"/>, in the same order. Refusals and faults are values here.</returns>
    /// <exception cref="ArgumentException">The message has no recipients.</exception>
    /// <exception cref="SmsSendCanceledException">Canceled after the first byte: the exception carries what is known.</exception>
    /// <exception cref="OperationCanceledException">Canceled before the first byte: nothing was sent.</exception>
    Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default);

    /// <summary>Sends many different messages and yields each result as it is known.</summary>
    /// <param name="messages">The messages. Read as they are needed, never collected.</param>
    /// <param name="cancellationToken">Stops reading <paramref name="messages"/>.</param>
    /// <returns>
    /// One result a message. Unless a gateway does better, in order, one message after the other. It can be read once: reading it is what sends.
    /// </returns>
    IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);

        return new SingleUseSequence(SendOneByOneAsync(messages, cancellationToken));
    }

    /// <summary>Gets a feature of the gateway beyond sending, such as delivery reports.</summary>
    /// <param name="serviceType">The feature's interface.</param>
    /// <returns>The feature, or <see langword="null"/> where the provider does not have it.</returns>
    object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);

        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    private async IAsyncEnumerable<SmsSendResult> SendOneByOneAsync(
        IAsyncEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            SmsSendResult result;
            SmsSendCanceledException? canceled = null;
            try
            {
                result = await SendAsync(message, cancellationToken).ConfigureAwait(false);
            }
            catch (SmsSendCanceledException exception)
            {
                // What was under way was finished: its result comes first, the cancellation after it.
                (result, canceled) = (exception.Result, exception);
            }

            yield return result;
            if (canceled is not null)
            {
                ExceptionDispatchInfo.Throw(canceled);
            }
        }
    }
}
