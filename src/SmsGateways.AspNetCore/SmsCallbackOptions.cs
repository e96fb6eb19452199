using System.Net;
using System.Security.Cryptography;

namespace SmsGateways;

/// <summary>Who may push, how much, and how long it may take. Checked when the host starts, all mistakes in one message.</summary>
/// <remarks>What <see cref="For"/> says of one gateway takes the place of what is said here for all of them.</remarks>
public sealed class SmsCallbackOptions
{
    private readonly Dictionary<string, SmsCallbackGatewayOptions> _gateways = new(StringComparer.Ordinal);

    /// <summary>Gets the secrets of all gateways, the newest first: one or, while it is being changed, two.</summary>
    /// <value>
    /// Each is the last segment of the address, at least 128 bits of letters, digits, <c>-</c> and <c>_</c>: <see cref="CreateSecret"/> makes one. None by default.
    /// </value>
    public IList<string> Secrets { get; } = [];

    /// <summary>Gets the networks that all gateways' pushes come from.</summary>
    /// <value>
    /// None by default, which allows every address to whoever knows the secret. What is compared is the connection's own address:
    /// behind a proxy, the framework's forwarded-headers middleware has to set it.
    /// </value>
    public IList<IPNetwork> Networks { get; } = [];

    /// <summary>Gets or sets how many bytes the body of a push may have.</summary>
    /// <value>64 kB (65,536) by default; 1 kB to 1 MB, which is what the library's readers take.</value>
    public int MaxBodySize { get; set; } = 64 * 1024;

    /// <summary>Gets or sets how many requests a second one address may make, of IPv6 one network of 64 bits; others are answered with 429.</summary>
    /// <value>500 by default, and twice as many at once after a pause. <see langword="null"/> for no limit.</value>
    public int? MaxRequestsPerSecond { get; set; } = 500;

    /// <summary>Gets or sets how long the handlers of one push, or of one event that was asked for, may take together.</summary>
    /// <value>30 seconds by default; 1 second to 5 minutes. What is not handled then, the provider is asked to push again, or comes again with the next round of polling.</value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long a report that overtakes the answer to its send waits for the send to end.</summary>
    /// <value>5 seconds by default; zero to 1 minute. It is handed over then all the same.</value>
    public TimeSpan JoinTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long it is remembered in memory what was sent and reported.</summary>
    /// <value>7 days by default. Where there is a journal, its own retention counts for what was reported.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets of how many messages it is remembered in memory what was sent and reported; the oldest leave.</summary>
    /// <value>100,000 by default, about 60 MB when all of them are taken.</value>
    public int MaxRememberedMessages { get; set; } = 100_000;

    internal IReadOnlyDictionary<string, SmsCallbackGatewayOptions> Gateways => _gateways;

    /// <summary>Makes a secret of 256 random bits.</summary>
    /// <returns>43 letters, digits, <c>-</c> and <c>_</c>.</returns>
    public static string CreateSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Says something of one gateway.</summary>
    /// <param name="gateway">Its name.</param>
    /// <returns>What counts for it alone.</returns>
    public SmsCallbackGatewayOptions For(string gateway)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(gateway);

        return _gateways.TryGetValue(gateway, out var known) ? known : _gateways[gateway] = new();
    }

    /// <summary>Returns the limits; no secret.</summary>
    /// <returns>For example <c>SmsCallbackOptions: 1 secrets, 0 networks</c>.</returns>
    public override string ToString() => $"{nameof(SmsCallbackOptions)}: {Secrets.Count} secrets, {Networks.Count} networks";
}
