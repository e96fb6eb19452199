using System.Globalization;
using System.Xml;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.MySmpp;

/// <summary>What MySmpp answers besides sending. Source: the provider's pages about each, and those of the same platform elsewhere.</summary>
internal static class MySmppAnswers
{
    private const string NotKnown = "unknown";

    // The offsets of numbers are told relative to Moscow, which has kept UTC+3 the whole year round since October 2014.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    private static readonly string[] NumberFields = ["operator", "region", "time_zone"];

    private static readonly string[] AreaFields = ["price", "type_sms", "type_text", "MCC", "MNC"];

    /// <summary>Reads why a question was refused.</summary>
    /// <returns><see langword="null"/> where the body is no refusal.</returns>
    public static string? ReadError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var xml = WireXmlReader.Open(body, "response");
            var error = xml.MoveToNext(1) && xml.Is("error") ? xml.ReadText() : null;
            xml.MoveToEnd();
            return error;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Reads a balance. What the areas have is never added up: it is the same money.</summary>
    /// <exception cref="XmlException">It is none.</exception>
    public static SmsBalance ReadBalance(ReadOnlyMemory<byte> body)
    {
        var fields = new Dictionary<string, string>();
        decimal? money = null;
        ForEach(body, "money", "sms", xml =>
        {
            if (xml.Is("money"))
            {
                Note(fields, "currency", xml.ReadAttribute("currency"));
                var text = xml.ReadOnce(fields.GetValueOrDefault("money"));
                Note(fields, "money", text);
                money = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                    ? amount
                    : throw new XmlException("The money is no number.");
                return;
            }

            // One area may come several times, with prices of its own for each type of message.
            var area = $"sms {xml.ReadAttribute("area")}";
            var name = area;
            for (var count = 2; fields.ContainsKey(name); count++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{area} ({count})");
            }

            foreach (var field in AreaFields)
            {
                Note(fields, $"{name} {field}", xml.ReadAttribute(field));
            }

            fields[name] = xml.ReadText();
        });

        return new() { Amount = money, Currency = fields.GetValueOrDefault("currency"), ProviderFields = NotEmpty(fields) };
    }

    /// <summary>Reads messages that came in.</summary>
    /// <exception cref="XmlException">It is no such answer.</exception>
    public static List<SmsInboundMessage> ReadIncoming(ReadOnlyMemory<byte> body, string gateway, TimeZoneInfo zone)
    {
        var messages = new List<SmsInboundMessage>();
        ForEach(body, "sms", "sms", xml => messages.Add(new SmsInboundMessage(TextOf(xml, "originator"), TextOf(xml, "phone"))
        {
            Gateway = gateway,
            ProviderMessageId = TextOf(xml, "id_sms"),
            ReceivedAt = LocalTime.Read(xml.ReadAttribute("date_receive"), zone),
            Text = xml.ReadText(),
        }));
        return messages;
    }

    /// <summary>Reads what the provider knows about a number.</summary>
    /// <exception cref="XmlException">It is no such answer, or about another number.</exception>
    public static SmsNumberInfo ReadNumber(ReadOnlyMemory<byte> body, PhoneNumber number)
    {
        SmsNumberInfo? info = null;
        ForEach(body, "phone", "phone", xml =>
        {
            var fields = new Dictionary<string, string>();
            foreach (var field in NumberFields)
            {
                Note(fields, field, xml.ReadAttribute(field));
            }

            if (PhoneNumber.TryParse(xml.ReadSpan(), out var told) && told == number)
            {
                info = new(number) { Operator = Known(fields, "operator"), Region = Known(fields, "region"), UtcOffset = OffsetOf(fields), ProviderFields = fields };
            }
        });
        return info ?? throw new XmlException("The answer is not about this number.");
    }

