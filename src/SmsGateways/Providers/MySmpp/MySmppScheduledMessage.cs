namespace SmsGateways;

/// <summary>A message that waits at the provider for its time.</summary>
/// <param name="ProviderMessageId">The provider's id of it.</param>
public sealed record MySmppScheduledMessage(string ProviderMessageId)
{
    /// <summary>Gets the sender.</summary>
    public string? From { get; init; }

    /// <summary>Gets the recipient.</summary>
    /// <value><see langword="null"/> where the provider tells what is no number.</value>
    public PhoneNumber? To { get; init; }

    /// <summary>Gets the provider's word for the kind of message: <c>sms</c>, <c>flashsms</c>, <c>wappush</c> or <c>vcard</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the text.</summary>
    public string? Text { get; init; }

    /// <summary>Gets how many parts the message has.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets the name of the mailing that it belongs to at the provider.</summary>
    public string? Campaign { get; init; }

    /// <summary>Gets when it was scheduled.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Gets when it goes out.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Gets until when its delivery is tried.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Returns what a log may show: no text, and the number masked.</summary>
    /// <returns>For example <c>Scheduled 1234 to +996*******56</c>.</returns>
    public override string ToString() => $"Scheduled {ProviderMessageId}{(To is { } to ? $" to {to.ToMaskedString()}" : "")}";
}
