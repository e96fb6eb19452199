namespace SmsGateways.Simulator;

/// <summary>A message from a phone that has reached Infobip for a client.</summary>
public sealed record SimulatedInfobipInbound
{
    /// <summary>Gets the phone's number, without a plus sign.</summary>
    public required string Sender { get; init; }

    /// <summary>Gets the number that it was sent to.</summary>
    /// <value>Empty when that is not available.</value>
    public string Receiver { get; init; } = "";

    /// <summary>Gets the text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the content in hexadecimal digits.</summary>
    /// <value>Empty for <see cref="Text"/> in its data coding.</value>
    public string Binary { get; init; } = "";

    /// <summary>Gets the data coding.</summary>
    /// <value><see langword="null"/> for 0 or 8, whichever the text needs.</value>
    public int? DataCoding { get; init; }

    /// <summary>Gets the ESM class; 64 for content that begins with a user data header.</summary>
    public int EsmClass { get; init; }

    /// <summary>Gets the message id.</summary>
    /// <value><see langword="null"/> for one of the simulator's.</value>
    public string? MessageId { get; init; }

    /// <summary>Returns the id, and neither the numbers nor the text.</summary>
    /// <returns>For example <c>Infobip inbound message 1</c>.</returns>
    public override string ToString() => $"Infobip inbound message {MessageId}";
}