    /// <summary>Reads the time: of day, or with its date; the provider's own page shows both.</summary>
    /// <exception cref="XmlException">It is none.</exception>
    public static MySmppServerTime ReadTime(ReadOnlyMemory<byte> body)
    {
        string? text = null;
        ForEach(body, "time", "time", xml => text = xml.ReadOnce(text));
        return TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time)
            : DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? new(TimeOnly.FromDateTime(moment)) { Date = DateOnly.FromDateTime(moment) }
            : throw new XmlException("The answer has no time.");
    }

    /// <summary>Reads the numbers of the stop list.</summary>
    /// <exception cref="XmlException">It is no such answer.</exception>
    public static List<string> ReadStopList(ReadOnlyMemory<byte> body)
    {
        var numbers = new List<string>();
        ForEach(body, "phone", "phone", xml => numbers.Add(xml.ReadText()));
        return numbers;
    }

    /// <summary>Reads rows that say what became of each of several things.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="element">The name of a row.</param>
    /// <param name="attribute">What names the thing.</param>
    /// <returns>The provider's word for each.</returns>
    /// <exception cref="XmlException">It is no such answer, or says two things of one.</exception>
    public static Dictionary<string, string> ReadWords(ReadOnlyMemory<byte> body, string element, string attribute)
    {
        var words = new Dictionary<string, string>();
        ForEach(body, element, element, xml =>
        {
            var thing = xml.ReadAttribute(attribute) ?? "";
            words[thing] = xml.ReadOnce(words.GetValueOrDefault(thing));
        });
        return words;
    }

    /// <summary>Reads the senders of the account.</summary>
    /// <exception cref="XmlException">It is no such answer.</exception>
    public static MySmppSenders ReadSenders(ReadOnlyMemory<byte> body)
    {
        bool? any = null;
        var senders = new List<MySmppSender>();
        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (xml.Is("any_originator"))
            {
                any = xml.ReadText().ToUpperInvariant() switch { "TRUE" => true, "FALSE" => false, _ => throw new XmlException("It is neither TRUE nor FALSE.") };
            }
            else if (xml.Is("list_originator"))
            {
                while (xml.MoveToNext(2))
                {
                    if (xml.Is("originator"))
                    {
                        var state = xml.ReadAttribute("state");
                        senders.Add(new(xml.ReadText()) { State = StateOf(state), ProviderState = state });
                    }
                }
            }
        }

        xml.MoveToEnd();
        return new(any ?? throw new XmlException("The answer does not say whether any sender may be used.")) { Senders = senders };
    }

    /// <summary>Reads a page of the scheduled messages.</summary>
    /// <returns>The messages, and how many pages there are.</returns>
    /// <exception cref="XmlException">It is no such answer, or another page.</exception>
    public static (List<MySmppScheduledMessage> Messages, int Pages) ReadScheduled(ReadOnlyMemory<byte> body, int page, TimeZoneInfo zone)
    {
        int? pages = null;
        var messages = new List<MySmppScheduledMessage>();
        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (!xml.Is("phones"))
            {
                continue;
            }

            pages = (MySmppWire.ReadNumber(xml, "page") ?? page) == page ? MySmppWire.ReadNumber(xml, "num_pages") ?? page : throw new XmlException("It is another page.");
            while (xml.MoveToNext(2))
            {
                if (xml.Is("scheduled"))
                {
                    messages.Add(ReadScheduledMessage(xml, zone));
                }
            }
        }

        xml.MoveToEnd();
        return (messages, pages ?? throw new XmlException("The answer has no page."));
    }

    private static MySmppScheduledMessage ReadScheduledMessage(WireXmlReader xml, TimeZoneInfo zone)
        => new(TextOf(xml, "id_sms") ?? throw new XmlException("A scheduled message has no id."))
        {
            From = TextOf(xml, "originator"),
            To = PhoneNumber.TryParse(xml.ReadAttribute("phone"), out var number) ? number : null,
            Type = TextOf(xml, "type_sms"),
            Text = xml.ReadAttribute("text_sms"),
            Parts = MySmppWire.ReadNumber(xml, "count_sms"),
            Campaign = TextOf(xml, "name_delivery"),
            QueuedAt = LocalTime.Read(xml.ReadAttribute("time_put_turn"), zone),
            SendAt = LocalTime.Read(xml.ReadAttribute("time_send"), zone),
            ValidUntil = LocalTime.Read(xml.ReadAttribute("validity_period"), zone),
        };

    // Whatever comes, and in any order. Of an answer that ought to have something, nothing is none: balance, number and time say so themselves.
    private static void ForEach(ReadOnlyMemory<byte> body, string element, string otherElement, Action<WireXmlReader> read)
    {
        using var xml = WireXmlReader.Open(body, "response");
        while (xml.MoveToNext(1))
        {
            if (xml.Is(element) || xml.Is(otherElement))
            {
                read(xml);
            }
        }

        xml.MoveToEnd();
    }

    private static MySmppSenderState StateOf(string? state) => state?.ToLowerInvariant() switch
    {
        "order" => MySmppSenderState.Ordered,
        "completed" => MySmppSenderState.Approved,
        "rejected" => MySmppSenderState.Rejected,
        _ => MySmppSenderState.Unknown,
    };

    private static TimeSpan? OffsetOf(Dictionary<string, string> fields)
        => int.TryParse(fields.GetValueOrDefault("time_zone"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours) && hours is >= -15 and <= 11
            ? Moscow + TimeSpan.FromHours(hours)
            : null;

    private static string? Known(Dictionary<string, string> fields, string field)
        => fields.GetValueOrDefault(field) is { Length: > 0 } value && !value.Equals(NotKnown, StringComparison.OrdinalIgnoreCase) ? value : null;

    private static string? TextOf(WireXmlReader xml, string attribute) => xml.ReadAttribute(attribute) is { Length: > 0 } value ? value : null;

    private static void Note(Dictionary<string, string> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }

    private static Dictionary<string, string> NotEmpty(Dictionary<string, string> fields) => fields.Count > 0 ? fields : throw new XmlException("The answer has no balance.");
}
