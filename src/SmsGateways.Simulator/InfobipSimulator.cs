using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.Infobip;

namespace SmsGateways.Simulator;

/// <summary>Infobip's HTTP API of 2014: its accounts, what it accepted, in which form it answers, and what shall go wrong next.</summary>
/// <remarks>
/// Two access points reach the same platform, each with its own faults and requests; where it does not say secondary, the primary one is
/// meant.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed partial class InfobipSimulator : ProviderSimulator
{
    internal InfobipSimulator(LoopbackServer server, TimeProvider clock)
        : base(clock)
    {
        Account = AddAccount("test", "test");
        Progress = new DeliveryProgress(this);
        NumberContext = new NumberContext(this);
        PushClient = new PushClient(clock);
        _reports = new DeliveryReports(this, PushClient);
        _contexts = new NumberContextMethods(this, PushClient);
        _inbox = new Inbox(this, PushClient);
        _automaticPush = new PushSwitch(PushAllAsync, clock);

        string[] getOrPost = [HttpMethods.Get, HttpMethods.Post];
        var methods = new Dictionary<string, WireMethod>
        {
            ["/api/v3/sendsms/xml"] = WireMethod.WithStatus([HttpMethods.Post], SendMethod.Xml(this).Answer),
            ["/api/v3/sendsms/json"] = WireMethod.WithStatus([HttpMethods.Post], SendMethod.Json(this).Answer),
            ["/api/v3/sendsms/plain"] = WireMethod.WithStatus(getOrPost, SendMethod.Plain(this).Answer),
            ["/api/v3/dr/pull"] = WireMethod.WithStatus([HttpMethods.Get], _reports.Pull),
            ["/api/hlr"] = WireMethod.WithStatus(getOrPost, _contexts.Order),
            ["/api/hlr/"] = WireMethod.WithStatus(getOrPost, _contexts.Order),
            ["/api/hlr/sync"] = WireMethod.WithStatus(getOrPost, _contexts.Ask),
            ["/api/command"] = WireMethod.WithStatus([HttpMethods.Get], new CommandMethod(this).Answer),
            ["/api/v2/command/inbox"] = WireMethod.WithStatus([HttpMethods.Get], _inbox.Pull),
        };
        Endpoint = new ProviderEndpoint("infobip", server, clock, methods);
        SecondaryEndpoint = new ProviderEndpoint("infobip2", server, clock, methods);
    }

    /// <summary>Gets the secondary access point, under which the same paths are.</summary>
    /// <value>For example <c>http://127.0.0.1:43817/infobip2/</c>.</value>
    public Uri SecondaryAddress => SecondaryEndpoint.BaseAddress;

    /// <summary>Gets the account of the document's examples.</summary>
    public InfobipAccount Account { get; }

    /// <summary>Gets the accepted messages in order, as they stand now: one for each recipient, whichever access point they came through.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedInfobipMessage> Messages
    {
        get
        {
            var now = Now;
            return [.. Store.Messages().Select(accepted => accepted.Message with { Report = Progress.Of(accepted.Message, now) })];
        }
    }

    /// <summary>Gets the latest 10,000 requests to the secondary access point in order of arrival, whatever became of them.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedRequest> SecondaryRequests => SecondaryEndpoint.Requests;

    /// <summary>Gets the forms of the answers.</summary>
    public InfobipAnswers Answers { get; } = new();

    /// <summary>Gets or sets what is done with a text for which one SMS is too small, in a message that is not of the type <c>longSMS</c>.</summary>
    public InfobipLongTexts LongTexts { get; set; }

    /// <summary>Gets or sets a value indicating whether the statuses -7 (no text) and -8 (no sender) are answered.</summary>
    /// <value><see langword="false"/> by default: they are not in the document, which leaves -23 and -34. A client in the field knows them.</value>
    public bool HasMoreStatuses { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether XML and JSON are read as UTF-8 only behind the header <c>Content-Encoding: UTF-8</c>, and as
    /// Latin-1 without it.
    /// </summary>
    /// <value><see langword="false"/> by default, although it is the document's rule: it names no content coding, and few clients send it.</value>
    public bool RequiresContentEncoding { get; set; }

    /// <summary>Gets or sets a value indicating whether a refused message's id is blocked as well (-33).</summary>
    /// <value><see langword="false"/> by default: only accepted messages block their ids. The document leaves it open.</value>
    public bool RegistersRefusedIds { get; set; }

    /// <summary>Gets the number of faults that no request to the secondary access point has met yet.</summary>
    public int PendingSecondaryFaults => SecondaryEndpoint.PendingFaults;

    internal MessageStore<InfobipAccount, AcceptedMessage> Store { get; } = new();

    internal ConcurrentDictionary<string, int> Statuses { get; } = new();

    internal ProviderEndpoint SecondaryEndpoint { get; }

    /// <summary>Adds an account beside <see cref="Account"/>.</summary>
    /// <param name="login">Its name.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The account, with the same credits and price as the first one at the beginning.</returns>
    public InfobipAccount AddAccount(string login, string password) =>
        Store.Accounts.Add(new InfobipAccount(login, password, Store.Gate));

    /// <summary>Lets the next requests to the secondary access point go wrong, after those that earlier calls have spoken for.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many requests it happens to.</param>
    public void FailSecondary(SimulatorFault fault, int times = 1) => SecondaryEndpoint.Fail(fault, times);

    /// <summary>Decides the status of all further messages to a number, which are then not sent.</summary>
    /// <param name="number">The number as the client writes it.</param>
    /// <param name="status">The status, also one that no document has; 0 for what it would be otherwise.</param>
    public void SetStatus(string number, int status)
    {
        ArgumentNullException.ThrowIfNull(number);
        Statuses[number] = status;
    }
}
