using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.MySmpp;

namespace SmsGateways.Simulator;

// States, their push and what the other paths answer.
public sealed partial class MySmppSimulator
{
    private readonly StatePush _states;
    private readonly IncomingMethod _incoming;
    private readonly PushSwitch _automaticPush;
    private int _scheduledPageSize = 100;

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is delivered.</summary>
    /// <value>Two seconds by default, on the simulator's clock.</value>
    public TimeSpan DeliveryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the time between two attempts to push a document of states.</summary>
    /// <value>One minute by default: the documents say that there are five attempts and no more.</value>
    public TimeSpan PushInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the name of the outermost element of pushed states.</summary>
    /// <value><c>response</c> by default; a sibling's document has <c>request</c>.</value>
    public string PushRoot { get; set; } = "response";

    /// <summary>Gets or sets a value indicating whether changed states are pushed at every second of the simulator's clock.</summary>
    /// <value><see langword="false"/> by default. Does nothing where there is no <see cref="MySmppAccount.ReportUrl"/>.</value>
    public bool PushAutomatically
    {
        get => _automaticPush.IsOn;
        set => _automaticPush.IsOn = value;
    }

    /// <summary>Gets the finished pushes in order, accepted or given up.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedPush> Pushes => PushClient.Snapshot();

    /// <summary>Gets or sets a value indicating whether <c>time.php</c> answers with the date too.</summary>
    /// <value><see langword="false"/> by default; one page of documentation shows both.</value>
    public bool AnswersDate { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>balance.php</c> writes the money behind the areas.</summary>
    /// <value><see langword="false"/> by default; both are seen in the field.</value>
    public bool WritesMoneyLast { get; set; }

    /// <summary>Gets or sets the number of messages on a page of <c>list_scheduled.php</c>.</summary>
    /// <value>100 by default: no document says.</value>
    public int ScheduledPageSize
    {
        get => _scheduledPageSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _scheduledPageSize = value;
        }
    }

    internal PushClient PushClient { get; }

    internal DeliveryProgress Progress { get; }

    internal StopList StopList { get; } = new();

    internal NumberDirectory Numbers { get; } = new([]);

    /// <summary>Decides the state of the SMS to a number, from now on, in place of the usual <c>send</c> and <c>deliver</c>.</summary>
    /// <param name="phone">The number, digits only.</param>
    /// <param name="state">For example <c>not_deliver</c>; also one that no document has.</param>
    public void SetState(string phone, string state) => Decide("sms", phone, state);

    /// <summary>Decides the state of the Viber messages to a number; after <c>not_deliver</c> and <c>expired</c> comes the second channel.</summary>
    /// <param name="phone">The number, digits only.</param>
    /// <param name="state">For example <c>read</c>; also one that no document has.</param>
    public void SetViberState(string phone, string state) => Decide("viber", phone, state);

    /// <summary>Adds what <c>def.php</c> says about a number, which is otherwise unknown.</summary>
    /// <param name="phone">The number, digits only.</param>
    /// <param name="region">The region, for example <c>Novosibirsk region</c>.</param>
    /// <param name="operatorName">The mobile operator, for example <c>Vimpeltelecom</c>.</param>
    /// <param name="timeZone">The hours that it is ahead of Moscow.</param>
    public void AddNumber(string phone, string region, string operatorName, int timeZone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        Numbers.Add(phone, new NumberInformation(region, operatorName, timeZone));
    }

    /// <summary>Puts a number on the stop list, as its owner does.</summary>
    /// <param name="phone">The number, digits only.</param>
    /// <param name="account">Whose list it is; <see langword="null"/> for <see cref="Account"/>.</param>
    public void Stop(string phone, MySmppAccount? account = null)
    {
        ArgumentNullException.ThrowIfNull(phone);
        StopList.Add(account ?? Account, phone);
    }

    /// <summary>Lets a message from a phone arrive.</summary>
    /// <param name="message">The message.</param>
    /// <param name="account">Whose it is; <see langword="null"/> for <see cref="Account"/>.</param>
    public void Receive(SimulatedMySmppInbound message, MySmppAccount? account = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        _incoming.Add(account ?? Account, message);
    }

    /// <summary>Posts all states that have changed since the last push, one document for each address.</summary>
    /// <param name="cancellationToken">Cancels waiting, and gives up what was to be pushed; polling still has it.</param>
    /// <returns>
    /// What happened, once each is answered with HTTP 200 and the ids of all its states or given up: after the first attempt come four more,
    /// <see cref="PushInterval"/> of the simulator's clock apart.
    /// </returns>
    public Task<IReadOnlyList<SimulatedPush>> PushReportsAsync(CancellationToken cancellationToken = default) => _states.PushAsync(cancellationToken);

    internal override async Task StopAsync()
    {
        await _automaticPush.TurnAsync(isOn: false).ConfigureAwait(false);
        PushClient.Dispose();
    }

    private void Decide(string channel, string phone, string state)
    {
        ArgumentNullException.ThrowIfNull(phone);
        ArgumentNullException.ThrowIfNull(state);
        Progress.Decide(channel, phone, state);
    }
}
