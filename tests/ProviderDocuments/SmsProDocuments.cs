using System.Xml.Linq;

namespace SmsGateways.ProviderDocuments;

/// <summary>The literal XML of both documents, sections 1 to 4; "..." stands in the documents where more of the same may follow, and is left out.</summary>
internal static class SmsProDocuments
{
    public const string NikitaMessage = """
        <?xml version="1.0" encoding="UTF-8"?>
        <message>
          <login>login</login>
          <pwd>passwd</pwd>
          <id>A88726</id>
          <sender>My-company</sender>
          <text>Any SMS message text</text>
          <time>20100921235957</time>
          <phones>
            <phone>996550123456</phone>
            <phone>996550123457</phone>
          </phones>
          <test>1</test>
        </message>
        """;

    public const string BizMessage = """
        <?xml version="1.0" encoding="UTF-8"?>
        <message>
          <login>login</login>
          <pwd>passwd</pwd>
          <id>A88726</id>
          <sender>My-company</sender>
          <text>Any SMS message text</text>
          <time>20100921235957</time>
          <phones>
            <phone>880180123456</phone>
            <phone>880180123457</phone>
          </phones>
          <test>1</test>
        </message>
        """;

    // The same in both documents.
    public const string MessageAnswer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <response>
          <id>A88726</id>
          <status>0</status>
          <phones>2</phones>
          <smscnt>2</smscnt>
          <message></message>
        </response>
        """;

    public const string BizReportQuestion = """
        <?xml version="1.0" encoding="UTF-8"?>
        <dr>
          <login>login</login>
          <pwd>passwd</pwd>
          <id>A88726</id>
          <phone>880180123456</phone>
        </dr>
        """;

    public const string NikitaReportQuestion = """
        <?xml version="1.0" encoding="UTF-8"?>
        <dr>
          <login>login</login>
          <pwd>passwd</pwd>
          <id>A88726</id>
          <phone>996550123456</phone>
        </dr>
        """;

    public const string BizReportAnswer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <response>
          <status>0</status>
          <phone>
            <number>880180123456</number>
            <report>1</report>
            <sendTime>20100921235958</sendTime>
            <rcvTime></rcvTime>
          </phone>
          <phone>
            <number>880180123457</number>
            <report>3</report>
            <sendTime>20100921235958</sendTime>
            <rcvTime>20100921235959</rcvTime>
          </phone>
        </response>
        """;

    public const string NikitaReportAnswer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <response>
          <status>0</status>
          <phone>
            <number>996550123456</number>
            <report>1</report>
            <sendTime>20100921235958</sendTime>
            <rcvTime></rcvTime>
          </phone>
          <phone>
            <number>996550123457</number>
            <report>3</report>
            <sendTime>20100921235958</sendTime>
            <rcvTime>20100921235959</rcvTime>
          </phone>
        </response>
        """;

    public const string BizPush = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <report xmlns="http://Giper.mobi/schema/DeliveryReport">
          <dr>
            <id>A881726</id>
            <phone>
              <number>880180123456</number>
              <report>1</report>
              <sendTime>20110909032815</sendTime>
              <rcvTime>20110909032820</rcvTime>
            </phone>
            <phone>
              <number>880180123457</number>
              <report>1</report>
              <sendTime>20110909032816</sendTime>
              <rcvTime>20110909032821</rcvTime>
            </phone>
          </dr>
          <dr>
            <id>A887236</id>
            <phone>
              <number>880180123458</number>
              <report>1</report>
              <sendTime>20110909032817</sendTime>
              <rcvTime>20110909032822</rcvTime>
            </phone>
          </dr>
        </report>
        """;

    public const string NikitaPush = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <report xmlns="http://Giper.mobi/schema/DeliveryReport">
          <dr>
            <id>A881726</id>
            <phone>
              <number>996550123456</number>
              <report>1</report>
              <sendTime>20110909032815</sendTime>
              <rcvTime>20110909032820</rcvTime>
            </phone>
            <phone>
              <number>996550123457</number>
              <report>1</report>
              <sendTime>20110909032816</sendTime>
              <rcvTime>20110909032821</rcvTime>
            </phone>
          </dr>
          <dr>
            <id>A887236</id>
            <phone>
              <number>996550123458</number>
              <report>1</report>
              <sendTime>20110909032817</sendTime>
              <rcvTime>20110909032822</rcvTime>
            </phone>
          </dr>
        </report>
        """;

    public const string BizNumberQuestion = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <def xmlns="http://Giper.mobi/schema/PhoneDEF" >
          <login>login</login>
          <pwd>passwd</pwd>
          <phone>880180123456</phone>
        </def>
        """;

    public const string NikitaNumberQuestion = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <def xmlns="http://Giper.mobi/schema/PhoneDEF" >
          <login>login</login>
          <pwd>passwd</pwd>
          <phone>996550123456</phone>
        </def>
        """;

    public const string BizNumberAnswer = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <response xmlns="http://Giper.mobi/schema/PhoneDEF" >
          <status>0</status>
          <region>Bangladesh</region>
          <operator>Robi Axiata</operator>
          <timezone>6</timezone>
        </response>
        """;

    public const string NikitaNumberAnswer = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <response xmlns="http://Giper.mobi/schema/PhoneDEF" >
          <status>0</status>
          <region>Бишкек , Бишкек</region>
          <operator>MegaCom</operator>
          <timezone>6</timezone>
        </response>
        """;

    // The same in both documents.
    public const string AccountQuestion = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <info xmlns="http://Giper.mobi/schema/Info">
          <login>login</login>
          <pwd>passwd</pwd>
        </info>
        """;

    // The same in both documents, down to the status that stands at the margin.
    public const string AccountAnswer = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <response xmlns="http://Giper.mobi/schema/Info">
        <status>0</status>
          <state>0</state>
          <account>20123.12</account>
          <smsprice>0.50</smsprice>
        </response>
        """;

    /// <summary>The document on one line, as it is to stand on the wire.</summary>
    public static string Unindented(string document) => string.Concat(document.Split('\n').Select(line => line.Trim()));

    /// <summary>The elements, texts and namespaces of a document; neither its indentation nor its declaration.</summary>
    public static string Canonical(string document) => XDocument.Parse(document).Root!.ToString(SaveOptions.DisableFormatting);
}
