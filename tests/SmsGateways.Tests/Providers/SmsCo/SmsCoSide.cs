using System.Web;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Conformance;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>SmsCo's side of the wire, from its API page.</summary>
internal sealed class SmsCoSide : ProviderSide
{
    public override string Provider => "SmsCo";

    public override bool RecognizesIds => false;

    // Its OK says only that at least one went.
    public override int RecipientsPerRequest => 1;

    internal override Credentials SimulatorAccount { get; } = new("test", "test");

    internal override SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure) => sms.AddSmsCo(name, options =>
    {
        (options.Username, options.Password) = (account.User, account.Password);
        options.AllowNonLatinText = true;
        configure(options);
    });

    internal override IReadOnlyList<WireSms> Read(RawRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.RequestLine.Split(' ')[1].Split('?')[1]);
        return [.. query["recipient"]!.Split(',').Select(to => new WireSms(to, query["message"]!))];
    }

    internal override WireAnswer Accept(RawRequest request) => new("OK 4 123", "text/html");

    internal override WireAnswer RefuseAccount(RawRequest request, string words = "") => new($"2905={words}", "text/html");

    internal override Task<SimulatedProvider> StartSimulatorAsync() => SimulatedProvider.StartAsync(
        simulator => simulator.SmsCo.BaseAddress,
        simulator => simulator.SmsCo.Messages.SelectMany(message => message.Recipients.Select(to => new WireSms(to, message.Text))));
}
