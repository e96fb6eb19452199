using SmsGateways;
using SmsGateways.DependencyInjection;
using SmsGateways.Sending;
using SmsGateways.Sending.Composites;

namespace Microsoft.Extensions.DependencyInjection;

// The gateways that send through others. Mistakes in what they name are told when the host starts, with those of all gateways.
public sealed partial class SmsGatewaysBuilder
{
    private delegate ISmsGateway CreateComposite(Func<string, ISmsGateway> find, GatewayServices services);

    /// <summary>Adds a gateway that sends through the first of several, and through the next where that one provably did not send, or refused for reasons of its own.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="gateways">
    /// The names of the gateways in the order in which they are tried, each once. Composites are allowed, in no circle; accounts of
    /// <see cref="ISmsGateways.GetOrAdd"/> are not.
    /// </param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// <para>Recipients go on one by one: the next gateway gets the message for those only that the one before did not take.</para>
    /// <para>
    /// An <see cref="SmsOutcome.Unknown"/> outcome goes on only with <see cref="SmsOnUnknown.AtLeastOnce"/>. A refusal of the recipient or the content never
    /// does. One deadline is for the whole send: <see cref="SmsMessage.Deadline"/>, else the longest of the gateways' own.
    /// </para>
    /// <para>
    /// A message with <see cref="SmsMessage.IsResubmission"/> is not sent, and <see cref="SmsOutcome.Unknown"/>, unless a journal says which gateway had it the first time.
    /// </para>
    /// </remarks>
    public SmsGatewaysBuilder AddFailover(string name, params string[] gateways)
    {
        var children = Names(gateways);
        return AddComposite(name, new(children, []), (find, services) => new FailoverGateway(name, children, find, services));
    }

    /// <summary>Adds a gateway that spreads messages evenly over several.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="gateways">The names of the gateways, each once.</param>
    /// <returns>This builder.</returns>
    /// <remarks><inheritdoc cref="AddRoundRobin(string, Action{SmsRoundRobinBuilder})" path="/remarks/node()"/></remarks>
    public SmsGatewaysBuilder AddRoundRobin(string name, params string[] gateways)
    {
        var children = Names(gateways);
        return AddRoundRobin(name, roundRobin => Array.ForEach(children, child => roundRobin.Add(child)));
    }

    /// <summary>Adds a gateway that spreads messages over several, each as often as its weight says.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="configure">Names the gateways and their weights.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// <para>
    /// Which one gets a message follows from the message's <see cref="SmsMessage.Id"/> and the gateways' names alone, so that a job that runs again reaches
    /// the same provider. A gateway that is added takes over its share and leaves all other messages where they were.
    /// </para>
    /// <para>It does not go on to another gateway where one fails: name failovers, or put it into one.</para>
    /// </remarks>
    public SmsGatewaysBuilder AddRoundRobin(string name, Action<SmsRoundRobinBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var roundRobin = new SmsRoundRobinBuilder();
        configure(roundRobin);
        (string Gateway, int Weight)[] children = [.. roundRobin.Gateways];
        return AddComposite(
            name,
            new([.. children.Select(static child => child.Gateway)], [.. roundRobin.FindMistakes()]),
            (find, services) => new RoundRobinGateway(name, children, find, services));
    }

    /// <summary>Adds a gateway that sends to each recipient through the gateway of the number's prefix: the longest that fits.</summary>
    /// <param name="name">The gateway's name, and the key of its keyed service.</param>
    /// <param name="configure">Names the prefixes and their gateways.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// A message to several countries is split, and its parts are sent at the same time. A number for which there is no gateway is
    /// <see cref="SmsOutcome.Rejected"/> with <see cref="SmsErrorCode.NotCovered"/>.
    /// </remarks>
    public SmsGatewaysBuilder AddRouting(string name, Action<SmsRoutingBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var routing = new SmsRoutingBuilder();
        configure(routing);
        var (routes, otherwise) = (routing.Routes.ToDictionary(), routing.Other);
        return AddComposite(
            name,
            new([.. RoutingGateway.NamesOf(routes, otherwise)], [.. routing.Mistakes]),
            (find, services) => new RoutingGateway(name, routes, otherwise, find, services));
    }

    private static string[] Names(string[] gateways)
    {
        ArgumentNullException.ThrowIfNull(gateways);
        foreach (var gateway in gateways)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(gateway, nameof(gateways));
        }

        return [.. gateways];
    }

    private SmsGatewaysBuilder AddComposite(string name, CompositeShape shape, CreateComposite create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        Services.Configure<GatewayCatalog>(catalog => catalog.Add(name, shape));
        Services.AddKeyedSingleton(name, (provider, _) =>
        {
            var registry = provider.GetRequiredService<GatewayRegistry>();
            registry.Validate();
            return registry.Guard(create(registry.Get, provider.GetRequiredService<GatewayServices>()));
        });
        return this;
    }
}
