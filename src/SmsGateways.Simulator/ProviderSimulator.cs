using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator;

/// <summary>What all simulated providers have in common: an address, the requests that came to it, and what shall go wrong with the next.</summary>
/// <threadsafety instance="true"/>
public abstract class ProviderSimulator
{
    private readonly TimeProvider _clock;

    private protected ProviderSimulator(TimeProvider clock) => _clock = clock;

    /// <summary>Gets the address under which the paths of the provider's document are.</summary>
    /// <value>For example <c>http://127.0.0.1:43817/nikita/</c>.</value>
    public Uri BaseAddress => Endpoint.BaseAddress;

    /// <summary>Gets the latest 10,000 requests in order of arrival, whatever became of them.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedRequest> Requests => Endpoint.Requests;

    /// <summary>Gets the number of faults that no request has met yet.</summary>
    public int PendingFaults => Endpoint.PendingFaults;

    internal DateTimeOffset Now => _clock.GetUtcNow();

    internal ProviderEndpoint Endpoint { get; private protected init; } = null!;

    /// <summary>Lets the next requests go wrong, after those that earlier calls have spoken for.</summary>
    /// <param name="fault">
    /// What goes wrong; for an error of a provider's document, <see cref="SimulatorFault.Status"/> or, where it has texts,
    /// <see cref="SimulatorFault.Error"/>.
    /// </param>
    /// <param name="times">How many requests it happens to.</param>
    /// <exception cref="ArgumentException">The fault is an error text, and the provider's errors are numbers.</exception>
    public void Fail(SimulatorFault fault, int times = 1) => Endpoint.Fail(fault, times);

    internal virtual Task StopAsync() => Task.CompletedTask;
}
