namespace SmsGateways;

/// <summary>What a provider reports about one message to one recipient, at one moment.</summary>
/// <param name="ProviderMessageId">The id that <see cref="SmsRecipientResult.ProviderMessageId"/> told.</param>
/// <param name="Status">How far the message got, in terms that all providers share.</param>
public sealed record SmsDeliveryReport(string ProviderMessageId, SmsDeliveryStatus Status)
{
    private const int LongestId = 64;

    /// <summary>Gets the gateway that the report came through.</summary>
    public string? Gateway { get; init; }

    /// <summary>Gets the recipient.</summary>
    /// <value><see langword="null"/> where the provider does not say, or says what is no number.</value>
    public PhoneNumber? To { get; init; }

    /// <summary>Gets when the message went to the operator.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Gets when the message reached the status.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Gets the GSM error's number.</summary>
    public int? GsmErrorCode { get; init; }

    /// <summary>Gets the GSM error's name.</summary>
    public string? GsmErrorName { get; init; }

    /// <summary>Gets what the message cost, in the account's currency.</summary>
    public decimal? Price { get; init; }

    /// <summary>Gets how many parts the message had.</summary>
    public int? Parts { get; init; }

    /// <summary>Gets which part of the message this is about, counted from 1.</summary>
    /// <value><see langword="null"/> where it is about the whole message, as it is with most providers.</value>
    public int? Part { get; init; }

    /// <summary>Gets the provider's status, verbatim.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>Returns what a log may show: a push is a stranger's, so what is no id is not quoted.</summary>
    /// <returns>For example <c>A88726 to +996*******56: Delivered</c>.</returns>
    public override string ToString()
        => $"{(SmsError.IsPlain(ProviderMessageId, LongestId) ? ProviderMessageId : "(no id)")}{(To is { } to ? $" to {to.ToMaskedString()}" : "")}: {Status}";
}
