namespace SmsGateways.Providers.Infobip;

/// <summary>An inbound message as it came, which may be one part of a long one.</summary>
/// <param name="Message">The message; of a part, with its own octets and its whole header.</param>
/// <param name="Header">The header, which tells which part it is.</param>
internal sealed record InfobipInboundPart(SmsInboundMessage Message, UserDataHeader Header)
{
    // A part has 140 octets (3GPP TS 23.040 clause 9.2.3.16) and two numbers. What a stranger makes longer does not wait in memory.
    private const int LongestPart = 1024;

    public bool IsWhole => Header.Total <= 1 || Length > LongestPart;

    private int Length => Header.Length + Message.Data.Length + LengthOf(Message.From) + LengthOf(Message.To) + LengthOf(Message.Text) + LengthOf(Message.ProviderMessageId);

    private static int LengthOf(string? text) => text?.Length ?? 0;
}
