using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary>One request to send as the provider understood it; what is missing is empty.</summary>
internal sealed class Submission
{
    private readonly string? _schedule;

    public Submission(FormParameters request, SmsCoSimulator platform)
    {
        Platform = platform;
        Now = platform.Now;
        Login = request.Value("username");
        Password = request.Value("password");
        Account = platform.Store.Accounts.Authorize(Login, Password);
        Text = request.Value("message");
        NamedSender = request.Find("sender");

        // Each number is asked about once: FailsToSend may count, or throw a die.
        var recipients = SmsCoText.Recipients(request.Value("recipient")).ToLookup(IsReachable);
        Reachable = [.. recipients[true].Select(SmsCoText.Digits)];
        Unreachable = [.. recipients[false]];
        _schedule = request.Find("schedule");
        Schedule = SmsCoText.ReadTime(_schedule ?? "", platform.ScheduleOffset);
        Parts = SmsParts.Count(Text);
    }

    public SmsCoSimulator Platform { get; }

    public DateTimeOffset Now { get; }

    public string Login { get; }

    public string Password { get; }

    public SmsCoAccount? Account { get; }

    public string Text { get; }

    public int Parts { get; }

    /// <summary>Gets the sender of the request; null when it has none, which leaves it to the contract.</summary>
    public string? NamedSender { get; }

    public string Sender => NamedSender ?? Account?.DefaultSender ?? "";

    /// <summary>Gets the recipients that are numbers and that sending does not fail to, digits only.</summary>
    public IReadOnlyList<string> Reachable { get; }

    /// <summary>Gets the other recipients, as they were written.</summary>
    public IReadOnlyList<string> Unreachable { get; }

    public bool HasRecipients => Reachable.Count + Unreachable.Count > 0;

    public DateTimeOffset? Schedule { get; }

    /// <summary>Gets a value indicating whether the schedule is absent or a time.</summary>
    /// <remarks>An empty one is neither: "specify this parameter only when you are scheduling".</remarks>
    public bool HasGoodSchedule => _schedule is null || Schedule is not null;

    /// <summary>Gets the price of all parts to all numbers that can be reached.</summary>
    public decimal Cost => Parts * Reachable.Count * (Account?.PricePerPart ?? 0);

    public SimulatedSmsCoMessage ToMessage(string id) => new()
    {
        Id = id,
        Login = Login,
        Sender = Sender,
        Text = Text,
        Schedule = Schedule,
        Recipients = Reachable,
        FailedRecipients = Unreachable,
        Parts = Parts,
        Cost = Cost,
        ReceivedAt = Now,
    };

    private bool IsReachable(string number) =>
        SmsCoText.IsNumber(number) && Platform.FailsToSend?.Invoke(SmsCoText.Digits(number)) is not true;
}
