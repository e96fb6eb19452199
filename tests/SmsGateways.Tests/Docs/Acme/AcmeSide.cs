using System.Collections.Concurrent;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Conformance;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>Acme's side of the wire, from its document.</summary>
internal sealed class AcmeSide : ProviderSide
{
    public override string Provider => "Acme";

    public override int RecipientsPerRequest => 1;

    internal override Credentials SimulatorAccount { get; } = new("4711", "key");

    internal override SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure) => sms.AddAcme(name, options =>
    {
        (options.Account, options.Key) = (account.User, account.Password);
        configure(options);
    });

    internal override IReadOnlyList<WireSms> Read(RawRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        return [new(form["to"]!, form["text"]!)];
    }

    internal override WireAnswer Accept(RawRequest request) => new("OK 815 1", "text/plain");

    internal override WireAnswer RefuseAccount(RawRequest request, string words = "") => new($"ERR 1 {words}", "text/plain");

    internal override Task<SimulatedProvider> StartSimulatorAsync()
    {
        var known = new ConcurrentDictionary<string, WireSms>();
        var server = RawServer.Start(exchange => exchange.AnswerAsync(
            known.TryAdd(HttpUtility.ParseQueryString(exchange.Request.Body)["id"]!, Read(exchange.Request)[0]) ? "OK 815 1" : "DUP 815", contentType: "text/plain"));
        return Task.FromResult(new SimulatedProvider(server.Address, () => known.Values, server));
    }
}
