namespace SmsGateways.Providers.MySmpp;

/// <summary>The answer to a send.</summary>
/// <param name="Error">Why the whole document was refused, if it was.</param>
/// <param name="Rows">What is said of the recipients, in any order.</param>
internal sealed record MySmppSendAnswer(string? Error, IReadOnlyList<MySmppInformation> Rows);
