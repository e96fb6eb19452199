namespace SmsGateways.ProviderDocuments;

internal static partial class InfobipRequestDocuments
{
    /// <summary>2.2.2.4, 1.a: one message to one number.</summary>
    public const string JsonSingle =
        """
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

    /// <summary>2.2.2.4, 1.b: one message to several numbers.</summary>
    public const string JsonMany =
        """
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

    /// <summary>2.2.2.4, 1.d: an id of ours.</summary>
    public const string JsonOwnId =
        """
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

    /// <summary>2.2.2.4, 1.e: a message for later.</summary>
    public const string JsonScheduled =
        """
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

    /// <summary>2.2.2.4, 1.f: a long text. The line is broken where the page ends.</summary>
    public const string JsonLong =
        """
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

    /// <summary>2.2.2.4, 1.g: a Unicode text.</summary>
    public const string JsonUnicode =
        """
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

    /// <summary>2.2.2.4, 1.h: a flash message.</summary>
    public const string JsonFlash =
        """
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
}
