using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>One request to <c>/api/message</c> as the platform understood it; what is missing is empty.</summary>
internal sealed class Submission
{
    private readonly WireElement? _request;

    public Submission(WireElement? request, SmsProSimulator platform)
    {
        _request = request;
        Platform = platform;
        Now = platform.Now;
        Id = Value("id");
        Phones = request?.Children("phones").SelectMany(phones => phones.Children("phone")).Select(phone => phone.Text).ToArray() ?? [];
        Parts = Value("text") is { Length: > 0 } text ? SmsParts.Count(text) : 0;
        Account = platform.Store.Accounts.Authorize(Value("login"), Value("pwd"));
    }

    public SmsProSimulator Platform { get; }

    public DateTimeOffset Now { get; }

    public string Id { get; }

    public IReadOnlyList<string> Phones { get; }

    public int Parts { get; }

    public SmsProAccount? Account { get; }

    public string Sender => Value("sender");

    public string Text => Value("text");

    public bool IsTest => Value("test") == "1";

    public bool IsWellFormed => SmsProText.IsId(Id)
        && Sender.Length > 0
        && Text.Length is > 0 and <= SmsProText.MaxTextLength
        && Phones.Count is > 0 and <= SmsProText.MaxPhones;

    /// <summary>Gets a value indicating whether the time is absent, empty or a time.</summary>
    public bool HasGoodTime => Value("time") is "" || SmsProText.ReadTime(Value("time")) is not null;

    public string? BadPhone => Phones.FirstOrDefault(phone => !SmsProText.IsPhone(phone));

    public int RecognizedPhones => Phones.Count(SmsProText.IsPhone);

    /// <summary>Gets the price of all parts to all phones.</summary>
    public decimal Cost => Parts * Phones.Count * (Account?.PricePerPart ?? 0);

    public SimulatedMessage ToMessage() => new()
    {
        Id = Id,
        Login = Value("login"),
        Sender = Sender,
        Text = Text,
        Time = SmsProText.ReadTime(Value("time")),
        Phones = [.. Phones.Select(SmsProText.Digits)],
        Parts = Parts,
        IsTest = IsTest,
        ReceivedAt = Now,
    };

    private string Value(string name) => _request?.Value(name) ?? "";
}
