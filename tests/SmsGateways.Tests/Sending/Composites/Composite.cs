using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>A container with scripted gateways and the composites of a test, which is the gateway 'it'.</summary>
internal static class Composite
{
    public static readonly string[] Numbers = ["+996550000001", "+996550000002", "+996550000003"];

    public static SmsMessage Message(params string[] to) => new("Hi", to.Length > 0 ? to : Numbers[..1]) { Id = "m1" };

    public static ISmsGateway Of(Action<SmsGatewaysBuilder> configure, params ISmsGateway[] children) => Of(new ManualTimeProvider(), configure, children);

    public static ISmsGateway Of(TimeProvider clock, Action<SmsGatewaysBuilder> configure, params ISmsGateway[] children)
        => Provide(clock, configure, children).GetRequiredKeyedService<ISmsGateway>("it");

    public static ServiceProvider Provide(TimeProvider clock, Action<SmsGatewaysBuilder> configure, params ISmsGateway[] children)
        => new ServiceCollection().AddSingleton(clock).AddSmsGateways(sms =>
        {
            foreach (var child in children)
            {
                sms.AddGateway(child.Name, _ => child);
            }

            configure(sms);
        }).BuildServiceProvider();

    public static ISmsGateway Failover(params ISmsGateway[] children) => Of(sms => sms.AddFailover("it", [.. children.Select(static child => child.Name)]), children);

    public static ISmsGateway RoundRobin(params ISmsGateway[] children) => Of(sms => sms.AddRoundRobin("it", [.. children.Select(static child => child.Name)]), children);
}
