using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary>"2.8 Receiving SMS messages into your system": by the client's own address, or <c>api/v2/command/inbox</c>.</summary>
internal sealed partial class Inbox(InfobipSimulator platform, PushClient client)
{
    // 3GPP TS 23.040, 9.2.3.24.1: five octets and their length before the septets or octets of a part.
    private const int HeaderLength = 6;
    private const int MaxOctets = 140;

    private readonly List<Received> _waiting = [];
    private int _lastId;

    public void Add(InfobipAccount account, SimulatedInfobipInbound message)
    {
        var dataCoding = message.DataCoding ?? (SmsParts.GsmOnly(message.Text) == message.Text ? 0 : 8);
        var binary = message.Binary is "" ? Encode(message.Text, dataCoding) : message.Binary;
        lock (platform.Store.Gate)
        {
            var id = message.MessageId ?? InfobipText.Write(++_lastId);
            _waiting.Add(new(account, message with { MessageId = id, DataCoding = dataCoding, Binary = binary }, platform.Now));
        }
    }

    /// <summary>Adds a text in parts, each in hexadecimal digits behind a header that says which part of which message it is.</summary>
    public void AddParts(InfobipAccount account, SimulatedInfobipInbound message, byte reference)
    {
        var dataCoding = message.DataCoding ?? (SmsParts.GsmOnly(message.Text) == message.Text ? 0 : 8);
        var parts = Encode(message.Text, dataCoding).Chunk(2 * (MaxOctets - HeaderLength)).ToArray();
        var textParts = message.Text.Chunk((MaxOctets - HeaderLength) / (dataCoding is 8 ? 2 : 1)).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var header = Convert.ToHexString([HeaderLength - 1, 0, 3, reference, (byte)parts.Length, (byte)(i + 1)]);
            Add(account, message with { Text = new(textParts[i]), Binary = header + new string(parts[i]), DataCoding = dataCoding, EsmClass = 64 });
        }
    }

    public WireReply Pull(WireRequest request, int? demanded)
    {
        // The URL of the document says user, and its table username.
        var form = FormParameters.Read(request, StringComparer.OrdinalIgnoreCase);
        var account = platform.Store.Accounts.Authorize(form.Find("user") ?? form.Value("username"), form.Value("password"));
        if (account is null || demanded is not null)
        {
            return ResultText.Reply(CommandMethod.Unknown, platform.Answers);
        }

        var limit = InfobipText.ReadNumber(form.Value("limit")) is { } number and > 0 ? number : int.MaxValue; // "default is 0 which means all"
        var messages = Take(received => received.Account == account && account.InboundUrl is null, limit);
        return ResultText.Reply(form.Value("output").Equals("json", StringComparison.OrdinalIgnoreCase) ? Json(messages) : Xml(messages), platform.Answers);
    }

    public async Task<IReadOnlyList<SimulatedPush>> PushAsync(CancellationToken cancellationToken)
    {
        var calls = Take(static received => received.Account.InboundUrl is not null, int.MaxValue)
            .Select(static received => Call(Address(received), received.Account.IsInboundPosted));
        return await Task.WhenAll(calls.Select(call => client.PushAsync(call, PushIntervals.All, cancellationToken))).ConfigureAwait(false);
    }

    private List<Received> Take(Func<Received, bool> isWanted, int limit)
    {
        lock (platform.Store.Gate)
        {
            List<Received> taken = [.. _waiting.Where(isWanted).Take(limit)];
            _waiting.RemoveAll(taken.Contains);
            return taken;
        }
    }

    private static PushCall Call(Uri address, bool isPosted) => isPosted
        ? new(new Uri(address.GetLeftPart(UriPartial.Path)), address.Query.TrimStart('?'), Reports: 1) { ContentType = "application/x-www-form-urlencoded" }
        : new(address, Body: null, Reports: 1);

    /// <summary>Puts a message into the client's own address.</summary>
    private static Uri Address(Received received)
    {
        var (message, template) = (received.Message, received.Account.InboundUrl!);

        // "We use "send only binary or only text" logic", but "if you do not support both parameters [...], we will provide everything".
        var hasBoth = template.Contains("%bin%", StringComparison.OrdinalIgnoreCase) && template.Contains("%text%", StringComparison.OrdinalIgnoreCase);
        var address = Placeholder().Replace(template, match => Uri.EscapeDataString(match.Groups["name"].Value.ToUpperInvariant() switch
        {
            "SENDER" => message.Sender,
            "RECEIVER" => message.Receiver,
            "TEXT" => hasBoth && message.DataCoding is not 0 ? "" : message.Text,
            "BIN" => hasBoth && message.DataCoding is 0 ? "" : message.Binary,
            "DATETIME" => Time(received, ' '),
            "MESSAGEID" => message.MessageId!,
            "DATACODING" => InfobipText.Write(message.DataCoding!.Value),
            _ => InfobipText.Write(message.EsmClass),
        }));

        // The document's example of an address has output=xml, and its example of the request that follows from it has not.
        return new Uri(Output().Replace(address, ""));
    }

    // As two clients in the field read it; the document prints no answer.
    private static string Json(List<Received> messages) =>
        "{\"inboxMessages\":[" + string.Join(',', messages.Select(static received => "{" + string.Join(',', Fields(received).Select(Json)) + "}")) + "]}";

    private static string Json((string Name, string Value) field) => $"\"{field.Name}\":\"{JavaScriptEncoder.Default.Encode(field.Value)}\"";

    private static string Xml(List<Received> messages) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<inboxMessages>\n"
        + string.Concat(messages.Select(static received => "<inboxMessage>" + string.Concat(Fields(received).Select(Xml)) + "</inboxMessage>\n"))
        + "</inboxMessages>";

    private static string Xml((string Name, string Value) field) => $"<{field.Name}>{SecurityElement.Escape(field.Value)}</{field.Name}>";

    private static (string Name, string Value)[] Fields(Received received) =>
    [
        ("messageId", received.Message.MessageId!),
        ("from", received.Message.Sender),
        ("to", received.Message.Receiver),
        ("messageText", received.Message.Text is "" ? received.Message.Binary : received.Message.Text),
        ("receivedDateTime", Time(received, 'T')),
    ];

    private static string Encode(string text, int dataCoding) =>
        Convert.ToHexString((dataCoding is 8 ? Encoding.BigEndianUnicode : Encoding.Latin1).GetBytes(text));

    private static string Time(Received received, char separator) =>
        received.At.ToString($"yyyy-MM-dd'{separator}'HH':'mm':'ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("%(?<name>sender|receiver|text|bin|datetime|messageid|datacoding|esmclass)%", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"&output=(?:xml|json)(?=&|$)|(?<=\?)output=(?:xml|json)(?:&|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Output();

    private sealed record Received(InfobipAccount Account, SimulatedInfobipInbound Message, DateTimeOffset At);
}
