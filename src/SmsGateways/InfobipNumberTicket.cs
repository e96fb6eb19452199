namespace SmsGateways;

/// <summary>What Infobip answers about one number of an asynchronous request for number context.</summary>
/// <param name="Number">The number.</param>
/// <param name="IsAccepted">Whether what is found out about it will be pushed.</param>
/// <param name="ProviderMessageId">The id that the push will have as its field <c>id</c>; <see langword="null"/> where the number was not accepted.</param>
public sealed record InfobipNumberTicket(PhoneNumber Number, bool IsAccepted, string? ProviderMessageId)
{
    /// <summary>Gets why the number was not accepted.</summary>
    /// <value>
    /// <see cref="SmsErrorCode.InvalidRecipient"/> where the provider said so. With any other code it is not known whether it was accepted: the answer to
    /// a later part of a long list did not come, or does not name the number.
    /// </value>
    public SmsError? Error { get; init; }

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>+385*******11: accepted</c>.</returns>
    public override string ToString() => $"{Number.ToMaskedString()}: {(IsAccepted ? "accepted" : "not accepted")}";
}
