using SmsGateways.Tests.Chaos.Clients;

namespace SmsGateways.Tests.Chaos;

/// <summary>The library on MySmpp, which answers a repetition with the id of the earlier message.</summary>
internal static class MySmppContenders
{
    public static IReadOnlyList<Contender> All { get; } =
    [
        new("library, MySmpp", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider)),
        new("library, MySmpp, 7 recipients in 3 requests", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 7), RecipientsPerMessage = 7, RecipientsPerRequest = 3, Parallel = Math.Max(1, settings.Parallel / 3) },
        },

        // Much longer than the lag plus what is processed late, so that a busy machine does not make the difference.
        new("library, MySmpp, id known 100 ms late", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider))
        {
            Adapt = static settings => settings with { Rules = new() { RegistrationLag = TimeSpan.FromMilliseconds(100) }, QuietPeriod = TimeSpan.FromMilliseconds(1500), Deadline = settings.Deadline + TimeSpan.FromSeconds(4) },
        },
        new("library, MySmpp, job re-run up to 3 times", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider, runs: 3)),
        new("library, MySmpp, journal, job re-run up to 3 times", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp.WithJournal(), settings, provider, runs: 3)),

        // As many to a request as leave enough requests to meet faults.
        new("library, MySmpp, one stream, packed", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider, streams: true))
        {
            Adapt = static settings => settings with { RecipientsPerRequest = Math.Clamp(settings.Messages / 200, 2, 100) },
        },
        new("library, failover from MySmpp to SmsCo", static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverFromMySmpp, settings, provider)),
    ];

    /// <summary>Gets the library on a MySmpp that does not do what its document says: if it sent nothing twice then, the harness would be blind to these ids.</summary>
    public static Contender Misled { get; } = new(
        "library, MySmpp that forgets ids", static (settings, provider) => new LibraryClient(LibraryPlatform.MySmpp, settings, provider), Rule.I1)
    {
        Adapt = static settings => settings with { Rules = new() { RefusesKnownIds = false } },
    };
}
