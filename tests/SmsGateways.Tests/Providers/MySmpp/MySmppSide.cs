using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Conformance;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>MySmpp's side of the wire, from its document.</summary>
internal sealed class MySmppSide : ProviderSide
{
    public override string Provider => "MySmpp";

    public override int MessagesPerRequest => 100;

    internal override Credentials SimulatorAccount { get; } = new("login", "password");

    public override bool CanSend(SmsContent content) => content is SmsText or SmsWapPush or SmsSilent or SmsVCard or SmsViber;

    internal override SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure) => sms.AddMySmpp(name, options =>
    {
        (options.Login, options.Password) = (account.User, account.Password);
        configure(options);
    });

    // Line breaks travel as a backslash and an "n".
    internal override IReadOnlyList<WireSms> Read(RawRequest request) =>
    [
        .. from message in XElement.Parse(request.Body, LoadOptions.PreserveWhitespace).Elements("message")
           from recipient in message.Elements("abonent")
           select new WireSms((string)recipient.Attribute("phone")!, ((string?)message.Element("text") ?? "").Replace("\\n", "\n", StringComparison.Ordinal)),
    ];

    internal override WireAnswer Accept(RawRequest request) => new(
        $"""
        <?xml version="1.0" encoding="utf-8" ?>
        <response>
        {string.Concat(XElement.Parse(request.Body).Descendants("abonent").Select((recipient, i) =>
            $"<information number_sms=\"{(string)recipient.Attribute("number_sms")!}\" id_sms=\"{2856677675 + i}\" parts=\"1\">send</information>\n"))}
        </response>
        """);

    internal override WireAnswer RefuseAccount(RawRequest request, string words = "")
        => new("<?xml version=\"1.0\" encoding=\"utf-8\" ?><response><error>Incorrect login or password</error></response>");

    internal override Task<SimulatedProvider> StartSimulatorAsync() => SimulatedProvider.StartAsync(
        simulator =>
        {
            simulator.MySmpp.Account.Balance = 10_000;
            return simulator.MySmpp.BaseAddress;
        },
        simulator => simulator.MySmpp.Messages.Select(message => new WireSms(message.Phone, message.Text)));
}
