namespace SmsGateways.Simulator;

/// <summary>Where the simulator listens and which clock it lives by.</summary>
public sealed class SmsSimulatorOptions
{
    /// <summary>Gets or sets the TCP port on loopback.</summary>
    /// <value>0, the default, takes a free one; <see cref="SmsSimulator.Address"/> says which.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the clock for acceptance times, delivery reports, delays and repeated pushes.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
