namespace SmsGateways.Tests.Simulation;

/// <summary>What arrives at a platform.</summary>
/// <param name="Id">The client's id for it; empty where the platform knows none.</param>
/// <param name="Text">The number that is the message's text; -1 for a question.</param>
/// <param name="Phones">To whom.</param>
internal sealed record SimulatedRequest(string Id, int Text, IReadOnlyList<long> Phones)
{
    public bool IsQuestion => Text < 0;
}
