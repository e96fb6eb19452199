using System.Globalization;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.MySmpp;

/// <summary>MySmpp's send: what is written and what is read. Source: its document "Sending SMS, Viber, Flash SMS, WAP-Push".</summary>
internal static class MySmppWire
{
    private const string Sms = "sms";
    private const string Viber = "viber";

    /// <summary>Writes the messages of a request. Elements and attributes stand in the order of the document's example; those without a value are left out.</summary>
    /// <remarks>
    /// The example writes times with seconds, which the text above it does not mention; both forms are in use. The recipients are numbered from 1 through the whole
    /// document, and the answer is matched by that.
    /// </remarks>
    public static byte[] WriteMessages(MySmppOptions options, TimeZoneInfo zone, Batch batch) => WireXmlWriter.Write((options, zone, batch), static (xml, state) =>
    {
        var number = 0;
        xml.WriteStartElement("request");
        foreach (var entry in state.batch.Entries)
        {
            WriteMessage(xml, entry.Message, state.options.DefaultSender);
            for (var i = 0; i < entry.Recipients.Length; i++)
            {
                WriteRecipient(xml, entry, i, ++number, state.zone);
            }

            xml.WriteEndElement();
        }

        WriteSecurity(xml, state.options);
        xml.WriteEndElement();
    });

    /// <summary>Writes who asks: a token, or login and password.</summary>
    public static void WriteSecurity(XmlDictionaryWriter xml, MySmppOptions options)
    {
        xml.WriteStartElement("security");
        if (options.Token is not null)
        {
            WriteValue(xml, "token", "value", options.Token);
        }
        else
        {
            WriteValue(xml, "login", "value", options.Login!);
            WriteValue(xml, "password", "value", options.Password!);
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes an element with nothing but an attribute.</summary>
    public static void WriteValue(XmlDictionaryWriter xml, string element, string attribute, string value)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    /// <summary>Reads the answer to a send.</summary>
    /// <exception cref="XmlException">It is not such an answer.</exception>
    public static MySmppSendAnswer ReadSendAnswer(ReadOnlyMemory<byte> body)
    {
        string? error = null;
        var rows = new List<MySmppInformation>();

        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (xml.Is("information"))
            {
                var (number, id, parts) = (ReadNumber(xml, "number_sms"), xml.ReadAttribute("id_sms"), ReadNumber(xml, "parts"));
                rows.Add(new(number, id is "" or "0" ? null : id, parts, xml.ReadText()));
            }
            else if (xml.Is("error"))
            {
                error = xml.ReadOnce(error);
            }
        }

        xml.MoveToEnd();
        return new(error, rows);
    }

    /// <summary>Reads an attribute that is a number.</summary>
    /// <returns>The number, or <see langword="null"/> where there is none.</returns>
    public static int? ReadNumber(WireXmlReader xml, string attribute)
        => int.TryParse(xml.ReadAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void WriteMessage(XmlDictionaryWriter xml, SmsMessage message, string? defaultSender)
    {
        xml.WriteStartElement("message");
        var viber = message.Content as SmsViber;
        var (first, second) = viber switch
        {
            null => (Sms, null),
            { Fallback: null } => (Viber, null),
            { SmsFirst: true } => (Sms, Viber),
            _ => (Viber, Sms),
        };
        xml.WriteAttributeString("type_send_1", first);
        WriteAttribute(xml, "type_send_2", second);

        var sms = viber is null ? message.Content : viber.Fallback;
        WriteAttribute(xml, "type", TypeOf(sms));
        if (viber is not null)
        {
            WriteViber(xml, viber);
        }

        if (sms is not null)
        {
            WriteElement(xml, "sender", message.From?.Value ?? defaultSender);
            WriteSms(xml, sms);
        }
    }

    private static string? TypeOf(SmsContent? sms) => sms switch
    {
        null => null,
        SmsText { Flash: true } => "flashsms",
        SmsSilent => "silence",
        SmsWapPush => "wappush",
        SmsVCard => "vcard",
        _ => "sms",
    };

    private static void WriteViber(XmlDictionaryWriter xml, SmsViber viber)
    {
        WriteElement(xml, "sender_viber", viber.Sender!.Value);
        WriteElement(xml, "text_viber", viber.Text);
        WriteElement(xml, "button_viber", viber.ButtonText);
        WriteElement(xml, "action_viber", viber.ButtonUrl?.AbsoluteUri);
        WriteElement(xml, "image_viber", viber.Image?.AbsoluteUri);
    }

    private static void WriteSms(XmlDictionaryWriter xml, SmsContent sms)
    {
        switch (sms)
        {
            case SmsText text:
                WriteElement(xml, "text", text.Text);
                break;
            case SmsWapPush push:
                WriteElement(xml, "text", push.Title);
                WriteElement(xml, "url", push.Url.AbsoluteUri);
                break;
            case SmsVCard card:
                WriteCard(xml, card);
                break;
        }
    }

    private static void WriteCard(XmlDictionaryWriter xml, SmsVCard card)
    {
        WriteElement(xml, "url", card.Url?.AbsoluteUri);
        WriteElement(xml, "name", card.Name);
        WriteAttributes(xml, "phone", ("cell", MySmppContents.DigitsOf(card.CellPhone)), ("work", MySmppContents.DigitsOf(card.WorkPhone)), ("fax", MySmppContents.DigitsOf(card.Fax)));
        WriteElement(xml, "email", card.Email);
        WriteElement(xml, "position", card.Position);
        WriteElement(xml, "organization", card.Organization);
        WriteAttributes(
            xml,
            "address",
            ("post_office_box", card.PostOfficeBox),
            ("street", card.Street),
            ("city", card.City),
            ("region", card.Region),
            ("postal_code", card.PostalCode),
            ("country", card.Country));
        WriteElement(xml, "additional", card.Additional);
    }

    private static void WriteRecipient(XmlDictionaryWriter xml, in BatchEntry entry, int index, int number, TimeZoneInfo zone)
    {
        var (message, from) = (entry.Message, MySmppTimes.BeginOf(entry.Message, entry.PlannedAt));
        xml.WriteStartElement("abonent");
        xml.WriteAttributeString("phone", entry.Recipients.Span[index].ToString("D", null));
        xml.WriteAttributeString("number_sms", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("client_id_sms", entry.Ids.Span[index]);
        WriteAttribute(xml, "time_send", message.SendAt is { } time ? LocalTime.Write(time, zone) : null);
        WriteAttribute(xml, "validity_period", MySmppTimes.WriteEnd(from, message.ValidFor, zone));
        WriteAttribute(xml, "validity_period_viber", MySmppTimes.WriteEnd(from, (message.Content as SmsViber)?.ValidFor, zone));
        xml.WriteEndElement();
    }

    private static void WriteAttributes(XmlDictionaryWriter xml, string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var begun = false;
        foreach (var (name, value) in attributes)
        {
            if (value is { Length: > 0 } && !begun)
            {
                xml.WriteStartElement(element);
                begun = true;
            }

            WriteAttribute(xml, name, value);
        }

        if (begun)
        {
            xml.WriteEndElement();
        }
    }

    private static void WriteAttribute(XmlDictionaryWriter xml, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            xml.WriteAttributeString(name, WithoutLineBreaks(value));
        }
    }

    private static void WriteElement(XmlDictionaryWriter xml, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            xml.WriteElementString(name, WithoutLineBreaks(value));
        }
    }

    // The platform's general rules: no line break in the document, and in values a backslash and an "n" instead.
    private static string WithoutLineBreaks(string value) => TextCheck.WithLineFeeds(value).Replace("\n", "\\n", StringComparison.Ordinal);
}
