using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.Infobip;

/// <summary>Infobip's requests in JSON, XML and a query: what is written. Source: chapter 2.2 of its document. What is read is in <see cref="InfobipAnswer"/>.</summary>
internal static class InfobipWire
{
    /// <summary>Writes a send as XML: 2.2.1. As in the document's examples, without a declaration: without one it is UTF-8 (XML 1.0, clause 4.3.3).</summary>
    public static byte[] WriteXml(InfobipOptions options, Batch batch, DateTimeOffset now) => WireXmlWriter.Write((options, batch, now), static (xml, state) =>
    {
        xml.WriteStartElement("SMS");
        xml.WriteStartElement("authentication");
        xml.WriteElementString("username", state.options.Username);
        xml.WriteElementString("password", state.options.Password);
        xml.WriteEndElement();

        foreach (var entry in state.batch.Entries)
        {
            xml.WriteStartElement("message");
            foreach (var (parameter, value) in InfobipFields.Of(state.options, entry.Message, state.now))
            {
                xml.WriteElementString(parameter.Xml, value);
            }

            xml.WriteStartElement("recipients");
            for (var i = 0; i < entry.Recipients.Length; i++)
            {
                xml.WriteStartElement("gsm");
                if (!entry.Ids.IsEmpty)
                {
                    xml.WriteAttributeString("messageId", entry.Ids.Span[i]);
                }

                xml.WriteValue(entry.Recipients.Span[i].Digits);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }, hasDeclaration: false);

    /// <summary>Writes a send as JSON: 2.2.2. Every value is a string, as in the document's examples.</summary>
    /// <remarks>In ASCII, with escapes: what the receiver takes for the charset of <c>application/json</c> does not matter then.</remarks>
    public static byte[] WriteJson(InfobipOptions options, Batch batch, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("authentication");
        json.WriteString("username", options.Username);
        json.WriteString("password", options.Password);
        json.WriteEndObject();

        json.WriteStartArray("messages");
        foreach (var entry in batch.Entries)
        {
            json.WriteStartObject();
            foreach (var (parameter, value) in InfobipFields.Of(options, entry.Message, now))
            {
                json.WriteString(parameter.Json, value);
            }

            json.WriteStartArray("recipients");
            for (var i = 0; i < entry.Recipients.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("gsm", entry.Recipients.Span[i].ToString("D", null));
                if (!entry.Ids.IsEmpty)
                {
                    json.WriteString("messageId", entry.Ids.Span[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a send as an address: 2.2.3, its parameters in the order of the examples.</summary>
    /// <param name="address">The address without a query.</param>
    /// <param name="options">The account.</param>
    /// <param name="entry">The message and its one recipient.</param>
    /// <param name="now">What its time is counted from.</param>
    public static string WritePlain(string address, InfobipOptions options, BatchEntry entry, DateTimeOffset now)
    {
        var query = new StringBuilder(address).Append("?user=").Append(Uri.EscapeDataString(options.Username)).AppendQuery("password", options.Password);
        var fields = InfobipFields.Of(options, entry.Message, now).ToList();
        foreach (var (parameter, value) in fields.Where(static field => field.Parameter.ComesFirst))
        {
            query.AppendQuery(parameter.Plain, value);
        }

        query.AppendQuery("GSM", entry.Recipients.Span[0].ToString("D", null));
        foreach (var (parameter, value) in fields.Where(static field => !field.Parameter.ComesFirst))
        {
            query.AppendQuery(parameter.Plain, value);
        }

        // "In case when you're inserting unconverted UNICODE text you have to use encoding optional parameter": 2.2.4, whose example leaves it out.
        if (fields.Any(static field => field.Parameter == InfobipParameter.Text && !Ascii.IsValid(field.Value)))
        {
            query.AppendQuery("encoding", "UTF-8");
        }

        // Not in the document; clients in the field call it so, and reports come under it.
        return entry.Ids.IsEmpty ? query.ToString() : query.AppendQuery("messageid", entry.Ids.Span[0]).ToString();
    }

    /// <summary>Puts a document into a form: <c>XML=…</c> or <c>JSON=…</c>.</summary>
    public static byte[] ToForm(string field, byte[] document) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{field}={Uri.EscapeDataString(Encoding.UTF8.GetString(document))}"));
}
