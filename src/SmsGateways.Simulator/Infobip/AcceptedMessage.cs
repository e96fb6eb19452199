using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.Infobip;

/// <summary>A kept message, the account that paid for it and what has been said about its delivery.</summary>
internal sealed class AcceptedMessage(InfobipAccount account, SimulatedInfobipMessage message) : IAcceptedMessage<InfobipAccount>
{
    public InfobipAccount Account { get; } = account;

    public string Id => Message.Id;

    public SimulatedInfobipMessage Message { get; } = message;
}
