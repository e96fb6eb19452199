using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>One <c>message</c> of a request to send: what it says, whoever it is to. What is missing is empty.</summary>
internal sealed class Content
{
    private const int MaxNumericSender = 15;
    private const int MaxAlphanumericSender = 11;

    private static readonly string[] Types = ["sms", "flashsms", "silence", "wappush", "vcard"];
    private static readonly string[] Channels = ["sms", "viber"];

    // The document does not say in which order a message is checked.
    private static readonly Check[] Checks =
    [
        new(MySmppText.NoSender, static (c, _) => Array.Exists(c.Senders, static sender => sender is "")),
        new(MySmppText.SenderTooLong, static (c, _) => Array.Exists(c.Senders, IsTooLong)),
        new(MySmppText.NoSuchSender, static (c, a) => Array.Exists(c.Senders, sender => !a.AllowsAnySender && !a.Senders.ContainsKey(sender))),
        new(MySmppText.NotModerated, static (c, a) => Array.Exists(
            c.Senders, sender => !a.AllowsAnySender && a.Senders[sender] is not MySmppSenderState.Completed)),
        new(MySmppText.NoLink, static (c, _) => c.IsSmsOfType("wappush") && c.Url is ""),
        new(MySmppText.NoLink, static (c, _) => c.Viber is { Button: not "", Action: "" }),
        new(MySmppText.NoCard, static (c, _) => c.Card is { } card && (card.Name is "" || card == new SimulatedMySmppCard { Name = card.Name })),
        new(MySmppText.NoText, static (c, _) => (c.NeedsText && c.Text is "") || c.Viber is { Text: "" }),
        new(MySmppText.Rejected, static (c, a) => a.RejectedWords.Any(c.Says)),
    ];

    private readonly WireElement _message;

    private Content(WireElement message)
    {
        _message = message;
        Type = Attribute("type", "sms");
        FirstChannel = Attribute("type_send_1", "sms"); // Sibling servers never ask for it, and half of the document's sample has none.
        SecondChannel = Attribute("type_send_2", "");
    }

    private delegate bool Fails(Content content, MySmppAccount account);

    public string Type { get; }

    public string FirstChannel { get; }

    public string SecondChannel { get; }

    public string Sender => _message.Value("sender");

    public string Text => Lines("text");

    public string Url => IsSmsOfType("wappush") ? _message.Value("url") : "";

    public string DeliveryName => _message.Value("name_delivery");

    public bool IsTransliterated => _message.Value("translite") is "1";

    public int Parts => Type is "sms" or "flashsms" && HasChannel("sms") ? SmsParts.Count(Text) : 1;

    public IEnumerable<WireElement> Subscribers => _message.Children("abonent");

    public SimulatedMySmppViber? Viber => HasChannel("viber")
        ? new()
        {
            Sender = _message.Value("sender_viber"),
            Text = Lines("text_viber"),
            Button = _message.Value("button_viber"),
            Action = _message.Value("action_viber"),
            Image = _message.Value("image_viber"),
        }
        : null;

    public SimulatedMySmppCard? Card => IsSmsOfType("vcard")
        ? new()
        {
            Name = _message.Value("name"),
            Url = _message.Value("url"),
            CellPhone = Of("phone", "cell"),
            WorkPhone = Of("phone", "work"),
            Fax = Of("phone", "fax"),
            Email = _message.Value("email"),
            Position = _message.Value("position"),
            Organization = _message.Value("organization"),
            PostOfficeBox = Of("address", "post_office_box"),
            Street = Of("address", "street"),
            City = Of("address", "city"),
            Region = Of("address", "region"),
            PostalCode = Of("address", "postal_code"),
            Country = Of("address", "country"),
            Additional = _message.Value("additional"),
        }
        : null;

    private string[] Senders =>
        [.. Channels.Where(HasChannel).Select(channel => channel is "viber" ? _message.Value("sender_viber") : Sender)];

    // A business card has text enough, and a silent message shows none.
    private bool NeedsText => HasChannel("sms") && Type is "sms" or "flashsms" or "wappush";

    /// <summary>Reads a message; null where it is of a type or for a channel that does not exist.</summary>
    public static Content? Read(WireElement message)
    {
        var content = new Content(message);
        return Types.Contains(content.Type) && Channels.Contains(content.FirstChannel)
            && (content.SecondChannel is "" || Channels.Contains(content.SecondChannel)) ? content : null;
    }

    public MySmppText? Refusal(MySmppAccount account) => Array.Find(Checks, check => check.Fails(this, account))?.Text;

    private bool HasChannel(string channel) => FirstChannel == channel || SecondChannel == channel;

    private bool IsSmsOfType(string type) => HasChannel("sms") && Type == type;

    private bool Says(string word) => Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Viber?.Text.Contains(word, StringComparison.OrdinalIgnoreCase) is true;

    private static bool IsTooLong(string sender) =>
        sender.Length > (sender.All(char.IsAsciiDigit) ? MaxNumericSender : MaxAlphanumericSender);

    // "line breaks inside data must be replaced by \n", say the documents of three siblings of the platform.
    private string Lines(string name) => _message.Value(name).Replace("\\n", "\n", StringComparison.Ordinal);

    private string Attribute(string name, string ifMissing) => _message.Attribute(name) is { Length: > 0 } value ? value : ifMissing;

    private string Of(string element, string attribute) => _message.Find(element)?.Attribute(attribute) ?? "";

    private sealed record Check(MySmppText Text, Fails Fails);
}
