using System.Text;
using SmsGateways.Providers.Infobip;

namespace SmsGateways.Tests.Fuzzing;

/// <summary>Everything that Infobip may answer or push.</summary>
internal static class InfobipFuzzTargets
{
    private const string Reports = """
        <?xml version="1.0" encoding="UTF-8"?>
        <DeliveryReport>
        <message id="1000" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        <message id="10002" sentdate="2016/09/04 15:51:44" donedate="2016/09/04 15:51:45" status="NOT_DELIVERED" gsmerror="27" price="17.0000" pducount="2" />
        </DeliveryReport>
        """;

    private const string UnusualReports = "<x:DeliveryReport xmlns:x='y'><!-- --><x:message gsmerrcode='1' status='a&amp;b' id='&#x416;'><a>b</a></x:message></x:DeliveryReport>";
    private const string OpenReports = "<DeliveryReport>\n<message id=\"1\" sentdate=\"x\" done date=\"y\" status=\"SENT\"/>";
    private const string Json = """{"destination":"385997046253","id":"13a5-fc84","stat":"DELIVRD","IMSI":"219019900211811","err":0,"is_ported":"false","is_roaming":true,"x":{"y":[1,null]}}""";
    private const string Xml = "<?xml version=\"1.0\"?>\n<hlr>\n<destination>38598xxxxxxx</destination>\n<stat>DELIVRD</stat>\n<hlr>3859812007</hlr><is_ported>>false</is_ported>\n</hlr>";
    private const string Commas = "385997046253,1,DELIVRD,2,3,0,4,T-Mobile HR,VIPnet,R,HR,21901,Croatia,100,98,Croatia,HR,385,true,98,385,true";
    private const string Tickets = "OK\n385997046253;OK;121c0a6b752-1-92\n23'0498239048230;FAILED;\n38598303174;OK;121c0a6b752-1-94 sdfsdf;FAILED;\n";
    private const string Inbox = """{"inboxMessages":[{"from":"38598123123","messageText":"ABC","receivedDateTime":"2014/4/16 11:23:45"},{"sender":"1","bin":"05000307020100410042","datacoding":8,"esmclass":"64","messageId":"7"}]}""";
    private const string XmlInbox = "<inbox><message><from>1</from><messageText>ABC</messageText></message><message><sender>1</sender><bin>0416</bin><datacoding>8</datacoding></message></inbox>";
    private const string Query = "sender=38598123123&receiver=385981&text=&bin=0500030702010416&datetime=2014%2F4%2F16+11%3A23%3A45&messageid=m1&datacoding=8&esmclass=64";

    private static readonly PhoneNumber Asked = PhoneNumber.Parse("385997046253");
    private static readonly PhoneNumber Other = PhoneNumber.Parse("38598303174");
    private static readonly InfobipInboundParts Parts = new(TimeProvider.System, isJoining: true);
    private static readonly InfobipCallbacks Callbacks = new("bip", TimeZoneInfo.Utc, new(null), Parts);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("Infobip, reports pulled", ReadReports, MayThrow: false, Reports, UnusualReports, OpenReports, "NO_DATA"),
        new("Infobip, reports pushed", Post, MayThrow: false, Reports, UnusualReports),
        new("Infobip, number context in JSON", ReadNumber, MayThrow: true, Json, """{"error":{"description":"No"},"x":"\u0416"}"""),
        new("Infobip, number context in XML", ReadNumber, MayThrow: true, Xml),
        new("Infobip, number context with commas", ReadNumber, MayThrow: true, Commas, "385997046253,1,DELIVRD"),
        new("Infobip, tickets", static payload => InfobipTickets.Read(payload, [Asked, Other]) is { Tickets.Count: 2 } or { Error: not null }, MayThrow: true, Tickets, "FAILED"),
        new("Infobip, number context pushed", Post, MayThrow: false, $"dlr={Json}\n\ndlr={Json}\n", $"a=b&dlr={Uri.EscapeDataString($"{Json}\n{Json}")}"),
        new("Infobip, inbox in JSON", ReadInbox, MayThrow: false, Inbox, """[{"Sender":"38598123123","Text":"ABC","Datetime":"2014/04/16 11:23:45"}]"""),
        new("Infobip, inbox in XML", ReadInbox, MayThrow: false, XmlInbox),
        new("Infobip, inbound pushed", static payload => Callbacks.Read(new("GET", null, Encoding.Latin1.GetString(payload), default)).Reply.StatusCode is 200, MayThrow: false, Query),
        new("Infobip, credits", static payload => InfobipCredits.Read(payload) is { Balance: not null } or { Refusal: not null }, MayThrow: true,
            "123.45", """{"response":{"credits":"123.45","currency":"EUR"}}""", "<r><status>0</status><credits>12.5</credits></r>", "<credits>1</credits>", "UNKNOWN_COMMAND"),
    ];

    private static bool Post(byte[] payload) => Callbacks.Read(new("POST", null, "", payload)).Reply.StatusCode is 200;

    private static bool ReadNumber(byte[] payload) => InfobipNumbers.ReadAnswer(payload, Asked) is { Number: not null } or { Refusal: not null };

    private static bool ReadInbox(byte[] payload)
    {
        var pulled = InfobipInbox.Read(payload, "bip", TimeZoneInfo.Utc).Select(Parts.Join);
        return pulled is { Breakage: null, Refusal: null };
    }

    // Plain lists are read by a reader of their own, which must read nothing into them that the careful one does not. A comment behind is beyond it.
    private static bool ReadReports(byte[] payload)
    {
        var pulled = InfobipReports.ReadPull(payload, "bip", TimeZoneInfo.Utc);
        var careful = InfobipReports.ReadPull(payload.Concat("<!-- -->"u8.ToArray()).ToArray(), "bip", TimeZoneInfo.Utc);
        return pulled.Breakage is not null || careful.Breakage is not null || pulled.Items.SequenceEqual(careful.Items)
            ? pulled is { Breakage: null, Refusal: null }
            : throw new InvalidOperationException("The two readers disagree.");
    }
}
