using Microsoft.Extensions.DependencyInjection;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>What a provider of the library has as a method of the builder.</summary>
internal static class AcmeBuilderExtensions
{
    public static SmsGatewayBuilder AddAcme(this SmsGatewaysBuilder sms, string name, Action<AcmeOptions> configure) => sms.Add<AcmeOptions>(name, options => options.Configure(configure));
}
