using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.MySmpp;

/// <summary>One <c>abonent</c> of a message as the platform understood it; what is missing is empty.</summary>
internal sealed class Submission(Content content, WireElement subscriber, MySmppAccount account, MySmppSimulator platform, DateTimeOffset now)
{
    private const int TooLongPhone = 15;

    private static readonly Check[] Checks =
    [
        new(MySmppText.ProviderOutOfSms, static s => s.Platform.IsOutOfSms),
        new(MySmppText.Blocked, static s => s.Account.IsBlocked),
        new(MySmppText.NoPhone, static s => s.Phone is ""),
        new(MySmppText.PhoneTooLong, static s => s.Phone.Length >= TooLongPhone),
        new(MySmppText.ClosedForYou, static s => !s.IsNumber), // What a client in the field sees for invalid numbers.
        new(MySmppText.OnStopList, static s => s.Platform.StopList.Contains(s.Account, s.Phone)),
        new(MySmppText.ClosedForYou, static s => s.Account.ClosedPrefixes.Any(s.StartsWith)),
        new(MySmppText.Closed, static s => s.Platform.ClosedPrefixes.Any(s.StartsWith)),
    ];

    private delegate bool Fails(Submission submission);

    public MySmppSimulator Platform { get; } = platform;

    public MySmppAccount Account { get; } = account;

    public string Phone { get; } = subscriber.Attribute("phone") ?? "";

    public string Number { get; } = subscriber.Attribute("number_sms") ?? "";

    public string ClientId { get; } = subscriber.Attribute("client_id_sms") ?? "";

    public int Parts { get; } = content.Parts;

    public decimal Price => Parts * Account.PricePerPart;

    public bool HasGoodTimes => TryReadTime("time_send", out _) && TryReadTime("validity_period", out _) && TryReadTime("validity_period_viber", out _);

    private bool IsNumber => Phone.All(char.IsAsciiDigit) && !Phone.StartsWith('0');

    public MySmppText? Refusal() => Array.Find(Checks, check => check.Fails(this))?.Text ?? content.Refusal(Account);

    public SimulatedMySmppMessage ToMessage(string id) => new()
    {
        Id = id,
        ClientId = ClientId,
        Login = Account.Login,
        Phone = Phone,
        Type = content.Type,
        FirstChannel = content.FirstChannel,
        SecondChannel = content.SecondChannel,
        Sender = content.Sender,
        Text = content.Text,
        Url = content.Url,
        Card = content.Card,
        Viber = content.Viber is { } viber ? viber with { ValidUntil = Time("validity_period_viber") } : null,
        SendAt = Time("time_send"),
        ValidUntil = Time("validity_period"),
        DeliveryName = content.DeliveryName,
        IsTransliterated = content.IsTransliterated,
        Parts = Parts,
        Price = Price,
        ReceivedAt = now,
    };

    private bool StartsWith(string prefix) => Phone.StartsWith(prefix, StringComparison.Ordinal);

    private DateTimeOffset? Time(string name) => TryReadTime(name, out var time) ? time : null;

    private bool TryReadTime(string name, out DateTimeOffset? time) =>
        MySmppWire.TryReadTime(subscriber.Attribute(name), Platform.TimeOffset, out time);

    private sealed record Check(MySmppText Text, Fails Fails);
}
