namespace SmsGateways;

/// <summary>Tells which address to give to a provider. A singleton of the container.</summary>
public interface ISmsCallbackAddresses
{
    /// <summary>Gets the gateways that have pushes, of those registered at start.</summary>
    IReadOnlyCollection<string> Gateways { get; }

    /// <summary>Gets the address for a gateway's pushes. <strong>It holds the secret.</strong></summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="publicAddress">Where the application is reached from outside, for example <c>https://shop.example/</c>; a path is kept.</param>
    /// <returns>The address, with the newest secret where there are two.</returns>
    /// <exception cref="ArgumentException">There is no such gateway, it has no pushes, or nobody could reach it; or the address is not absolute.</exception>
    /// <exception cref="InvalidOperationException">The application has not started, or does not call <c>MapSmsCallbacks</c>.</exception>
    Uri GetAddress(string gateway, Uri publicAddress);
}
