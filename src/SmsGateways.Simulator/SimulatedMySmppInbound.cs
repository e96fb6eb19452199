namespace SmsGateways.Simulator;

/// <summary>A message from a phone that has reached MySmpp for a client.</summary>
public sealed record SimulatedMySmppInbound
{
    /// <summary>Gets the phone's number (<c>originator</c>).</summary>
    public required string Originator { get; init; }

    /// <summary>Gets the number that it was sent to.</summary>
    public required string Phone { get; init; }

    /// <summary>Gets the word that it begins with and by which it was assigned to the client.</summary>
    /// <value>Empty for none.</value>
    public string Prefix { get; init; } = "";

    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the time of arrival; <see langword="null"/> for now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Returns what this is, and neither the numbers nor the text.</summary>
    /// <returns><c>MySmpp inbound message</c></returns>
    public override string ToString() => "MySmpp inbound message";
}
