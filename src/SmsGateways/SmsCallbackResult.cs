namespace SmsGateways;

/// <summary>What a push says.</summary>
/// <param name="Reply">The answer that the provider wants, once everything here is stored.</param>
public sealed record SmsCallbackResult(SmsCallbackReply Reply)
{
    private static readonly SmsCallbackReply TryLater = new(503, null, "");

    /// <summary>Gets the answer after which the provider pushes the same again, for when something here could not be stored.</summary>
    /// <value>HTTP 503 without a body, unless the provider's document wants another.</value>
    public SmsCallbackReply RetryReply { get; init; } = TryLater;

    /// <summary>Gets the delivery reports.</summary>
    public IReadOnlyList<SmsDeliveryReport> Reports { get; init; } = [];

    /// <summary>Gets the messages from telephones.</summary>
    public IReadOnlyList<SmsInboundMessage> Inbound { get; init; } = [];

    /// <summary>Gets what was found out about numbers.</summary>
    public IReadOnlyList<SmsNumberInfo> Numbers { get; init; } = [];

    /// <summary>Returns how much of each there is.</summary>
    /// <returns>For example <c>HTTP 200: 3 reports, 0 inbound, 0 numbers</c>.</returns>
    public override string ToString() => $"HTTP {Reply.StatusCode}: {Reports.Count} reports, {Inbound.Count} inbound, {Numbers.Count} numbers";
}
