using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>Everything that a seed decides about one world before it begins: a provider, a gateway's options, a workload.</summary>
internal sealed record WorldSettings(ulong Seed, string Kind, int Messages)
{
    public SmsProPlatform Platform { get; init; } = SmsProPlatform.Nikita;

    // The gateway's options.
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromSeconds(6);

    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    public int MaxConcurrentRequests { get; init; } = 1000;

    public double? MaxRequestsPerSecond { get; init; }

    public int MaxRecipientsPerRequest { get; init; } = 50;

    // The provider.
    public TimeSpan MeanLatency { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Gets how long after accepting a message the platform may register its id.</summary>
    public TimeSpan LongestLag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long after the client gave up the platform may still process what it got.</summary>
    public TimeSpan LongestLateness { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestReportLag { get; init; } = TimeSpan.FromSeconds(30);

    public double FaultRate { get; init; }

    public double InvalidPhones { get; init; }

    /// <summary>Gets how often the platform registers an id whose message it refuses.</summary>
    public double RefusedButRegistered { get; init; } = 0.5;

    public IReadOnlyList<(OutageKind Kind, TimeSpan From, TimeSpan To)> Outages { get; init; } = [];

    /// <summary>Gets a value indicating whether faults may be lies, which no client can see through.</summary>
    public bool Lies { get; init; }

    // The workload.
    public TimeSpan MeanPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public double Cancellations { get; init; }

    public double OwnDeadlines { get; init; }

    /// <summary>Gets how often a message whose outcome is unknown is run again under the same id.</summary>
    public double SecondRuns { get; init; }

    /// <summary>Gets how many messages have several recipients.</summary>
    public double Batches { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} world {Seed:x16}: {Platform}, {FaultRate:P0} faults, attempt {AttemptTimeout.TotalSeconds:F1} s, quiet {QuietPeriod.TotalSeconds:F1} s, deadline {Deadline.TotalSeconds:F1} s, "
        + $"{MaxConcurrentRequests} at once, {MaxRequestsPerSecond?.ToString("F1", CultureInfo.InvariantCulture) ?? "any number"} a second, {MaxRecipientsPerRequest} recipients a request, "
        + $"lag {LongestLag.TotalSeconds:F1} s, lateness {LongestLateness.TotalSeconds:F1} s, outages [{string.Join(", ", Outages.Select(static outage => $"{outage.Kind} {outage.From} to {outage.To}"))}]");

    /// <summary>Nothing goes wrong, and so everything must arrive.</summary>
    public static WorldSettings Calm(ulong seed, int messages)
    {
        var dice = new Dice(seed);
        return new(seed, "calm", messages) { Batches = 0.3, MeanPause = dice.Between(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(500)), MaxConcurrentRequests = dice.Between(20, 60) };
    }

    /// <summary>The default options, one recipient a message, and so many faults: what a share of faults costs.</summary>
    public static WorldSettings Faulty(ulong seed, int messages, double rate)
        => new(seed, string.Create(CultureInfo.InvariantCulture, $"{rate * 100:F0} % faults"), messages) { FaultRate = rate };

    /// <summary>Everything at once, at random.</summary>
    public static WorldSettings Wild(ulong seed, int messages)
    {
        var dice = new Dice(Dice.Mix(seed, 1));
        var quiet = dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        var attempt = dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        var latency = dice.Between(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(400));
        var concurrency = dice.Pick(1, 2, 4, 8, 16, 64, 256);
        var faults = dice.Pick(0, 0.01, 0.05, 0.1, 0.3, 0.6);

        // From half idle to hopelessly overrun: what waits for its turn is canceled and times out there.
        var seconds = (4 * latency.TotalSeconds) + (faults * 0.25 * attempt.TotalSeconds);
        var pause = TimeSpan.FromSeconds(Math.Clamp(seconds / concurrency * dice.Between(5, 40) / 10, 0.001, 5));
        var span = pause * messages;
        return new(seed, "wild", messages)
        {
            Platform = dice.Pick(SmsProPlatform.Biz, SmsProPlatform.Nikita),
            AttemptTimeout = attempt,
            QuietPeriod = quiet,
            Deadline = (attempt * 2) + quiet + dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(60)),
            MaxConcurrentRequests = concurrency,
            MaxRequestsPerSecond = dice.Chance(0.3) ? dice.Between(5, 15) / 10.0 / pause.TotalSeconds : null,
            MaxRecipientsPerRequest = dice.Pick(1, 2, 10, 50, 50, 50),
            MeanLatency = latency,
            LongestLag = quiet * 0.5 * dice.Unit(),
            LongestLateness = quiet * 0.4 * dice.Unit(),
            LongestReportLag = dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(60)),
            FaultRate = faults,
            InvalidPhones = dice.Pick(0, 0.005, 0.03),
            RefusedButRegistered = dice.Unit(),
            Outages = [.. Enumerable.Range(0, dice.Below(3)).Select(_ => Outage(dice, span))],
            MeanPause = pause,
            Cancellations = dice.Pick(0, 0.05, 0.3),
            OwnDeadlines = dice.Pick(0, 0.3),
            SecondRuns = dice.Pick(0, 0.5, 1),
            Batches = dice.Pick(0, 0.1, 0.4),
        };
    }

    public SmsProOptions CreateOptions() => new()
    {
        Platform = Platform,
        Login = "login",
        Password = "password",
        DefaultSender = "Shop",
        AttemptTimeout = AttemptTimeout,
        QuietPeriod = QuietPeriod,
        Deadline = Deadline,
        MaxConcurrentRequests = MaxConcurrentRequests,
        MaxRequestsPerSecond = MaxRequestsPerSecond,
        MaxRecipientsPerRequest = MaxRecipientsPerRequest,
    };

    private static (OutageKind Kind, TimeSpan From, TimeSpan To) Outage(Dice dice, TimeSpan span)
    {
        var from = span * dice.Unit();
        return (dice.Pick(OutageKind.NothingConnects, OutageKind.EverythingFails, OutageKind.AccountBlocked, OutageKind.NoFunds), from, from + (span * 0.3 * dice.Unit()));
    }
}
