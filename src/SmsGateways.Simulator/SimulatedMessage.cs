namespace SmsGateways.Simulator;

/// <summary>A message that the platform accepted, and how far its delivery has come at the time of asking.</summary>
public sealed record SimulatedMessage
{
    /// <summary>Gets the id that the client gave it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the login of the account at the time of acceptance.</summary>
    public required string Login { get; init; }

    /// <summary>Gets the sender name.</summary>
    public required string Sender { get; init; }

    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the scheduled time, in GMT+6.</summary>
    /// <value><see langword="null"/> when the message was to be sent immediately.</value>
    public required DateTimeOffset? Time { get; init; }

    /// <summary>Gets the phone numbers in the request's order, digits only; a number given twice is here twice.</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>Gets the number of parts the text was split into.</summary>
    public required int Parts { get; init; }

    /// <summary>Gets a value indicating whether this is a test: nothing was sent or charged, and there are no reports.</summary>
    public required bool IsTest { get; init; }

    /// <summary>Gets the time of acceptance.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets one report a phone, in the order of <see cref="Phones"/>.</summary>
    /// <value>Empty for a test.</value>
    public IReadOnlyList<SimulatedReport> Reports { get; init; } = [];

    /// <summary>Returns the id, and neither the numbers nor the text.</summary>
    /// <returns>For example <c>SmsPro message A88726</c>.</returns>
    public override string ToString() => $"SmsPro message {Id}";
}
