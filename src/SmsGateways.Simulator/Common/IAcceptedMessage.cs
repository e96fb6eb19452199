namespace SmsGateways.Simulator.Common;

/// <summary>A kept message: the account that paid for it, and the id by which that account asks for it.</summary>
internal interface IAcceptedMessage<out TAccount>
{
    TAccount Account { get; }

    string Id { get; }
}
