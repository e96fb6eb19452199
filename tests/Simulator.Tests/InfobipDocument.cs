namespace SmsGateways.Simulator.Tests;

/// <summary>What the tests of the simulator alone need of Infobip's document, exactly as it prints it.</summary>
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

    /// <summary>2.2.2.3, without the line break that the page needs within the message id.</summary>
    public const string JsonAnswer = """
        {"results": [
        {"status":"0","messageid":"072101113352779063","destination":"385951111111"}
        ]}
        """;

    public const string PlainLong = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=TestinglongSMSTestinglong SMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMS&GSM=38598111111&type=longSMS";

    /// <summary>2.3, table 4.</summary>
    public static IReadOnlyDictionary<int, string> Statuses { get; } = new Dictionary<int, string>
    {
        [0] = "ALL_RECIPIENTS_PROCESSED",
        [-1] = "SEND_ERROR",
        [-2] = "NOT_ENOUGH_CREDITS",
        [-3] = "NETWORK_NOTCOVERED",
        [-5] = "INVALID_USER_OR_PASS",
        [-6] = "MISSING_DESTINATION_ADDRESS",
        [-10] = "MISSING_USERNAME",
        [-11] = "MISSING_PASSWORD",
        [-13] = "INVALID_DESTINATION_ADDRESS",
        [-22] = "SYNTAX_ERROR",
        [-23] = "ERROR_PROCESSING",
        [-26] = "COMMUNICATION_ERROR",
        [-27] = "INVALID_SENDDATETIME",
        [-28] = "INVALID_DELIVERY_REPORT_PUSH_URL",
        [-30] = "INVALID_CLIENT_APPID",
        [-33] = "DUPLICATE_MESSAGEID",
        [-34] = "SENDER_NOT_ALLOWED",
        [-99] = "GENERAL_ERROR",
    };
}
