using System.Globalization;
using System.Xml;
using SmsGateways.Http;

namespace SmsGateways.Providers.MySmpp;

/// <summary>What MySmpp is asked besides sending. Source: the provider's pages about each. All of them begin with who asks.</summary>
internal static class MySmppQuestions
{
    /// <summary>Writes a question that needs nothing more.</summary>
    public static byte[] Write(MySmppOptions options) => Write(options, 0, static (_, _) => { });

    /// <summary>Writes the question for the states of messages.</summary>
    public static byte[] WriteStates(MySmppOptions options, IEnumerable<string> ids) => Write(options, ids, static (xml, ids) =>
    {
        xml.WriteStartElement("get_state");
        foreach (var id in ids)
        {
            xml.WriteElementString("id_sms", id);
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes the question for messages that came in after a time and before another, both of them left out.</summary>
    public static byte[] WriteIncoming(MySmppOptions options, string after, string? before) => Write(options, (after, before), static (xml, times) =>
    {
        xml.WriteStartElement("time");
        xml.WriteAttributeString("start", times.after);
        if (times.before is not null)
        {
            xml.WriteAttributeString("end", times.before);
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes a question about a number.</summary>
    public static byte[] WriteNumber(MySmppOptions options, PhoneNumber number) => Write(options, number, static (xml, number) =>
    {
        xml.WriteStartElement("phones");
        xml.WriteElementString("phone", number.ToString("D", null));
        xml.WriteEndElement();
    });

    /// <summary>Writes a change of the stop list.</summary>
    /// <param name="options">Who asks.</param>
    /// <param name="change"><c>add_stop</c> or <c>delete_stop</c>.</param>
    /// <param name="numbers">The numbers.</param>
    public static byte[] WriteStop(MySmppOptions options, string change, IEnumerable<PhoneNumber> numbers) => Write(options, (change, numbers), static (xml, state) =>
    {
        xml.WriteStartElement(state.change);
        foreach (var number in state.numbers)
        {
            MySmppWire.WriteValue(xml, "phone", "phone", number.ToString("D", null));
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes the question for a page of the scheduled messages.</summary>
    public static byte[] WriteScheduled(MySmppOptions options, int page)
        => Write(options, page, static (xml, page) => MySmppWire.WriteValue(xml, "scheduled", "page", page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Writes which scheduled messages to delete.</summary>
    public static byte[] WriteCancellation(MySmppOptions options, IEnumerable<string> ids) => Write(options, ids, static (xml, ids) =>
    {
        xml.WriteStartElement("delete_schedule");
        foreach (var id in ids)
        {
            MySmppWire.WriteValue(xml, "schedule", "id_sms", id);
        }

        xml.WriteEndElement();
    });

    private static byte[] Write<TState>(MySmppOptions options, TState state, Action<XmlDictionaryWriter, TState> write)
        => WireXmlWriter.Write((options, state, write), static (xml, question) =>
        {
            xml.WriteStartElement("request");
            MySmppWire.WriteSecurity(xml, question.options);
            question.write(xml, question.state);
            xml.WriteEndElement();
        });
}
