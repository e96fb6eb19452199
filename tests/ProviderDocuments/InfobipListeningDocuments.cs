namespace SmsGateways.ProviderDocuments;

/// <summary>The literal examples of chapters 2.4 to 2.8 of Infobip's document. Only the hyphens and breaks that its typesetter put into a line are taken out.</summary>
internal static class InfobipListeningDocuments
{
    // 2.4.1
    public const string Push = """
        <DeliveryReport>
          <message id="msgID" sentdate="xxxxx" done date="xxxxx" status="xxxxxx" gsmerror="0"/>
          .....
        </DeliveryReport>
        """;

    // 2.4.2, "customized messageid": without the end of the root.
    public const string PullOfOurIds = """
        <DeliveryReport>
        <message id="1000" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />
        <message id="1002" sentdate="2010/8/2 14:55:10" donedate="2010/8/2 14:55:16" status="DELIVERED" gsmerror="0" />

        """;

    // 2.4.2, "Infobip generated"
    public const string PullOfTheirIds = """
        <DeliveryReport>
        <message id="1023012301" sentdate="2005/7/19 22:0:0" donedate="2005/7/19 22:0:0" status="NOT_SENT" gsmerror="0" />
        </DeliveryReport>
        """;

    // 2.5: two records stand on one row.
    public const string Tickets = """
        OK
        123456;OK;121c0a6b752-1-92
        23423423232;OK;121c0a6b752-1-93
        23'0498239048230;FAILED;
        2343223;OK;121c0a6b752-1-94 sdfsdf;FAILED;
        23422342342;OK;121c0a6b752-1-95
        234234;OK;121c0a6b752-1-96
        """;

    // 2.6
    public const string FirstRow = """{"destination":"38598111111111","id":"13a54ca0ece-fc84-bed","stat":"UNDELIV","IMSI":"","MSC":"","err":"1153","mccmnc":"21901","ppm":"100","onp":"98","ocp":"385","is_ported":"false","rnp":"","rcp":"","is_roaming":"false","pnp":"","pcp":""}""";
    public const string SecondRow = """{"destination":"385997046253","id":"13a54cf9484-fc84-1237","stat":"DELIVRD","IMSI":"219019900073678","MSC":"3859804","err":"0","mccmnc":"21901","ppm":"100","onp":"99","ocp":"385","is_ported":"false","rnp":"98","rcp":"385","is_roaming":"false","pnp":"97","pcp":"385"}""";
    public const string Rows = $"dlr={FirstRow}\n\ndlr={SecondRow}\n";

    // 2.7
    public const string Json = """{"destination":"385997046253","id":"13a54e79b51-fc84-1724","stat":"DELIVRD","IMSI":"219019900211811","MSC":"3859804","err":"0","mccmnc":"21901","ppm":"100","onp":"99","ocp":"385","is_ported":"false","rnp":"98","rcp":"385","is_roaming":"false","pnp":"97","pcp":"385"}""";

    public const string Xml = """
        <?xml version="1.0" encoding="utf-8" ?>
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
        <is_ported>>false</is_ported>
        <rnp>98</rnp>
        <rcp>385</rcp>
        <num_ok>>true</num_ok>
        </hlr>
        """;

    // 2.8.1
    public const string Template = "http://some.server.com/incoming_sms.php?who=%sender%&what=%text%&output=xml";
    public const string TextPush = "who=38598123123&what=ABC";
    public const string BinaryTemplate = "http://some.server.com/incoming_sms.php?who=%sender%&what=%bin%";
    public const string BinaryPush = "who=38598123123&what=414243";
}
