using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>
/// MySmpp's <c>xml/</c>, from its document: several messages in a request, an answer for each recipient by its number within the document, and for an id that came
/// before the id of the message that was sent then.
/// </summary>
internal sealed class MySmppMessages(ChaosSettings settings, FaultPlan plan, Ledger ledger) : Endpoint
{
    private const int FirstId = 285_000_000;
    private const int Refused = 0;

    private readonly ConcurrentDictionary<long, KnownId> _known = new();

    public override bool IsDocument => true;

    public override Fault Arrive(HttpRequestText request)
    {
        var recipients = Read(request.Body);
        foreach (var message in recipients.Select(static recipient => recipient.Message).Distinct().Skip(1))
        {
            ledger.OnArrival(message);
        }

        foreach (var (message, slot, _, id) in recipients)
        {
            ledger.Check(message, slot);
            if (_known.GetOrAdd(id, static (_, first) => new(first.message, first.slot), (message, slot)).FirstSlot != slot)
            {
                throw new FormatException($"The id {id} stands for two recipients.");
            }
        }

        return plan.ForSend(recipients[0].Slot, ledger.OnSubmission(recipients[0].Message, recipients[0].Slot));
    }

    public override int Process(HttpRequestText request, bool refuse, Span<byte> body)
    {
        Utf8.TryWrite(body, CultureInfo.InvariantCulture, $"""<?xml version="1.0" encoding="utf-8" ?><response>""", out var length);
        var refuses = refuse;
        foreach (var recipient in Read(request.Body))
        {
            // Not all of them, so that what became of one must not be said of the next.
            var id = Decide(recipient, refuses);
            refuses = refuse && !refuses;
            var written = 0;
            _ = id is Refused
                ? Utf8.TryWrite(body[length..], CultureInfo.InvariantCulture, $"""<information number_sms="{recipient.Number}">Текст SMS отклонен модератором.</information>""", out written)
                : Utf8.TryWrite(body[length..], CultureInfo.InvariantCulture, $"""<information number_sms="{recipient.Number}" id_sms="{id}" parts="1">send</information>""", out written);
            length += written;
        }

        "</response>"u8.CopyTo(body[length..]);
        return length + "</response>"u8.Length;
    }

    private int Decide(in Recipient recipient, bool refuse)
    {
        var known = _known[recipient.Id];
        lock (known.Lock)
        {
            // First of all, so that the provider never says "rejected" about a message that it has sent.
            if (settings.Rules.RefusesKnownIds && known.IsKnown)
            {
                return FirstId + known.FirstSlot;
            }

            if (refuse)
            {
                return Refused;
            }

            ledger.Send(recipient.Message, recipient.Slot);
            known.OnSent([recipient.Slot], settings.Rules.RegistrationLag);
            return FirstId + recipient.Slot;
        }
    }

    private static List<Recipient> Read(ReadOnlySpan<byte> document)
    {
        var recipients = new List<Recipient>();
        while (SmsProXml.TryReadNext(ref document, "<message "u8, "</message>"u8, out var inner))
        {
            var message = Slots.ReadMessage(SmsProXml.Read(inner, "<text>"u8, "</text>"u8));
            while (SmsProXml.TryReadNext(ref inner, "<abonent "u8, "/>"u8, out var attributes))
            {
                recipients.Add(new(message, Slots.ReadSlot(Value(attributes, "phone=\""u8)), (int)Number(attributes, "number_sms=\""u8), Number(attributes, "client_id_sms=\""u8)));
            }
        }

        return recipients.Count > 0 && recipients.Select(static recipient => recipient.Number).Distinct().Count() == recipients.Count
            ? recipients
            : throw new FormatException($"The request has {recipients.Count} recipients, and they are not numbered.");
    }

    private static long Number(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name)
        => Value(attributes, name) is { Length: <= 18 } digits && Utf8Parser.TryParse(digits, out long number, out var read) && read == digits.Length
            ? number
            : throw new FormatException($"{Encoding.ASCII.GetString(name)} is followed by no number.");

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) => SmsProXml.Read(attributes, name, "\""u8);

    private readonly record struct Recipient(int Message, int Slot, int Number, long Id);
}
