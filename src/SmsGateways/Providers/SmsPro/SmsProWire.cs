using System.Globalization;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsPro;

/// <summary>SmsPro's XML: what is written and what is read. Source: its documents for smspro.biz and smspro.nikita.kg.</summary>
internal static class SmsProWire
{
    // Requests of sections 1 and 2 have no namespace; the answers may have one all the same.
    private const string NumberNamespace = "http://Giper.mobi/schema/PhoneDEF";
    private const string AccountNamespace = "http://Giper.mobi/schema/Info";

    /// <summary>Writes a send: section 1. The elements stand in the document's order; optional ones are left out when unused.</summary>
    public static byte[] WriteMessage(SmsProOptions options, Batch batch) => WireXmlWriter.Write((options, batch), static (xml, state) =>
    {
        var (options, batch) = state;
        var message = batch.Message;

        xml.WriteStartElement("message");
        xml.WriteElementString("login", options.Login);
        xml.WriteElementString("pwd", options.Password);
        xml.WriteElementString("id", batch.Id);
        xml.WriteElementString("sender", message.From?.Value ?? options.DefaultSender);
        xml.WriteElementString("text", ((SmsText)message.Content).Text);
        if (message.SendAt is { } time)
        {
            xml.WriteElementString("time", SmsProTime.Write(time));
        }

        xml.WriteStartElement("phones");
        foreach (var phone in batch.Recipients.Span)
        {
            WritePhone(xml, phone, "");
        }

        xml.WriteEndElement();
        if (options.TestMode)
        {
            xml.WriteElementString("test", "1");
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes a question for delivery reports: section 2.</summary>
    public static byte[] WriteReportQuestion(SmsProOptions options, string id, PhoneNumber? to) => WireXmlWriter.Write((options, id, to), static (xml, state) =>
    {
        WriteQuestion(xml, "dr", "", state.options);
        xml.WriteElementString("id", state.id);
        if (state.to is { } phone)
        {
            WritePhone(xml, phone, "");
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes a question about a number: section 3.</summary>
    public static byte[] WriteNumberQuestion(SmsProOptions options, PhoneNumber number) => WireXmlWriter.Write((options, number), static (xml, state) =>
    {
        WriteQuestion(xml, "def", NumberNamespace, state.options);
        WritePhone(xml, state.number, NumberNamespace);
        xml.WriteEndElement();
    });

    /// <summary>Writes a question about the account: section 4.</summary>
    public static byte[] WriteAccountQuestion(SmsProOptions options) => WireXmlWriter.Write(options, static (xml, options) =>
    {
        WriteQuestion(xml, "info", AccountNamespace, options);
        xml.WriteEndElement();
    });

    /// <summary>Reads the answer to a send.</summary>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    public static SmsProSendAnswer ReadSendAnswer(ReadOnlyMemory<byte> body)
    {
        string? id = null, status = null, text = null;
        int? phones = null, parts = null;

        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (xml.Is("id"))
            {
                id = xml.ReadOnce(id);
            }
            else if (xml.Is("status"))
            {
                status = xml.ReadOnce(status);
            }
            else if (xml.Is("phones"))
            {
                phones = ParseNumber(xml.ReadOnce(phones is null ? null : ""));
            }
            else if (xml.Is("smscnt"))
            {
                parts = ParseNumber(xml.ReadText());
            }
            else if (xml.Is("message"))
            {
                text = xml.ReadText();
            }
        }

        xml.MoveToEnd();
        return new(status is { Length: > 0 } ? status : throw new XmlException("The answer has no status."))
        {
            Id = string.IsNullOrEmpty(id) ? null : id,
            Phones = phones,
            Parts = parts,
            Text = string.IsNullOrEmpty(text) ? null : text,
        };
    }

    private static void WriteQuestion(XmlDictionaryWriter xml, string root, string ns, SmsProOptions options)
    {
        xml.WriteStartElement(root, ns);
        xml.WriteElementString("login", ns, options.Login);
        xml.WriteElementString("pwd", ns, options.Password);
    }

    private static void WritePhone(XmlDictionaryWriter xml, PhoneNumber phone, string ns)
    {
        xml.WriteStartElement("phone", ns);
        xml.WriteValue(phone.Digits);
        xml.WriteEndElement();
    }

    private static int? ParseNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
