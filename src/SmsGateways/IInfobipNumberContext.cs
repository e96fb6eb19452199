namespace SmsGateways;

/// <summary>
/// Asks Infobip about many numbers at once; what is found out comes later, as a push that <see cref="ISmsCallbacks"/> reads. A feature of a gateway:
/// <c>gateway.GetService&lt;IInfobipNumberContext&gt;()</c>. <see cref="ISmsNumberLookup"/> asks about one and waits.
/// </summary>
public interface IInfobipNumberContext
{
    /// <summary>Requests number context. Each number may be charged.</summary>
    /// <param name="numbers">The numbers, any number of them: 100 go into one request, one request after the other.</param>
    /// <param name="cancellationToken">
    /// Stops before the next request. One that is under way is finished. What was requested before is pushed all the same, and names its number.
    /// </param>
    /// <returns>One ticket for each number, in the same order.</returns>
    /// <exception cref="ArgumentException">There are no numbers, or one of them is the default value.</exception>
    /// <exception cref="SmsProviderException">
    /// The provider refused the first request, or its answer did not come or is none. Where that befalls a later request, the tickets of its numbers have
    /// the error, and no more requests are made.
    /// </exception>
    Task<IReadOnlyList<InfobipNumberTicket>> RequestAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default);
}
