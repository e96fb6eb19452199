using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary>A kept message, the account that paid for it and what a test decided about its status.</summary>
internal sealed class AcceptedMessage(SmsCoAccount account, SimulatedSmsCoMessage message) : IAcceptedMessage<SmsCoAccount>
{
    private const int Undecided = -1;

    private volatile int _decidedStatus = Undecided;

    public SmsCoAccount Account { get; } = account;

    public string Id => Message.Id;

    public SimulatedSmsCoMessage Message { get; } = message;

    public int? DecidedStatus
    {
        get => _decidedStatus is >= 0 and var status ? status : null;
        set => _decidedStatus = value ?? Undecided;
    }
}
