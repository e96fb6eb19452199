namespace SmsGateways;

/// <summary>The numbers that the account does not send to. A feature of a MySmpp gateway: <c>gateway.GetService&lt;IMySmppStopList&gt;()</c>.</summary>
/// <remarks>A message to such a number is rejected by the provider as <see cref="SmsErrorCode.OptedOut"/>, and goes to no other gateway.</remarks>
public interface IMySmppStopList
{
    /// <summary>Fetches the numbers.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The numbers as the provider has them: digits with the country code. <see cref="PhoneNumber.TryParse(string, out PhoneNumber)"/> reads them.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    Task<IReadOnlyList<string>> GetNumbersAsync(CancellationToken cancellationToken = default);

    /// <summary>Puts numbers on the list. Doing so twice does no harm.</summary>
    /// <param name="numbers">The numbers, at least one.</param>
    /// <param name="cancellationToken">Stops waiting; the numbers may be on the list all the same.</param>
    /// <returns>What became of each, in order.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none: the numbers may be on the list all the same.</exception>
    Task<IReadOnlyList<MySmppStopListChange>> AddAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default);

    /// <summary>Takes numbers off the list. Doing so twice does no harm.</summary>
    /// <param name="numbers">The numbers, at least one.</param>
    /// <param name="cancellationToken">Stops waiting; the numbers may be off the list all the same.</param>
    /// <returns>What became of each, in order.</returns>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none: the numbers may be off the list all the same.</exception>
    Task<IReadOnlyList<MySmppStopListChange>> RemoveAsync(IReadOnlyList<PhoneNumber> numbers, CancellationToken cancellationToken = default);
}
