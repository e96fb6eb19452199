using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>Everything that a seed decides about one world before it begins: a provider, a gateway's options, a workload.</summary>
internal sealed record WorldSettings(ulong Seed, bool KnowsIds, string Kind, int Messages)
{
    public const string Wildness = "wild";

    /// <summary>Gets a value indicating whether everything may go wrong, and not only the 14 faults of the worlds that measure.</summary>
    public bool IsWild => Kind is Wildness;

    public string Provider => KnowsIds ? "SmsPro" : "SmsCo";

    public SmsProPlatform Platform { get; init; } = SmsProPlatform.Nikita;

    // The gateway's options.
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromSeconds(6);

    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    public int MaxConcurrentRequests => IsOneByOne ? 1 : 100_000;

    public double? MaxRequestsPerSecond { get; init; }

    public int MaxRecipientsPerRequest { get; init; } = 1;

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

    /// <summary>Gets a value indicating whether each send begins when the one before has ended.</summary>
    /// <remarks>Then one place is enough, messages may need several requests, and there may be a pace. With many sends at once there are places for all.</remarks>
    public bool IsOneByOne { get; init; }

    public double OwnDeadlines { get; init; }

    /// <summary>Gets how often a message whose outcome is unknown is run again under the same id.</summary>
    public double SecondRuns { get; init; }

    /// <summary>Gets how many messages have several recipients.</summary>
    public double Batches { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Provider}, {Kind} world {Seed:x16}: {Platform}, {FaultRate:P0} faults, attempt {AttemptTimeout.TotalSeconds:F1} s, quiet {QuietPeriod.TotalSeconds:F1} s, deadline {Deadline.TotalSeconds:F1} s, "
        + $"{(IsOneByOne ? "one by one" : "many at once")}, {MaxRequestsPerSecond?.ToString("F1", CultureInfo.InvariantCulture) ?? "any number"} a second, {MaxRecipientsPerRequest} recipients a request, "
        + $"lag {LongestLag.TotalSeconds:F1} s, lateness {LongestLateness.TotalSeconds:F1} s, outages [{string.Join(", ", Outages.Select(static outage => $"{outage.Kind} {outage.From} to {outage.To}"))}]");

    /// <summary>The default options, one recipient a message, and so many faults: what a share of faults costs. Without any, everything must arrive.</summary>
    public static WorldSettings Faulty(ulong seed, bool knowsIds, int messages, double percent)
        => new(seed, knowsIds, string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %"), messages) { FaultRate = percent / 100 };

    /// <summary>Everything at once, at random.</summary>
    public static WorldSettings Wild(ulong seed, bool knowsIds, int messages)
    {
        var dice = new Dice(Dice.Mix(seed, 1));
        var quiet = dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        var attempt = dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        var pause = dice.Between(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2));
        var isOneByOne = dice.Chance(0.4);
        return new(seed, knowsIds, Wildness, messages)
        {
            IsOneByOne = isOneByOne,
            Platform = dice.Pick(SmsProPlatform.Biz, SmsProPlatform.Nikita),
            AttemptTimeout = attempt,
            QuietPeriod = quiet,
            Deadline = (attempt * 2) + quiet + dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(60)),
            MaxRequestsPerSecond = isOneByOne && dice.Chance(0.5) ? dice.Between(1, 40) / 10.0 : null,
            MaxRecipientsPerRequest = knowsIds ? dice.Pick(1, 2, 10, 50, 50, 50) : 1,
            MeanLatency = dice.Between(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(400)),
            LongestLag = quiet * 0.5 * dice.Unit(),
            LongestLateness = quiet * 0.4 * dice.Unit(),
            LongestReportLag = dice.Between(TimeSpan.Zero, TimeSpan.FromSeconds(60)),
            FaultRate = dice.Pick(0, 0.01, 0.05, 0.1, 0.3, 0.6),
            InvalidPhones = dice.Pick(0, 0.005, 0.03),
            RefusedButRegistered = dice.Unit(),
            Outages = [.. Enumerable.Range(0, dice.Below(3)).Select(_ => Outage(dice, pause * messages))],
            MeanPause = pause,
            Cancellations = dice.Pick(0, 0.05, 0.3),
            OwnDeadlines = dice.Pick(0, 0.3),
            SecondRuns = dice.Pick(0, 0.5, 1),
            Batches = dice.Pick(0, 0.1, 0.4),
        };
    }

    public SmsGatewayOptions CreateOptions()
    {
        SmsGatewayOptions options = KnowsIds
            ? new SmsProOptions { Platform = Platform, Login = "login", Password = "password", DefaultSender = "Shop" }
            : new SmsCoOptions { Username = "login", Password = "password", AllowInsecureHttp = true };
        options.AttemptTimeout = AttemptTimeout;
        options.QuietPeriod = QuietPeriod;
        options.Deadline = Deadline;
        options.MaxConcurrentRequests = MaxConcurrentRequests;
        options.MaxRequestsPerSecond = MaxRequestsPerSecond;
        options.MaxRecipientsPerRequest = MaxRecipientsPerRequest;
        return options;
    }

    private static (OutageKind Kind, TimeSpan From, TimeSpan To) Outage(Dice dice, TimeSpan span)
    {
        var from = span * dice.Unit();
        return (dice.Pick(OutageKind.NothingConnects, OutageKind.EverythingFails, OutageKind.AccountBlocked, OutageKind.NoFunds), from, from + (span * 0.3 * dice.Unit()));
    }
}
