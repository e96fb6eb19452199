using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Infobip;

namespace SmsGateways.Simulator;

// Delivery reports, number context and inbound messages: chapters 2.4 to 2.8.
public sealed partial class InfobipSimulator
{
    private readonly DeliveryReports _reports;
    private readonly NumberContextMethods _contexts;
    private readonly Inbox _inbox;
    private readonly PushSwitch _automaticPush;

    /// <summary>Gets the forms of delivery reports.</summary>
    public InfobipReportForm ReportForm { get; } = new();

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is delivered.</summary>
    /// <value>Two seconds by default, on the simulator's clock.</value>
    public TimeSpan DeliveryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets how long after an asynchronous number context request its result is there.</summary>
    /// <value>One second by default, on the simulator's clock.</value>
    public TimeSpan NumberContextDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the fields of a number context and their order, which depend on the client's package.</summary>
    /// <value>
    /// <see langword="null"/>, the default, for those of the document's examples: 16 in JSON, and the 22 others of XML also between commas.
    /// </value>
    public IReadOnlyList<string>? NumberContextFields { get; set; }

    /// <summary>Gets or sets how the results of asynchronous number context requests are posted.</summary>
    public InfobipDlrForm DlrForm { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is pushed at every second of the simulator's clock.</summary>
    /// <value><see langword="false"/> by default. Does nothing where there is no address to push to.</value>
    public bool PushAutomatically
    {
        get => _automaticPush.IsOn;
        set => _automaticPush.IsOn = value;
    }

    /// <summary>Gets the finished pushes in order, accepted or given up.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedPush> Pushes => PushClient.Snapshot();

    internal PushClient PushClient { get; }

    internal DeliveryProgress Progress { get; }

    internal NumberContext NumberContext { get; }

    /// <summary>Decides what is reported about a number, from now on and for all messages to it, in place of <c>DELIVERED</c>.</summary>
    /// <param name="number">The number, digits only.</param>
    /// <param name="status">The status of table 8, for example <c>NOT_DELIVERED</c>; also one that the document does not have.</param>
    /// <param name="gsmError">The GSM error code of table 15; 0 for none.</param>
    /// <remarks>A message that was reported on is reported on again.</remarks>
    public void SetReport(string number, string status, int gsmError = 0)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(status);
        Progress.Decide(number, new() { Status = status, GsmError = gsmError, DoneAt = Now });
    }

    /// <summary>Decides what is known about a number, in place of the document's examples.</summary>
    /// <param name="number">The number, digits only.</param>
    /// <param name="values">The values by the names of the document, for example <c>stat</c> and <c>IMSI</c>; others stay as they are.</param>
    public void SetNumberContext(string number, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(values);
        NumberContext.Decide(number, values);
    }

    /// <summary>Lets a message from a phone arrive, for <see cref="InfobipAccount.InboundUrl"/> or, where there is none, to be pulled.</summary>
    /// <param name="message">The message.</param>
    /// <param name="account">Whose it is; <see langword="null"/> for <see cref="Account"/>.</param>
    public void Receive(SimulatedInfobipInbound message, InfobipAccount? account = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        _inbox.Add(account ?? Account, message);
    }

    /// <summary>Lets a text arrive in parts, each with a user data header that says which part of which message it is.</summary>
    /// <param name="message">The whole message, whose text is split at 134 octets.</param>
    /// <param name="reference">The number that the parts have in common.</param>
    /// <param name="account">Whose it is; <see langword="null"/> for <see cref="Account"/>.</param>
    public void ReceiveInParts(SimulatedInfobipInbound message, byte reference, InfobipAccount? account = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        _inbox.AddParts(account ?? Account, message, reference);
    }

    /// <summary>Posts all new delivery reports that are not to be pulled, one document for each address.</summary>
    /// <param name="cancellationToken">Cancels waiting, and gives up what was to be pushed.</param>
    /// <returns>
    /// What happened, once each is accepted with any success or given up: after the first attempt come four more, 1, 2, 5 and 10 minutes of
    /// the simulator's clock apart.
    /// </returns>
    public Task<IReadOnlyList<SimulatedPush>> PushReportsAsync(CancellationToken cancellationToken = default) => _reports.PushAsync(cancellationToken);

    /// <summary>Posts the results of asynchronous number context requests, at most 100 in one request.</summary>
    /// <param name="cancellationToken">Cancels waiting, and gives up what was to be pushed.</param>
    /// <returns>What happened, as with <see cref="PushReportsAsync"/>.</returns>
    public Task<IReadOnlyList<SimulatedPush>> PushNumberContextsAsync(CancellationToken cancellationToken = default) => _contexts.PushAsync(cancellationToken);

    /// <summary>Gets the address of each account that has one for each message that has arrived.</summary>
    /// <param name="cancellationToken">Cancels waiting, and gives up what was to be pushed.</param>
    /// <returns>What happened, as with <see cref="PushReportsAsync"/>.</returns>
    public Task<IReadOnlyList<SimulatedPush>> PushInboundAsync(CancellationToken cancellationToken = default) => _inbox.PushAsync(cancellationToken);

    internal override async Task StopAsync()
    {
        await _automaticPush.TurnAsync(isOn: false).ConfigureAwait(false);
        PushClient.Dispose();
    }

    private Task<IReadOnlyList<SimulatedPush>[]> PushAllAsync(CancellationToken stop) =>
        Task.WhenAll(PushReportsAsync(stop), PushNumberContextsAsync(stop), PushInboundAsync(stop));
}
