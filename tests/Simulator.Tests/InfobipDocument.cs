namespace SmsGateways.Simulator.Tests;

/// <summary>The requests and answers exactly as Infobip's document prints them.</summary>
internal static partial class InfobipDocument
{
    /// <summary>2.2.1.1, with the number of a footnote behind <c>flash</c>.</summary>
    public const string XmlFormat = """
        XML=
        <SMS>
          <authentication>
            <username>account_username</username>
            <password>account_password</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>Hello</text>
            <flash></flash> 1
            <type></type>
            <wapurl></wapurl>
            <binary></binary>
            <datacoding></datacoding>
            <esmclass></esmclass>
            <srcton></srcton>
            <srcnpi></srcnpi>
            <destton></destton>
            <destnpi></destnpi>
            <sendDateTime>4d3h2m1s</sendDateTime>
            <ValidityPeriod></ValidityPeriod>
            <appid></appid>
            <pushurl></pushurl>
            <nopush></nopush>
            <recipients>
              <gsm>38595111111</gsm>
              <gsm></gsm>
              <gsm></gsm>
              <gsm></gsm>
            </recipients>
          </message>
        </SMS>
        """;

    public const string XmlFormatWithIds = """
        XML=
        <SMS>
          <authentication>
            <username>account_username</username>
            <password>account_password</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>Hello</text>
            <flash></flash>1
            <type></type>
            <wapurl></wapurl>
            <binary></binary>
            <datacoding></datacoding>
            <esmclass></esmclass>
            <srcton></srcton>
            <srcnpi></srcnpi>
            <destton></destton>
            <destnpi></destnpi>
            <sendDateTime>4d3h2m1s</sendDateTime>
            <ValidityPeriod></ValidityPeriod>
            <appid></appid>
            <pushurl></pushurl>
            <nopush></nopush>
            <recipients>
              <gsm messageId="clientmsgID1">38595111111</gsm>
              <gsm messageId="clientmsgID2">38595222222</gsm>
              <gsm messageId="clientmsgID3">38595333333</gsm>
              <gsm messageId="clientmsgID4">38595444444</gsm>
            </recipients>
          </message>
        </SMS>
        """;

    /// <summary>2.2.1.3</summary>
    public const string XmlAnswer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>Infobip_MessageId</messageid>
        <destination>38595111111</destination>
        </result>
        </results>
        """;

    public const string XmlRefusal = """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>-13</status>
        <messageid></messageid>
        <destination>00000000000</destination>
        </result>
        </results>
        """;

    /// <summary>2.2.1.4</summary>
    public const string XmlSingle = """
        <SMS>
        <authentication>
        <username>test</username>
        <password>test</password>
        </authentication>
        <message>
        <sender>Infobip</sender>
        <text>Hello</text>
          <recipients>
            <gsm>385951111111</gsm>
          </recipients>
        </message>
        </SMS>
        """;

    public const string XmlMany = """
        <SMS>
        <authentication>
        <username>test</username>
        <password>test</password>
        </authentication>
        <message>
        <sender>Infobip</sender>
        <text>Hello</text>
          <recipients>
            <gsm>385951111111</gsm>
            <gsm>385952222222</gsm>
            <gsm>385953333333</gsm>
          </recipients>
        </message>
        </SMS>
        """;

    public const string XmlManyAnswer = """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>092052214394830334</messageid>
        <destination>385951111111</destination>
        </result>
        <result>
        <status>0</status>
        <messageid>032052214394832214</messageid>
        <destination>385952222222</destination>
        </result>
        <result>
        <status>0</status>
        <messageid>092052214394831436</messageid>
        <destination>385953333333</destination>
        </result>
        </results>
        """;

    public const string XmlLong = """
        <SMS>
          <authentication>
            <username>test</username>
            <password>test</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>LongSMSTestLongSMSTest
        LongSMSTestLongSMSTestLongSMSTestLongSMS
        TestLongSMSTestLongSMSTestLongSMSTestLon
        gSMSTestLongSMSTestLongSMSTestLongSMSTest
        LongSMSTestLongSMSTestLongSMSTest</text>
            <type>longSMS</type>
            <recipients>
              <gsm>385951111111</gsm>
            </recipients>
          </message>
        </SMS>
        """;

    /// <summary>With an end tag that the document breaks in two.</summary>
    public const string XmlScheduled = """
        <SMS>
          <authentication>
            <username>test</username>
            <password>test</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>Hello</text>
            <sendDateTime>4d3h2m1s</sendDate-
        Time>
            <recipients>
              <gsm>385951111111</gsm>
            </recipients>
          </message>
        </SMS>
        """;

    public const string XmlUnicode = """
        <SMS>
          <authentication>
            <username>test</username>
            <password>test</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>Dear mister Jurčić..</text>
            <datacoding>8</datacoding>
            <recipients>
              <gsm>385951111111</gsm>
            </recipients>
          </message>
        </SMS>
        """;

    /// <summary>With an end tag in another case than the start tag.</summary>
    public const string XmlFlash = """
        <SMS>
          <authentication>
            <username>test</username>
            <password>test</password>
          </authentication>
          <message>
            <sender>Infobip</sender>
            <text>Hello</text>
            <datacoding>240</dataCoding>
            <recipients>
              <gsm>385951111111</gsm>
            </recipients>
          </message>
        </SMS>
        """;
}
