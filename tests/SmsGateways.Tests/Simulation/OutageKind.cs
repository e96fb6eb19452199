namespace SmsGateways.Tests.Simulation;

/// <summary>What is wrong with the provider for a while.</summary>
internal enum OutageKind
{
    NothingConnects,
    EverythingFails,
    AccountBlocked,
    NoFunds,
}
