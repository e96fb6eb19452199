namespace SmsGateways.Providers.SmsCo;

/// <summary>The answer to the question for a status.</summary>
/// <param name="Code">Why there is no status.</param>
/// <param name="Status">The status, if there is no code.</param>
/// <param name="ProviderStatus">The provider's number or word for it, verbatim.</param>
internal sealed record SmsCoStatusAnswer(SmsCoCode? Code, SmsDeliveryStatus Status, string ProviderStatus);
