namespace SmsGateways.Simulator.Infobip;

/// <summary>What is answered about one recipient.</summary>
internal sealed record SendResult(int Status, string MessageId, string Destination)
{
    // The JSON example of invalid credentials, and the destination of a recipient without one in an answer recorded in the field.
    private const string Nowhere = "000000000000";

    /// <summary>Creates the result of a request that is refused before its recipients are looked at.</summary>
    public static SendResult Refusal(int status, string messageId = "", string destination = "") =>
        new(status, messageId, destination is "" ? Nowhere : destination);
}
