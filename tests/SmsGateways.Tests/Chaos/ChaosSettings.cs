namespace SmsGateways.Tests.Chaos;

/// <summary>Everything that one run depends on. Two runs with equal settings inject the same faults.</summary>
internal sealed record ChaosSettings
{
    public const ulong DefaultSeed = 20260101;

    public int Messages { get; init; } = 1000;

    public int RecipientsPerMessage { get; init; } = 1;

    /// <summary>Gets how many recipients one request carries: fewer than a message has cuts it into several requests with several fates.</summary>
    public int RecipientsPerRequest { get; init; } = 1;

    /// <summary>Gets how many sends are under way at once.</summary>
    public int Parallel { get; init; } = 200;

    public ulong Seed { get; init; } = DefaultSeed;

    /// <summary>Gets the share of requests that meet a fault, 0 to 1.</summary>
    public double FaultRate { get; init; }

    /// <summary>Gets the share of connections that are refused.</summary>
    /// <remarks>
    /// Connections are used again, so that only one request in six makes one at 30 % faults: one refusal in eight connections is then 2 % of the requests.
    /// </remarks>
    public double RefusedConnectRate { get; init; }

    /// <summary>Gets a value indicating whether that includes a client's first connections, those that it makes all at once before it has got any answer.</summary>
    /// <remarks>
    /// A refusal is quicker than any answer. In a burst at the start, the first twenty things that a client hears are therefore refusals, although seven
    /// connections in eight are made: a trial of its own, in which a client that judges by what it has heard gives the provider up.
    /// </remarks>
    public bool RefusesFirstConnects { get; init; }

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMilliseconds(300);

    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromMilliseconds(350);

    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Gets how many requests a client of the library may begin in a second.</summary>
    public double? MaxRequestsPerSecond { get; init; }

    public ProviderRules Rules { get; init; } = new();

    public int Recipients => Messages * RecipientsPerMessage;

    public int RequestsPerMessage => (RecipientsPerMessage + RecipientsPerRequest - 1) / RecipientsPerRequest;

    /// <summary>Makes settings for a share of faults.</summary>
    public static ChaosSettings At(double faultRate, int messages) => faultRate > 0
        ? new() { Messages = messages, FaultRate = faultRate, RefusedConnectRate = 1 / 8d }

        // Where nothing goes wrong, everything must be accepted: a busy machine must not bring timeouts in.
        : new() { Messages = messages, AttemptTimeout = TimeSpan.FromSeconds(20), Deadline = TimeSpan.FromSeconds(60) };
}
