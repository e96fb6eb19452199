namespace SmsGateways.Simulator;

/// <summary>What the platform reports about one phone of a message.</summary>
public sealed record SimulatedReport
{
    /// <summary>Gets the phone number, digits only.</summary>
    public required string Phone { get; init; }

    /// <summary>Gets the delivery report code.</summary>
    /// <value>0 queued, 1 sent, 2 rejected, 3 delivered, 4 not delivered, 5 no funds, 6 unknown, 7 waiting for a report timed out.</value>
    public required int Code { get; init; }

    /// <summary>Gets the time of sending to the operator (<c>sendTime</c>).</summary>
    /// <value><see langword="null"/> when the message was not sent.</value>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Gets the time when the operator's report came (<c>rcvTime</c>).</summary>
    /// <value><see langword="null"/> when none has come.</value>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Returns the code, and not the number.</summary>
    /// <returns>For example <c>Report 3</c>.</returns>
    public override string ToString() => $"Report {Code}";
}
