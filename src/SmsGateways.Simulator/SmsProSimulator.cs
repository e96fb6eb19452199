using Microsoft.AspNetCore.Http;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.SmsPro;

namespace SmsGateways.Simulator;

/// <summary>One SmsPro platform: its accounts, what it accepted, and what shall go wrong next.</summary>
/// <threadsafety instance="true"/>
public sealed class SmsProSimulator : ProviderSimulator
{
    private readonly PushSwitch _automaticPush;

    internal SmsProSimulator(SmsProPlatform kind, LoopbackServer server, TimeProvider clock)
        : base(clock)
    {
        Kind = kind;
        AnswerNamespace = kind.AnswersInNamespace;
        Account = AddAccount("login", "passwd");
        Numbers = new NumberDirectory(kind.Numbers);
        Reports = new DeliveryReports(this);
        Push = new ReportPush(this, clock);
        _automaticPush = new PushSwitch(stop => ReportUrl is { } url ? Push.PushAsync(url, stop) : Task.CompletedTask, clock);
        Endpoint = new ProviderEndpoint(kind.Path, server, clock, new Dictionary<string, WireMethod>
        {
            ["/api/message"] = OnWire(new MessageMethod(this)),
            ["/api/dr"] = OnWire(new ReportMethod(this)),
            ["/api/def"] = OnWire(new NumberMethod(this)),
            ["/api/info"] = OnWire(new AccountMethod(this)),
        });
    }

    /// <summary>Gets the account of the documents' examples.</summary>
    public SmsProAccount Account { get; }

    /// <summary>Gets the accepted messages in order, as they stand now.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedMessage> Messages
    {
        get
        {
            var now = Now;
            return [.. Store.Messages().Select(accepted => accepted.Message with { Reports = Reports.Of(accepted.Message, now) })];
        }
    }

    /// <summary>Gets or sets a value indicating whether <c>/api/message</c> answers in <c>http://Giper.mobi/schema/Message</c>.</summary>
    /// <value>
    /// <see langword="true"/> for Nikita, whose live gateway does so though its document does not; <see langword="false"/> for Biz.
    /// </value>
    public bool AnswerNamespace { get; set; }

    /// <summary>Gets or sets a value indicating whether a refused message's id is blocked as well.</summary>
    /// <value>
    /// <see langword="false"/> by default: only accepted messages block their ids. The documents leave it open: a client must stand both.
    /// A test (status 11) counts as refused, because it is "not accepted for sending".
    /// Statuses 1 to 3 never block an id, nor does Nikita's 9, after which its document wants the same id again.
    /// </value>
    public bool RegistersRefusedIds { get; set; }

    /// <summary>Gets or sets how long after a message its id begins to be blocked.</summary>
    /// <value>
    /// Zero by default. A repetition that comes earlier is accepted and charged again, which is why the document asks for 5 to 10 seconds.
    /// </value>
    public TimeSpan IdRegistrationDelay { get; set; }

    /// <summary>Gets or sets what status 9 is answered to: spam at Biz, a request that took too long at Nikita.</summary>
    /// <value><see langword="null"/>, the default, for nothing. Called for one request at a time; it must not call the simulator.</value>
    public Func<SimulatedMessage, bool>? BlocksWithNine { get; set; }

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is sent to the operator (report 1).</summary>
    /// <value>One second by default, on the simulator's clock.</value>
    public TimeSpan SendDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is delivered (report 3).</summary>
    /// <value>Two seconds by default, on the simulator's clock.</value>
    public TimeSpan DeliveryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the client's address for pushed reports, of all accounts.</summary>
    /// <value><see langword="null"/>, the default, for none.</value>
    public Uri? ReportUrl { get; set; }

    /// <summary>Gets or sets a value indicating whether changed reports are pushed at every second of the simulator's clock.</summary>
    /// <value><see langword="false"/> by default. Does nothing while there is no <see cref="ReportUrl"/>.</value>
    public bool PushAutomatically
    {
        get => _automaticPush.IsOn;
        set => _automaticPush.IsOn = value;
    }

    /// <summary>Gets the finished pushes in order, accepted or given up.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedPush> Pushes => Push.Snapshot();

    internal SmsProPlatform Kind { get; }

    internal MessageStore<SmsProAccount, AcceptedMessage> Store { get; } = new();

    internal NumberDirectory Numbers { get; }

    internal DeliveryReports Reports { get; }

    internal ReportPush Push { get; }

    /// <summary>Adds an account beside <see cref="Account"/>.</summary>
    /// <param name="login">Its login.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The account, with the same balance and price as the first one at the beginning.</returns>
    public SmsProAccount AddAccount(string login, string password) =>
        Store.Accounts.Add(new SmsProAccount(login, password, Store.Gate));

    /// <summary>Decides what is reported about a phone, from now on and in all messages to it, in place of the usual 0, 1, 3.</summary>
    /// <param name="phone">The number, with or without a plus sign.</param>
    /// <param name="code">The delivery report code: 0 to 7, or one that no document has.</param>
    public void SetReport(string phone, int code)
    {
        ArgumentNullException.ThrowIfNull(phone);
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        Reports.Decide(phone, code, Now);
    }

    /// <summary>Adds what <c>/api/def</c> says about a number, before all that it knows.</summary>
    /// <param name="phone">The number, with or without a plus sign.</param>
    /// <param name="region">The region, for example <c>Бишкек , Бишкек</c>.</param>
    /// <param name="operatorName">The mobile operator, for example <c>MegaCom</c>.</param>
    /// <param name="timeZone">The offset from GMT in hours; -1 for unknown.</param>
    public void AddNumber(string phone, string region, string operatorName, int timeZone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        Numbers.Add(phone, new NumberInformation(region, operatorName, timeZone));
    }

    /// <summary>Posts all reports that have changed since the last push to <see cref="ReportUrl"/>, in one document.</summary>
    /// <param name="cancellationToken">Cancels waiting, and gives up what was to be pushed; polling still has it.</param>
    /// <returns>
    /// What happened, once the document is accepted with HTTP 200 or given up: after the first attempt come three more, 10 minutes of the
    /// simulator's clock apart.
    /// </returns>
    /// <exception cref="InvalidOperationException">There is no <see cref="ReportUrl"/>.</exception>
    public Task<SimulatedPush> PushReportsAsync(CancellationToken cancellationToken = default) => ReportUrl is { } url
        ? Push.PushAsync(url, cancellationToken)
        : throw new InvalidOperationException($"Set {nameof(ReportUrl)} first: there is nowhere to push to.");

    internal override async Task StopAsync()
    {
        await _automaticPush.TurnAsync(isOn: false).ConfigureAwait(false);
        Push.Dispose();
    }

    private static WireMethod OnWire(ISmsProMethod method) => WireMethod.WithStatus([HttpMethods.Post], (request, status) =>
    {
        var document = WireElement.Read(request.Body, method.Root);
        var answer = status is { } demanded ? method.Refuse(document, demanded) : method.Answer(document);
        return new WireReply("text/xml; charset=utf-8", answer.Xml)
        {
            Malformed = answer.Xml.Replace("</response>", "</respons", StringComparison.Ordinal),
            Place = answer.Place,
        };
    });
}
