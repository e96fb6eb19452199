namespace SmsGateways.Simulator.Common;

/// <summary>What a client shows to be let in; both may change while the simulator runs.</summary>
internal interface IAccount
{
    string Login { get; }

    string Password { get; }
}
