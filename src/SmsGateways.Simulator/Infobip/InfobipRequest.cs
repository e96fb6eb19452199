namespace SmsGateways.Simulator.Infobip;

/// <summary>A request to send as it was read, whichever of the three forms it came in.</summary>
/// <param name="Username">The name; null when it is missing.</param>
/// <param name="Password">The password; null when it is missing.</param>
/// <param name="Messages">The messages; null when the request could not be read.</param>
/// <param name="WantsJson">Whether the answer is JSON; otherwise XML.</param>
internal sealed record InfobipRequest(string? Username, string? Password, IReadOnlyList<RequestedMessage>? Messages, bool WantsJson)
{
    public static InfobipRequest Unreadable(bool wantsJson) => new(null, null, null, wantsJson);
}

/// <summary>One message of a request: its parameters under the names of the XML form in small letters, and whom it is to.</summary>
internal sealed record RequestedMessage(IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<RequestedRecipient> Recipients)
{
    /// <summary>Returns a parameter; empty when it is missing, which is the same for all of them.</summary>
    public string Value(string name) => Parameters.GetValueOrDefault(name) ?? "";
}

/// <summary>A recipient and the message id that the client gave it; empty when it gave none.</summary>
internal sealed record RequestedRecipient(string Gsm, string MessageId);
