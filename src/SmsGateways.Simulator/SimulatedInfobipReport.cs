namespace SmsGateways.Simulator;

/// <summary>What Infobip reports about the delivery of a message.</summary>
public sealed record SimulatedInfobipReport
{
    /// <summary>Gets the status.</summary>
    /// <value>For example <c>DELIVERED</c>; also one that the document does not have.</value>
    public required string Status { get; init; }

    /// <summary>Gets the GSM error code (table 15); 0 for none.</summary>
    public required int GsmError { get; init; }

    /// <summary>Gets the time when the operator reported (<c>donedate</c>).</summary>
    public required DateTimeOffset DoneAt { get; init; }
}
