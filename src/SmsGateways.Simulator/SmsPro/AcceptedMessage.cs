using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>A kept message, the account that paid for it and what was last pushed about each of its phones.</summary>
internal sealed class AcceptedMessage(SmsProAccount account, SimulatedMessage message) : IAcceptedMessage<SmsProAccount>
{
    public SmsProAccount Account { get; } = account;

    public string Id => Message.Id;

    public SimulatedMessage Message { get; } = message;

    // Every message starts in the queue (0), which nobody is told. Belongs to the push, which has one lock around its use.
    public int[] PushedCodes { get; set; } = new int[message.Phones.Count];
}
