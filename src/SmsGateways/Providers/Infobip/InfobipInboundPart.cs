namespace SmsGateways.Providers.Infobip;

/// <summary>An inbound message as it came, which may be one part of a long one.</summary>
/// <param name="Message">The message; of a part, with its own octets and its whole header.</param>
/// <param name="Header">The header, which tells which part it is.</param>
internal sealed record InfobipInboundPart(SmsInboundMessage Message, UserDataHeader Header)
{
    public bool IsWhole => Header.Total <= 1;
}
