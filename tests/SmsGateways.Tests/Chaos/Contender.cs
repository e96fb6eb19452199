using SmsGateways.Tests.Chaos.Clients;
using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos;

/// <summary>A client with the provider that it meets: one row of the table.</summary>
/// <param name="Name">The row's name; letters and numbers are those of the table in the design.</param>
/// <param name="Create">Makes the client.</param>
/// <param name="MustViolate">What it must get wrong, or the harness is blind. Nothing for the library.</param>
internal sealed record Contender(string Name, Func<ChaosSettings, ChaosProvider, ChaosClient> Create, params Rule[] MustViolate)
{
    /// <summary>Gets what differs from the settings of the others.</summary>
    public Func<ChaosSettings, ChaosSettings> Adapt { get; init; } = static settings => settings;

    public bool IsLibrary => MustViolate.Length is 0;

    public override string ToString() => Name;

    /// <summary>Gets the library, on every kind of provider that it claims to be safe with.</summary>
    public static IReadOnlyList<Contender> Library { get; } =
    [
        new("library, SmsPro", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider)),
        new("library, SmsPro, 7 phones in 3 requests", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 7), RecipientsPerMessage = 7, RecipientsPerRequest = 3, Parallel = Math.Max(1, settings.Parallel / 3) },
        },

        // Much longer than the lag plus what is processed late, so that a busy machine does not make the difference.
        new("library, SmsPro, id known 100 ms late", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider))
        {
            Adapt = static settings => settings with { Rules = new() { RegistrationLag = TimeSpan.FromMilliseconds(100) }, QuietPeriod = TimeSpan.FromMilliseconds(1500), Deadline = settings.Deadline + TimeSpan.FromSeconds(4) },
        },
        new("library, SmsPro, refused ids known", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider))
        {
            Adapt = static settings => settings with { Rules = new() { RegistersRefusedIds = true } },
        },

        // The least that the options allow: what is still to do when it passes is left, and said to be unknown.
        new("library, SmsPro, shortest deadline", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider))
        {
            Adapt = static settings => settings with { Deadline = (2 * settings.AttemptTimeout) + settings.QuietPeriod },
        },

        // C1 as it should be: the same id, and the word that this is not the first time.
        new("library, SmsPro, job re-run up to 3 times", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider, runs: 3)),

        // No ids: whatever is not answered stays unknown, and must.
        new("library, SmsCo", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsCo, settings, provider)),
        new("library, SmsCo, 3 recipients, job re-run up to 3 times", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsCo, settings, provider, runs: 3))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 3), RecipientsPerMessage = 3, Parallel = Math.Max(1, settings.Parallel / 3) },
        },

        new("library, Infobip JSON", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Json), settings, provider)),
        new("library, Infobip XML", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Xml), settings, provider)),

        // Whose ids nobody vouches for, so that nothing is submitted again; and the same where somebody does.
        new("library, Infobip plain, ids unknown", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Plain), settings, provider, runs: 3))
        {
            Adapt = static settings => settings with { Rules = new() { RefusesKnownIds = false } },
        },
        new("library, Infobip plain", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Plain, plainRecognizesIds: true), settings, provider)),
        new("library, Infobip JSON, 7 recipients in 3 requests", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Json), settings, provider, runs: 3))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 7), RecipientsPerMessage = 7, RecipientsPerRequest = 3, Parallel = Math.Max(1, settings.Parallel / 3) },
        },

        // Neither access point knows what the other one took: what has gone to one stays there, and a job that runs again without a record sends nothing.
        new(
            "library, Infobip JSON, two access points, job re-run up to 3 times",
            static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Json, hasSecondary: true), settings, provider, runs: 3)),

        .. MySmppContenders.All,

        // Two dialects of one provider, which has one ledger: whoever goes on too soon sends twice.
        new("library, failover from SmsPro to SmsCo", static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverToSmsCo, settings, provider)),
        new("library, failover from SmsCo to SmsPro", static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverToSmsPro, settings, provider)),
        new("library, round robin", static (settings, provider) => new LibraryClient(LibraryPlatform.RoundRobin, settings, provider)),
        new("library, routing, 7 recipients", static (settings, provider) => new LibraryClient(LibraryPlatform.Routing, settings, provider))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 7), RecipientsPerMessage = 7, Parallel = Math.Max(1, settings.Parallel / 7) },
        },

        // With a journal, a job may run again without a hint, also where ids are unknown and where the first run went the other way.
        new("library, SmsCo, journal, job re-run up to 3 times", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsCo.WithJournal(), settings, provider, runs: 3)),
        new(
            "library, failover from SmsPro to SmsCo, journal, job re-run up to 3 times",
            static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverToSmsCo.WithJournal(), settings, provider, runs: 3)),
        new(
            "library, failover from SmsCo to SmsPro, journal, job re-run up to 3 times",
            static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverToSmsPro.WithJournal(), settings, provider, runs: 3)),
        new("library, SmsPro, one stream", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsPro, settings, provider, streams: true)),
        new("library, Infobip JSON, one stream, packed", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Json), settings, provider, streams: true))
        {
            Adapt = Packed,
        },
        new("library, Infobip XML, one stream, packed", static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Xml), settings, provider, streams: true))
        {
            Adapt = Packed,
        },
        new("library, failover from Infobip to SmsCo", static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverFromInfobip, settings, provider)),
        new("library, SmsCo, one stream", static (settings, provider) => new LibraryClient(LibraryPlatform.SmsCo, settings, provider, streams: true)),
        new("library, failover from SmsPro to SmsCo, one stream", static (settings, provider) => new LibraryClient(LibraryPlatform.FailoverToSmsCo, settings, provider, streams: true)),
        new("library, routing, 7 recipients, one stream", static (settings, provider) => new LibraryClient(LibraryPlatform.Routing, settings, provider, streams: true))
        {
            Adapt = static settings => settings with { Messages = Math.Max(1, settings.Messages / 7), RecipientsPerMessage = 7, Parallel = Math.Max(1, settings.Parallel / 7) },
        },
    ];

    // As many to a request as leave enough requests to meet faults.
    private static ChaosSettings Packed(ChaosSettings settings) => settings with { RecipientsPerRequest = Math.Clamp(settings.Messages / 200, 2, 100) };

    /// <summary>Gets what people write instead.</summary>
    public static IReadOnlyList<Contender> Naive { get; } =
    [
        new("A1 bare POST", static (settings, provider) => new PlainClient(isGet: false, hasRetryHandler: false, settings, provider), Rule.I3),
        new("A2 bare GET, no retry configured", static (settings, provider) => new PlainClient(isGet: true, hasRetryHandler: false, settings, provider), Rule.I1),
        new("B1 standard retry handler, POST", static (settings, provider) => new PlainClient(isGet: false, hasRetryHandler: true, settings, provider), Rule.I1)
        {
            Adapt = static settings => settings with { Rules = new() { RefusesKnownIds = false } },
        },
        new("B4 standard retry handler, GET", static (settings, provider) => new PlainClient(isGet: true, hasRetryHandler: true, settings, provider), Rule.I1),
        new("B5 same id, \"seen before\" read as failure", static (settings, provider) => new ResubmittingClient(new(), settings, provider), Rule.I3),
        new("B6 fresh id for each attempt", static (settings, provider) => new ResubmittingClient(new() { HasFreshIds = true }, settings, provider), Rule.I1),
        new("B7 same id, 20 ms later; id known 200 ms late", static (settings, provider) => new ResubmittingClient(new() { TrustsDuplicates = true }, settings, provider), Rule.I1)
        {
            Adapt = static settings => settings with { Rules = new() { RegistrationLag = TimeSpan.FromMilliseconds(200) } },
        },
        new("B8 \"seen before\" read as sent; refused ids known", static (settings, provider) => new ResubmittingClient(new() { TrustsDuplicates = true }, settings, provider), Rule.I2)
        {
            Adapt = static settings => settings with { Rules = new() { RegistersRefusedIds = true } },
        },
        new(
            "C1 job re-run up to 3 times, fresh ids",
            static (settings, provider) => new ResubmittingClient(new() { Attempts = 3, HasFreshIds = true, RepeatsAnyFailure = true }, settings, provider),
            Rule.I1),
        new("C2 failover after any failure", static (settings, provider) => new FailingOverClient(settings, provider), Rule.I1),
    ];

    /// <summary>Gets the library, told by its operator what is not so: if it sent nothing twice then, the harness would be blind to Infobip's ids.</summary>
    public static Contender Misled { get; } = new(
        "library, Infobip plain, told that ids are recognized",
        static (settings, provider) => new LibraryClient(LibraryPlatform.Infobip(InfobipTransport.Plain, plainRecognizesIds: true), settings, provider),
        Rule.I1)
    {
        Adapt = static settings => settings with { Rules = new() { RefusesKnownIds = false } },
    };
}
