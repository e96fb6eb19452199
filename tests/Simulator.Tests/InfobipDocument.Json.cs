namespace SmsGateways.Simulator.Tests;

internal static partial class InfobipDocument
{
    /// <summary>2.2.2.3, without the line break that the page needs within the message id.</summary>
    public const string JsonAnswer = """
        {"results": [
        {"status":"0","messageid":"072101113352779063","destination":"385951111111"}
        ]}
        """;

    public const string JsonCustomAnswer = """
        {"results": [
        {"status":"0","messageid":" clientmsgID ","destination":"385951111111"}
        ]}
        """;

    public const string JsonInvalidNumber = """
        {"results": [
        {"status":"-13",
        "messageid":"","destination":"000000000000"}
        ]}
        """;

    public const string JsonInvalidPassword = """
        {"results": [
        {"status":"- 1",
        "messageid":"","destination":"000000000000"}
        ]}
        """;

    /// <summary>2.2.2.4</summary>
    public const string JsonSingle = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "Sender",
              "text": "Hello",
              "recipients": [
                {
                  "gsm": "385951111111"
                }
              ]
            }
          ]
        }
        """;

    public const string JsonMany = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "Sender",
              "text": "Hello",
              "recipients": [
                {
                  "gsm": "385951111111"
                },
                {
                  "gsm": "385952222222"
                },
                {
                  "gsm": "385953333333"
                }
              ]
            }
          ]
        }
        """;

    public const string JsonManyAnswer = """
        {"results": [
          {"status":"0","messageid":"092100115456775780","destination":"385951111111"},
          {"status":"0","messageid":"092100897063776982","destination":"385952222222"},
          {"status":"0","messageid":"092105545063777484","destination":"385953333333"}
        ]}
        """;

    public const string JsonCustomId = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "test",
              "text": "hello",
              "recipients": [
                {
                  "gsm": "385951111111",
                  "messageId": "clientmsgID"
                }
              ]
            }
          ]
        }
        """;

    public const string JsonScheduled = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "test",
              "text": "hello",
              "sendDateTime": "0d0h10m",
              "recipients": [
                {
                  "gsm": "385951111111"
                }
              ]
            }
          ]
        }
        """;

    /// <summary>With the line breaks of the page within the text, which JSON does not allow.</summary>
    public const string JsonLong = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "test",
              "text": "longtestsmsis very loooooooooooooooooooooooooonglongtestsmsis  very
        loooooooooooooooooooooooooonglongtestsmsis very loooooooooooooooooooooooooonglongtestsmsis very
        loooooooooooooooooooooooooonglongtestsmsis very loooooooooooooooooooooooooong end",
              "type": "longSMS",
              "recipients": [
                {
                  "gsm": "385951111111"
                }
              ]
            }
          ]
        }
        """;

    public const string JsonUnicode = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "test",
              "text": "čćšđ",
              "datacoding": "8",
              "recipients": [
                {
                  "gsm": "385951111111"
                }
              ]
            }
          ]
        }
        """;

    public const string JsonFlash = """
        {
          "authentication": {
            "username": "test",
            "password": "test"
          },
          "messages": [
            {
              "sender": "test",
              "text": "hello",
              "datacoding": "240",
              "recipients": [
                {
                  "gsm": "385951111111"
                }
              ]
            }
          ]
        }
        """;

    /// <summary>2.2.4</summary>
    public const string Plain = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=message&GSM=38598111111";

    public const string PlainLong = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=TestinglongSMSTestinglong SMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMSTestinglongSMS&GSM=38598111111&type=longSMS";

    public const string PlainScheduled = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText=message&SendDateTime=1d2h5m3s&GSM=38598111111";

    public const string PlainHeader = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&binary=06050400010241424344&GSM=38598111111&esmclass=64";

    public const string PlainUnicode = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&SMSText= ččš&GSM=38598111111&datacoding=8";

    public const string PlainBinaryUnicode = "http://api.infobip.com/api/v3/sendsms/plain?user=test&password=test&sender=Friend&binary=FEFF01610111010D0107&GSM=38598111111&datacoding=8";

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
