namespace SmsGateways.ProviderDocuments;

/// <summary>The requests of the document's chapter 2.2, letter by letter.</summary>
internal static partial class InfobipRequestDocuments
{
    /// <summary>2.2.1.4, 1.a: one message to one number.</summary>
    public const string XmlSingle =
        """
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

    /// <summary>2.2.1.4, 1.b: one message to several numbers.</summary>
    public const string XmlMany =
        """
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

    /// <summary>2.2.1.4, 2.a: a long text. The lines are broken where the page ends.</summary>
    public const string XmlLong =
        """
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

    /// <summary>2.2.1.4, 2.b: a message for later. The end tag is hyphenated.</summary>
    public const string XmlScheduled =
        """
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

    /// <summary>2.2.1.4, 2.b: a Unicode text.</summary>
    public const string XmlUnicode =
        """
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

    /// <summary>2.2.1.4, 2.c: a flash message. Its end tag has a capital.</summary>
    public const string XmlFlash =
        """
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

    /// <summary>2.2.4, 1.a: a text.</summary>
    public const string PlainSingle = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=message&GSM=38598111111";

    /// <summary>2.2.4, 1.b: a long text.</summary>
    public const string PlainLong = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=TestinglongSMSTestinglong SMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMS&GSM=38598111111&type=longSMS";

    /// <summary>2.2.4, 1.c: a message for later.</summary>
    public const string PlainScheduled = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=message&SendDateTime=1d2h5m3s&GSM=38598111111";

    /// <summary>2.2.4: octets with a user data header.</summary>
    public const string PlainHeader = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&binary=06050400010241424344&GSM=38598111111&esmclass=64";

    /// <summary>2.2.4: a Unicode text.</summary>
    public const string PlainUnicode = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText= ččš&GSM=38598111111&datacoding=8";

    /// <summary>2.2.4: a Unicode text as octets.</summary>
    public const string PlainUnicodeBinary = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&binary=FEFF01610111010D0107&GSM=38598111111&datacoding=8";

    /// <summary>2.2.1.1: every element, with ids of ours. Behind two of them stands the number of a footnote.</summary>
    public const string XmlTemplate =
        """
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
}
