using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmsGateways.Tests.DependencyInjection;

/// <summary>Mistakes in gateways that send through others are told at start, with all the others.</summary>
public sealed class CompositeValidationTests
{
    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var failures = Failures(static sms =>
        {
            sms.AddSmsPro("nikita", static o =>
            {
                Gateways.Nikita(o);
                o.Login = "";
            });
            sms.AddFailover("unknown", "nikita", "nikta");
            sms.AddFailover("empty");
            sms.AddFailover("twice", "nikita", "nikita");
            sms.AddRoundRobin("heavy", static r => r.Add("nikita", 0).Add("empty", -3).Add("empty"));
            sms.AddRoundRobin("none", static _ => { });
            sms.AddRouting("nowhere", static _ => { });
            sms.AddRouting("routes", static r => r.Prefix("99x", "nikita").Prefix("+", "nikita").Prefix("0996", "nikita").Prefix("1234567890123456", "nikita")
                .Prefix("996", "nikita").Prefix("+996", "nikita").Prefix("7", "gone").Otherwise("nikita").Otherwise("empty"));
        });

        failures.Should().Equal(
            "SmsGateways: the gateway 'nikita': Login is missing.",
            "SmsGateways: the gateway 'unknown': The gateway 'nikta' that it sends through is not registered. There are: nikita, unknown, empty, twice, heavy, none, nowhere, routes.",
            "SmsGateways: the gateway 'empty': It sends through no gateway: name at least one.",
            "SmsGateways: the gateway 'twice': It names the gateway 'nikita' 2 times. Name it once.",
            "SmsGateways: the gateway 'heavy': The weight of 'nikita' is 0; it must be at least 1.",
            "SmsGateways: the gateway 'heavy': The weight of 'empty' is -3; it must be at least 1.",
            "SmsGateways: the gateway 'heavy': It names the gateway 'empty' 2 times. Name it once.",
            "SmsGateways: the gateway 'none': It sends through no gateway: name at least one.",
            "SmsGateways: the gateway 'nowhere': It sends through no gateway: name at least one.",
            "SmsGateways: the gateway 'routes': The prefix '99x' is not 1 to 15 digits, after + or 00 if you like.",
            "SmsGateways: the gateway 'routes': The prefix '+' is not 1 to 15 digits, after + or 00 if you like.",
            "SmsGateways: the gateway 'routes': The prefix '0996' begins with 0, and no country code does: write it in international form.",
            "SmsGateways: the gateway 'routes': The prefix '1234567890123456' is not 1 to 15 digits, after + or 00 if you like.",
            "SmsGateways: the gateway 'routes': The prefix '+996' is there twice. Name it once.",
            "SmsGateways: the gateway 'routes': All other numbers lead to both 'nikita' and 'empty'. Name one.",
            "SmsGateways: the gateway 'routes': The gateway 'gone' that it sends through is not registered. There are: nikita, unknown, empty, twice, heavy, none, nowhere, routes.");
    }

    [Fact]
    public void Circles_are_found_through_several_gateways()
    {
        var failures = Failures(static sms =>
        {
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.AddFailover("itself", "own", "itself");
            sms.AddFailover("a", "own", "b");
            sms.AddRoundRobin("b", "c", "own");
            sms.AddRouting("c", static r => r.Prefix("9", "own").Otherwise("a"));
            sms.AddFailover("into", "a", "own");
        });

        failures.Should().Equal("SmsGateways: the gateways go round in a circle: itself → itself.", "SmsGateways: the gateways go round in a circle: a → b → c → a.");
    }

    [Fact]
    public async Task Gateways_may_share_children_nest_in_any_order_and_be_the_default()
    {
        using var provider = Gateways.Provide(static sms =>
        {
            sms.AddFailover("outer", "left", "right");
            sms.AddRoundRobin("left", "own", "other");
            sms.AddRouting("right", static r => r.Prefix("996", "own").Prefix("995", "own").Otherwise("other"));
            sms.AddGateway("own", static _ => new OwnGateway("own"));
            sms.AddGateway("other", static _ => new OwnGateway("other"));
            sms.DefaultGateway = "outer";
        });

        var gateway = provider.GetRequiredService<ISmsGateway>();

        gateway.Should().BeSameAs(provider.GetRequiredKeyedService<ISmsGateway>("outer"));
        provider.GetRequiredService<ISmsGateways>().Names.Should().Equal("outer", "left", "right", "own", "other");
        (await gateway.SendAsync(new("Hi", "+996550123456"))).AllAccepted.Should().BeTrue();
    }

    [Fact]
    public void Null_and_nameless_arguments_are_refused_where_they_are_written()
    {
        new ServiceCollection().AddSmsGateways(static sms =>
        {
            var mistakes = new Action[]
            {
                () => sms.AddFailover(" ", "a"),
                () => sms.AddFailover("f", null!),
                () => sms.AddFailover("f", "a", ""),
                () => sms.AddRoundRobin("f", (string[])null!),
                () => sms.AddRoundRobin("f", (Action<SmsRoundRobinBuilder>)null!),
                () => sms.AddRoundRobin("f", static r => r.Add("")),
                () => sms.AddRouting("f", null!),
                () => sms.AddRouting("f", static r => r.Prefix(null!, "a")),
                () => sms.AddRouting("f", static r => r.Prefix("9", " ")),
                () => sms.AddRouting("f", static r => r.Otherwise(null!)),
            };
            mistakes.Should().AllSatisfy(static mistake => mistake.Should().Throw<ArgumentException>());
        });
    }

    private static IEnumerable<string> Failures(Action<SmsGatewaysBuilder> configure)
    {
        using var provider = Gateways.Provide(configure);
        return provider.Invoking(static p => p.GetRequiredService<ISmsGateways>().Names).Should().Throw<OptionsValidationException>().Which.Failures;
    }
}
