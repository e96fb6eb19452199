using System.Text.Json.Nodes;
using System.Web;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Conformance;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Infobip's side of the wire, from chapter 2.2 of its document.</summary>
internal sealed class InfobipSide(InfobipTransport transport) : ProviderSide
{
    public override string Provider => "Infobip";

    public override string Title => $"Infobip {transport}";

    // The document gives plain messages no id.
    public override bool RecognizesIds => transport is not InfobipTransport.Plain;

    public override int RecipientsPerRequest => transport is InfobipTransport.Plain ? 1 : 2;

    public override int MessagesPerRequest => transport is InfobipTransport.Plain ? 1 : 100;

    internal override Credentials SimulatorAccount { get; } = new("test", "test");

    public override bool CanSend(SmsContent content) => content is SmsText or SmsNotification or SmsBinary or SmsWapPush;

    internal override SmsGatewayBuilder Add(SmsGatewaysBuilder sms, string name, Credentials account, Action<SmsGatewayOptions> configure) => sms.AddInfobip(name, options =>
    {
        options.Transport = transport;
        (options.Username, options.Password) = (account.User, account.Password);
        configure(options);
    });

    internal override IReadOnlyList<WireSms> Read(RawRequest request) => [.. ReadRecipients(request).Select(row => new WireSms(row.To, row.Text))];

    internal override WireAnswer Accept(RawRequest request) => Answer(request, "0");

    internal override WireAnswer RefuseAccount(RawRequest request, string words = "") => Answer(request, "-5");

    internal override Task<SimulatedProvider> StartSimulatorAsync() => SimulatedProvider.StartAsync(
        simulator => simulator.Infobip.BaseAddress,
        simulator => simulator.Infobip.Messages.Select(message => new WireSms(message.Recipient, message.Text)));

    // All is labelled as a table, whatever it is.
    private WireAnswer Answer(RawRequest request, string status)
    {
        var rows = ReadRecipients(request).Select(row => (row.To, Id: status is "0" ? row.Id ?? "092052214113845702" : ""));
        return new(
            transport is InfobipTransport.Json
                ? $$"""{"results": [{{string.Join(",", rows.Select(row => $$"""{"status":"{{status}}","messageid":"{{row.Id}}","destination":"{{row.To}}"}"""))}}]}"""
                : $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <results>
                {string.Concat(rows.Select(row => $"<result>\n<status>{status}</status>\n<messageid>{row.Id}</messageid>\n<destination>{row.To}</destination>\n</result>\n"))}
                </results>
                """,
            "text/csv;charset= UTF-8");
    }

    private IEnumerable<(string To, string Text, string? Id)> ReadRecipients(RawRequest request) => transport switch
    {
        InfobipTransport.Json =>
            from message in JsonNode.Parse(request.Body)!["messages"]!.AsArray()
            from recipient in message!["recipients"]!.AsArray()
            select ((string)recipient!["gsm"]!, (string?)message["text"] ?? "", (string?)recipient["messageId"]),
        InfobipTransport.Xml =>
            from message in XElement.Parse(request.Body, LoadOptions.PreserveWhitespace).Elements("message")
            from gsm in message.Element("recipients")!.Elements("gsm")
            select (gsm.Value, (string?)message.Element("text") ?? "", (string?)gsm.Attribute("messageId")),
        _ => HttpUtility.ParseQueryString(request.RequestLine.Split(' ')[1].Split('?')[1]) is var query ? [(query["GSM"]!, query["SMSText"] ?? "", query["messageid"])] : [],
    };
}
