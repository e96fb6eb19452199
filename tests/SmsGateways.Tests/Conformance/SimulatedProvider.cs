using SmsGateways.Simulator;

namespace SmsGateways.Tests.Conformance;

/// <summary>A simulated provider that runs.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="accepted">Reads what it has accepted, one entry for each recipient of each message.</param>
/// <param name="running">What to stop.</param>
internal sealed class SimulatedProvider(Uri address, Func<IEnumerable<WireSms>> accepted, IAsyncDisposable running) : IAsyncDisposable
{
    public Uri Address => address;

    public IEnumerable<WireSms> Accepted => accepted();

    public static async Task<SimulatedProvider> StartAsync(Func<SmsSimulator, Uri> address, Func<SmsSimulator, IEnumerable<WireSms>> accepted)
    {
        var simulator = await SmsSimulator.StartAsync();
        return new(address(simulator), () => accepted(simulator), simulator);
    }

    public ValueTask DisposeAsync() => running.DisposeAsync();
}
