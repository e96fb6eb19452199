using System.Runtime.CompilerServices;

namespace SmsGateways;

/// <summary>Shorter ways to call an <see cref="ISmsGateway"/>.</summary>
public static class SmsGatewayExtensions
{
    /// <summary>Sends many different messages and yields each result as it is known.</summary>
    /// <param name="gateway">The gateway to send through.</param>
    /// <param name="messages">The messages. Read as they are needed, never collected.</param>
    /// <param name="cancellationToken">Stops reading <paramref name="messages"/>.</param>
    /// <returns>One result a message.</returns>
    public static IAsyncEnumerable<SmsSendResult> SendManyAsync(
        this ISmsGateway gateway, IEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(messages);

        return gateway.SendManyAsync(Stream(messages, cancellationToken), cancellationToken);
    }

    /// <summary>Gets a feature of the gateway beyond sending.</summary>
    /// <typeparam name="T">The feature's interface.</typeparam>
    /// <param name="gateway">The gateway to ask.</param>
    /// <returns>The feature, or <see langword="null"/> where the provider does not have it.</returns>
    public static T? GetService<T>(this ISmsGateway gateway)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(gateway);

        return (T?)gateway.GetService(typeof(T));
    }

    /// <summary>Gets a feature of the gateway beyond sending, or fails by name.</summary>
    /// <typeparam name="T">The feature's interface.</typeparam>
    /// <param name="gateway">The gateway to ask.</param>
    /// <returns>The feature.</returns>
    /// <exception cref="NotSupportedException">The gateway's provider does not have the feature.</exception>
    public static T GetRequiredService<T>(this ISmsGateway gateway)
        where T : class
        => gateway.GetService<T>() ?? throw new NotSupportedException($"The gateway '{gateway.Name}' has no {typeof(T).Name}.");

#pragma warning disable CS1998 // A list has nothing to await; only its type changes.
    private static async IAsyncEnumerable<SmsMessage> Stream(
        IEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var message in messages)
        {
            yield return message;
            cancellationToken.ThrowIfCancellationRequested(); // Before the next is read, not after: what was read has a result.
        }
    }
#pragma warning restore CS1998
}
