namespace SmsGateways.Tests.Simulation;

/// <summary>A promise that was broken.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Sending">By which send.</param>
/// <param name="Text">The message that it sent: other sends may have sent it too.</param>
/// <param name="Detail">How.</param>
internal sealed record Violation(Invariant Invariant, int Sending, int Text, string Detail);
