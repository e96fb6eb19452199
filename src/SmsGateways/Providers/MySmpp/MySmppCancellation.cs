namespace SmsGateways;

/// <summary>What became of a scheduled message that was to be canceled.</summary>
/// <param name="ProviderMessageId">The id of the message.</param>
/// <param name="IsCanceled">Whether it does not go out any more. One that the provider does not find may have gone out.</param>
public sealed record MySmppCancellation(string ProviderMessageId, bool IsCanceled)
{
    /// <summary>Gets the provider's word, verbatim: <c>delete</c> or <c>not_found</c>.</summary>
    /// <value><see langword="null"/> where its answer does not name the message.</value>
    public string? ProviderStatus { get; init; }

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>1234: canceled</c>.</returns>
    public override string ToString() => $"{ProviderMessageId}: {(IsCanceled ? "canceled" : "not canceled")}";
}
