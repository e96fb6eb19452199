namespace SmsGateways;

/// <summary>Tells how a gateway does. A feature of a gateway: <c>gateway.GetService&lt;ISmsGatewayState&gt;()</c>.</summary>
public interface ISmsGatewayState
{
    /// <summary>Gets a value indicating whether the gateway turns messages away for now.</summary>
    /// <value>
    /// It pauses for 30 seconds when the provider refuses the account, and when at least half of the recent requests found the provider unavailable.
    /// Messages are <see cref="SmsOutcome.NotSent"/> then, at once. A gateway that sends through others is paused when all of them are.
    /// </value>
    bool IsPaused { get; }

    /// <summary>Gets how many requests are under way; of a gateway that sends through others, in all of them, whoever they are for.</summary>
    int RequestsUnderWay { get; }
}
