using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Simulator;
using SmsGateways.Tests.Conformance;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsPro;

/// <summary>SmsPro's side of the wire, from section 1 of its documents.</summary>
internal sealed class SmsProSide(SmsProPlatform platform) : ProviderSide
{
    public override string Provider => "SmsPro";

    public override string Title => $"SmsPro {platform}";

    public override int? TextLength => 800;

    internal override Credentials SimulatorAccount { get; } = new("login", "passwd");

    internal override SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure) => sms.AddSmsPro(name, options =>
    {
        options.Platform = platform;
        (options.Login, options.Password) = (account.User, account.Password);
        configure(options);
    });

    internal override IReadOnlyList<WireSms> Read(RawRequest request)
    {
        var message = XElement.Parse(request.Body, LoadOptions.PreserveWhitespace);
        return [.. message.Descendants().Where(element => element.Name.LocalName is "phone").Select(phone => new WireSms(phone.Value, Element(message, "text")))];
    }

    internal override WireAnswer Accept(RawRequest request) => Answer(request, 0, "");

    internal override WireAnswer RefuseAccount(RawRequest request, string words = "") => Answer(request, 2, words);

    internal override Task<SimulatedProvider> StartSimulatorAsync() => SimulatedProvider.StartAsync(
        simulator => Simulated(simulator).BaseAddress,
        simulator => Simulated(simulator).Messages.SelectMany(message => message.Phones.Select(phone => new WireSms(phone, message.Text))));

    private static WireAnswer Answer(RawRequest request, int status, string words)
    {
        var message = XElement.Parse(request.Body);
        var phones = message.Descendants().Count(element => element.Name.LocalName is "phone");
        return new($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <response>
            <id>{Element(message, "id")}</id>
            <status>{status}</status>
            <phones>{phones}</phones>
            <smscnt>1</smscnt>
            <message>{words}</message>
            </response>
            """);
    }

    private static string Element(XElement message, string name) => message.Descendants().Single(element => element.Name.LocalName == name).Value;

    private SmsProSimulator Simulated(SmsSimulator simulator) => platform is SmsProPlatform.Biz ? simulator.Biz : simulator.Nikita;
}
