namespace SmsGateways.Simulator;

/// <summary>A message that SmsCo accepted, and how far its delivery has come at the time of asking.</summary>
public sealed record SimulatedSmsCoMessage
{
    /// <summary>Gets the id that SmsCo gave it (<c>mes_id</c>).</summary>
    /// <value>For example <c>123</c>, which is the first one, as in the document.</value>
    public required string Id { get; init; }

    /// <summary>Gets the login of the account at the time of acceptance.</summary>
    public required string Login { get; init; }

    /// <summary>Gets the sender of the request, or the account's own where the request had none.</summary>
    public required string Sender { get; init; }

    /// <summary>Gets the text.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the scheduled time, in <see cref="SmsCoSimulator.ScheduleOffset"/>.</summary>
    /// <value><see langword="null"/> when the message was to be sent immediately.</value>
    public required DateTimeOffset? Schedule { get; init; }

    /// <summary>Gets the numbers that it was sent to, in the request's order, digits only; one given twice is here twice.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Gets the numbers of the request that it could not be sent to, as they were written.</summary>
    public required IReadOnlyList<string> FailedRecipients { get; init; }

    /// <summary>Gets the number of parts the text was split into.</summary>
    public required int Parts { get; init; }

    /// <summary>Gets what it cost, in tetri.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Gets the time of acceptance.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the status.</summary>
    /// <value>0 sent, 1 delivered, 2 in process, 3 failed, 4 deleted, 5 expired, 6 rejected, 7 canceled.</value>
    public int Status { get; init; }

    /// <summary>Returns the id, and neither the numbers nor the text.</summary>
    /// <returns>For example <c>SmsCo message 123</c>.</returns>
    public override string ToString() => $"SmsCo message {Id}";
}
