using System.Globalization;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsPro;

/// <summary>SmsPro's XML: what is written and what is read. Source: its documents for smspro.biz and smspro.nikita.kg.</summary>
internal static class SmsProWire
{
    // Section 1: Bishkek time, GMT+6, the whole year round.
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

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
            xml.WriteElementString("time", time.ToOffset(Bishkek).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture));
        }

        xml.WriteStartElement("phones");
        foreach (var phone in batch.Recipients.Span)
        {
            xml.WriteStartElement("phone");
            xml.WriteValue(phone.Digits);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (options.TestMode)
        {
            xml.WriteElementString("test", "1");
        }

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
                id = xml.ReadText();
            }
            else if (xml.Is("status"))
            {
                status = xml.ReadText();
            }
            else if (xml.Is("phones"))
            {
                phones = ParseNumber(xml.ReadText());
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

    private static int? ParseNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
