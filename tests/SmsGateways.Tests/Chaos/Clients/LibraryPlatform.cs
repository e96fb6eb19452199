using Microsoft.Extensions.DependencyInjection;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>How the library is told about the provider: all that differs between the platforms that it speaks, and the ways to use several.</summary>
/// <param name="Add">Registers the gateway, and those that it sends through. All send to one provider, which has one ledger for all its dialects.</param>
internal sealed record LibraryPlatform(Func<SmsGatewaysBuilder, ChaosSettings, Uri, IReadOnlyList<SmsGatewayBuilder>> Add)
{
    private const string Gateway = "chaos";

    public static LibraryPlatform SmsPro { get; } = new(static (sms, settings, address) => [AddSmsPro(sms, Gateway, settings, address)]);

    public static LibraryPlatform SmsCo { get; } = new(static (sms, settings, address) => [AddSmsCo(sms, Gateway, settings, address)]);

    /// <summary>Gets Infobip, whose ids even the plain transport is believed to recognize where that is said.</summary>
    public static LibraryPlatform Infobip(InfobipTransport transport, bool plainRecognizesIds = false, bool hasSecondary = false)
        => new((sms, settings, address) => [AddInfobip(sms, Gateway, settings, address, options =>
        {
            options.Transport = transport;
            options.PlainRecognizesIds = plainRecognizesIds;
            options.SecondaryAddress = hasSecondary ? new(address, "second/") : null;
        })]);

    public static LibraryPlatform FailoverFromInfobip { get; } = new(static (sms, settings, address) =>
    {
        sms.AddFailover(Gateway, "infobip", "co");
        sms.DefaultGateway = Gateway;
        return [AddInfobip(sms, "infobip", settings, address, static _ => { }), AddSmsCo(sms, "co", settings, address)];
    });

    public static LibraryPlatform FailoverToSmsCo { get; } = Both(static (sms, _) => sms.AddFailover(Gateway, "pro", "co"));

    public static LibraryPlatform FailoverToSmsPro { get; } = Both(static (sms, _) => sms.AddFailover(Gateway, "co", "pro"));

    public static LibraryPlatform RoundRobin { get; } = Both(static (sms, _) => sms.AddRoundRobin(Gateway, "pro", "co"));

    /// <summary>Gets a routing that changes its gateway every ten numbers, and so splits many of the messages to several.</summary>
    public static LibraryPlatform Routing { get; } = Both(static (sms, settings) => sms.AddRouting(Gateway, routes =>
    {
        for (var ten = 0; ten <= settings.Recipients / 10; ten += 2)
        {
            routes.Prefix(Slots.DigitsOf(10 * ten)[..^1], "pro");
        }

        routes.Otherwise("co");
    }));

    /// <summary>Gets the same with a journal.</summary>
    public LibraryPlatform WithJournal() => new((sms, settings, address) =>
    {
        sms.UseInMemoryJournal();
        return Add(sms, settings, address);
    });

    private static LibraryPlatform Both(Action<SmsGatewaysBuilder, ChaosSettings> add) => new((sms, settings, address) =>
    {
        add(sms, settings);
        sms.DefaultGateway = Gateway;
        return [AddSmsPro(sms, "pro", settings, address), AddSmsCo(sms, "co", settings, address)];
    });

    private static SmsGatewayBuilder AddSmsPro(SmsGatewaysBuilder sms, string name, ChaosSettings settings, Uri address) => sms.AddSmsPro(name, options =>
    {
        options.Platform = SmsProPlatform.Nikita;
        options.Login = "login";
        options.Password = "passwd";
        options.DefaultSender = "My-company";
        options.MaxRecipientsPerRequest = settings.RecipientsPerRequest;
        Apply(options, settings, address);
    });

    private static SmsGatewayBuilder AddSmsCo(SmsGatewaysBuilder sms, string name, ChaosSettings settings, Uri address) => sms.AddSmsCo(name, options =>
    {
        options.Username = "login";
        options.Password = "passwd";
        Apply(options, settings, address);
    });

    private static SmsGatewayBuilder AddInfobip(SmsGatewaysBuilder sms, string name, ChaosSettings settings, Uri address, Action<InfobipOptions> configure) => sms.AddInfobip(name, options =>
    {
        options.Username = "login";
        options.Password = "passwd";
        options.MaxRecipientsPerRequest = settings.RecipientsPerRequest;
        Apply(options, settings, address);
        configure(options);
    });

    /// <summary>Sets what all platforms have.</summary>
    private static void Apply(SmsGatewayOptions options, ChaosSettings settings, Uri address)
    {
        options.BaseAddress = address;
        options.AttemptTimeout = settings.AttemptTimeout;
        options.QuietPeriod = settings.QuietPeriod;
        options.Deadline = settings.Deadline;

        options.MaxRequestsPerSecond = settings.MaxRequestsPerSecond;

        // The run itself says how much is under way: waiting for a place is not what is tested.
        options.MaxConcurrentRequests = settings.Parallel * settings.RecipientsPerMessage;
    }
}
