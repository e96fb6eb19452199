namespace SmsGateways.Simulator.Tests;

internal static partial class InfobipDocument
{
    /// <summary>2.2.4.1</summary>
    public const string Command = "http://api.infobip.com/api/command?username=test&password=test&cmd=X";

    /// <summary>2.4.2</summary>
    public const string Pull = "http://api.infobip.com/api/v3/dr/pull?user=test&password=test";

    /// <summary>2.4.2, without the line breaks that the page needs within attributes, and with the end tag that the document leaves out.</summary>
    public const string Reports = """
        <DeliveryReport>
        <message id="1000" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        <message id="1002" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        </DeliveryReport>
        """;

    /// <summary>2.5</summary>
    public const string ContextOrder = "http://api.infobip.com/api/hlr/?user=test&pass=test&destinations=3859811111111";

    /// <summary>2.5, with the line break that the page has lost before <c>sdfsdf</c>.</summary>
    public const string ContextOrderAnswer = """
        OK
        123456;OK;121c0a6b752-1-92
        23423423232;OK;121c0a6b752-1-93
        23'0498239048230;FAILED;
        2343223;OK;121c0a6b752-1-94
        sdfsdf;FAILED;
        23422342342;OK;121c0a6b752-1-95
        234234;OK;121c0a6b752-1-96
        """;

    /// <summary>2.6, without the empty line that the page has between the rows.</summary>
    public const string ContextPush = """
        dlr={"destination":"38598111111111","id":"13a54ca0ece-fc84-bed","stat":"UNDELIV","IMSI":"","MSC":"","err":"1153","mccmnc":"21901","ppm":"100","onp":"98","ocp":"385","is_ported":"false","rnp":"","rcp":"","is_roaming":"false","pnp":"","pcp":""}
        dlr={"destination":"385997046253","id":"13a54cf9484-fc84-1237","stat":"DELIVRD","IMSI":"219019900073678","MSC":"3859804","err":"0","mccmnc":"21901","ppm":"100","onp":"99","ocp":"385","is_ported":"false","rnp":"98","rcp":"385","is_roaming":"false","pnp":"97","pcp":"385"}
        """;

    /// <summary>2.7</summary>
    public const string Context = "http://api.infobip.com/api/hlr/sync?user=test&pass=test&destination=38599111111&output=json";

    /// <summary>2.7, with one bracket where the document has two in <c>is_ported</c> and <c>num_ok</c>.</summary>
    public const string ContextXml = """
        <?xml version="1.0" encoding="utf-8"?>
        <hlr>
        <destination>38598xxxxxxx</destination>
        <id>12a1d3981ac-1-1e</id>
        <stat>DELIVRD</stat>
        <IMSI>219011000020098</IMSI>
        <MSC>38598040004</MSC>
        <err>0</err>
        <hlr>3859812007</hlr>
        <orn>T-Mobile HR</orn>
        <pon>T-Mobile HR</pon>
        <ron>T-Mobile HR</ron>
        <roc>HR</roc>
        <mccmnc>21901</mccmnc>
        <rcn>Croatia</rcn>
        <ppm>100</ppm>
        <onp>98</onp>
        <ocn>Croatia</ocn>
        <occ>HR</occ>
        <ocp>385</ocp>
        <is_ported>false</is_ported>
        <rnp>98</rnp>
        <rcp>385</rcp>
        <num_ok>true</num_ok>
        </hlr>
        """;

    /// <summary>2.8.1, below the address of the receiving server.</summary>
    public const string InboundTemplate = "incoming_sms.php?who=%sender%&what=%text%&output=xml";

    public const string InboundRequest = "incoming_sms.php?who=38598123123&what=ABC";

    public const string InboundBinaryTemplate = "incoming_sms.php?who=%sender%&what=%bin%";

    public const string InboundBinaryRequest = "incoming_sms.php?who=38598123123&what=414243";

    /// <summary>2.8.2</summary>
    public const string Inbox = "http://api.infobip.com/api/v2/command/inbox?user=test&password=test&limit=1&output=json";
}
