using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.Infobip;

/// <summary>A kept message, the account that paid for it and what has been said about its delivery.</summary>
internal sealed class AcceptedMessage(InfobipAccount account, SimulatedInfobipMessage message) : IAcceptedMessage<InfobipAccount>
{
    public InfobipAccount Account { get; } = account;

    public string Id => Message.Id;

    public SimulatedInfobipMessage Message { get; } = message;

    /// <summary>Gets where the report is pushed to; null when it waits to be pulled.</summary>
    public Uri? PushUrl => Message.NoPush ? null : Message.PushUrl ?? Account.ReportUrl;

    /// <summary>Gets or sets the report that was pulled or pushed last, which nobody gets twice.</summary>
    public SimulatedInfobipReport? HandedOut { get; set; }
}
