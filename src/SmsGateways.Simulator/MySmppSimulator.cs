using System.Collections.Concurrent;
using System.Net;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.MySmpp;

namespace SmsGateways.Simulator;

/// <summary>MySmpp (lk.mysmpp.ru): its accounts, what it accepted, in which form it answers, and what shall go wrong next.</summary>
/// <threadsafety instance="true"/>
public sealed partial class MySmppSimulator : ProviderSimulator
{
    private TimeSpan _timeOffset = TimeSpan.FromHours(3);

    internal MySmppSimulator(LoopbackServer server, TimeProvider clock)
        : base(clock)
    {
        Account = AddAccount("login", "password");
        Progress = new DeliveryProgress(this);
        PushClient = new PushClient(clock);
        _states = new StatePush(this, PushClient);
        _incoming = new IncomingMethod(this);
        _automaticPush = new PushSwitch(PushReportsAsync, clock);

        var wire = new MySmppWire(this);
        var send = wire.Of(new SendMethod(this));
        Endpoint = new ProviderEndpoint("mysmpp", server, clock, new Dictionary<string, WireMethod>
        {
            ["/xml"] = send with { Answer = (request, error) => RedirectsWithoutSlash ? Redirect() : send.Answer(request, error) }, // the document's
            ["/xml/"] = send, // as all clients write it
            ["/xml/state.php"] = wire.Of(new StateMethod(this)),
            ["/xml/balance.php"] = wire.Of(new BalanceMethod(this)),
            ["/xml/originator.php"] = wire.Of(new OriginatorMethod()),
            ["/xml/time.php"] = wire.Of(new TimeMethod(this)),
            ["/xml/def.php"] = wire.Of(new NumberMethod(this)),
            ["/xml/incoming.php"] = wire.Of(_incoming),
            ["/xml/list_stop.php"] = wire.Of(new ListStopMethod(this)),
            ["/xml/stop.php"] = wire.Of(new StopMethod(this)),
            ["/xml/list_scheduled.php"] = wire.Of(new ListScheduledMethod(this)),
            ["/xml/scheduled.php"] = wire.Of(new ScheduledMethod(this)),
        })
        {
            HasErrorTexts = true,
        };
    }

    /// <summary>Gets the account of the document's example.</summary>
    public MySmppAccount Account { get; }

    /// <summary>Gets the accepted messages in order, one for each subscriber, as they stand now.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedMySmppMessage> Messages
    {
        get
        {
            var now = Now;
            return
            [
                .. Store.Messages().Select(accepted => accepted.Message with
                {
                    State = Progress.Of(accepted, now)[^1].State,
                    IsDeleted = accepted.DeletedAt is not null,
                }),
            ];
        }
    }

    /// <summary>Gets or sets the language of error texts.</summary>
    public MySmppLanguage Language { get; set; }

    /// <summary>Gets or sets the HTTP status of answers with an <c>error</c>.</summary>
    /// <value>200 by default; one page of a sibling's documentation says 400.</value>
    public HttpStatusCode ErrorStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>Gets or sets a value indicating whether a document with line breaks is refused ("Incorrect XML document format").</summary>
    /// <value><see langword="true"/> by default, as sibling documents demand it; the document's own example has some.</value>
    public bool RefusesLineBreaks { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether <c>xml</c> is answered with a redirect to <c>xml/</c>, after which many clients send a GET.</summary>
    /// <value><see langword="false"/> by default: the document has no slash, and every client in the field has one.</value>
    public bool RedirectsWithoutSlash { get; set; }

    /// <summary>Gets or sets what is answered to a <c>client_id_sms</c> that has been sent.</summary>
    public MySmppRepetition Repetition { get; set; }

    /// <summary>Gets or sets a value indicating whether prices and other numbers of the field are answered with messages and states.</summary>
    /// <value><see langword="false"/> by default: the document has <c>number_sms</c>, <c>id_sms</c> and <c>parts</c> alone.</value>
    public bool AnswersPrices { get; set; }

    /// <summary>Gets or sets a value indicating whether the provider itself has no SMS left ("We have run out of SMS").</summary>
    public bool IsOutOfSms { get; set; }

    /// <summary>Gets or sets a value indicating whether a message that costs more than there is waits for money, as at newer servers.</summary>
    /// <value><see langword="false"/> by default: it is refused ("Out of SMS").</value>
    public bool QueuesWithoutMoney { get; set; }

    /// <summary>Gets or sets the beginnings of numbers that nobody may send to ("This destination is closed").</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> ClosedPrefixes { get; set; } = [];

    /// <summary>Gets or sets the offset from GMT of all times.</summary>
    /// <value>Three hours by default, as in Moscow: the document does not say, and a sibling's says the account's local time.</value>
    public TimeSpan TimeOffset
    {
        get => _timeOffset;
        set => _timeOffset = new DateTimeOffset(2000, 1, 1, 0, 0, 0, value).Offset; // Throws for what no DateTimeOffset can have.
    }

    internal MessageStore<MySmppAccount, AcceptedMessage> Store { get; } = new();

    internal ConcurrentDictionary<string, string> Errors { get; } = new();

    /// <summary>Adds an account beside <see cref="Account"/>.</summary>
    /// <param name="login">Its login.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The account, with the same balance and price as the first one at the beginning.</returns>
    public MySmppAccount AddAccount(string login, string password) =>
        Store.Accounts.Add(new MySmppAccount(login, password, Store.Gate));

    /// <summary>Decides the error of all further messages to a number, which are then not sent.</summary>
    /// <param name="phone">The number as the client writes it.</param>
    /// <param name="error">The text, also one that no document has; <see langword="null"/> for what it would be otherwise.</param>
    public void SetError(string phone, string? error)
    {
        ArgumentNullException.ThrowIfNull(phone);
        if (error is null)
        {
            Errors.TryRemove(phone, out _);
        }
        else
        {
            Errors[phone] = error;
        }
    }

    private WireReply Redirect() => new("text/html; charset=utf-8", "")
    {
        Status = (int)HttpStatusCode.MovedPermanently,
        Location = new Uri(BaseAddress, "xml/").AbsoluteUri,
        Malformed = "",
    };
}
