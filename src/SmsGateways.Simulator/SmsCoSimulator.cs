using Microsoft.AspNetCore.Http;
using SmsGateways.Simulator.Common;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.SmsCo;

namespace SmsGateways.Simulator;

/// <summary>SmsCo (smsco.ge): its accounts, what it accepted, in which form it answers, and what shall go wrong next.</summary>
/// <remarks>
/// Nothing tells a repetition from a new message, as the provider knows no ids of its clients: the same request twice is two messages,
/// two ids and two charges.
/// </remarks>
/// <threadsafety instance="true"/>
public sealed class SmsCoSimulator : ProviderSimulator
{
    private TimeSpan _scheduleOffset = TimeSpan.FromHours(4);

    internal SmsCoSimulator(LoopbackServer server, TimeProvider clock)
        : base(clock)
    {
        Account = AddAccount("test", "test");
        Progress = new DeliveryProgress(this);

        // The document's paths, and the ones that newer clients call with the same parameters (field notes, C1).
        var (send, status) = (OnWire(new SendMethod(this)), OnWire(new StatusMethod(this)));
        Endpoint = new ProviderEndpoint("smsco", server, clock, new Dictionary<string, WireMethod>
        {
            ["/components/com_smsreseller/smsapi2.php"] = send,
            ["/components/com_smsreseller/getstatus.php"] = status,
            ["/api/sendsms.php"] = send,
            ["/api/getstatus.php"] = status,
        });
    }

    /// <summary>Gets the account of the document's examples.</summary>
    public SmsCoAccount Account { get; }

    /// <summary>Gets the accepted messages in order, as they stand now.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedSmsCoMessage> Messages
    {
        get
        {
            var now = Now;
            return [.. Store.Messages().Select(accepted => accepted.Message with { Status = Progress.Of(accepted, now) })];
        }
    }

    /// <summary>Gets or sets how errors are written.</summary>
    /// <value>The bare code by default, as the clients in the field expect it.</value>
    public SmsCoErrorForm ErrorForm { get; set; }

    /// <summary>Gets or sets what follows the credits in <c>OK 4 123</c>.</summary>
    /// <value>The message id by default, as in the document.</value>
    public SmsCoThirdToken ThirdToken { get; set; }

    /// <summary>Gets or sets how <c>getstatus.php</c> writes a status.</summary>
    /// <value>Number and word by default, as in the document.</value>
    public SmsCoStatusForm StatusForm { get; set; }

    /// <summary>Gets or sets what stands before every answer, also before errors.</summary>
    /// <value>Nothing by default.</value>
    /// <remarks>For a page of HTML in the place of an answer, see <see cref="SimulatorFault.HtmlPageBeforeProcessing"/>.</remarks>
    public SmsCoPreamble Preamble { get; set; }

    /// <summary>Gets or sets the content type of every answer.</summary>
    /// <value>By default <c>text/html; charset=UTF-8</c>, which PHP sends with plain text too unless a script says otherwise.</value>
    public string ContentType { get; set; } = "text/html; charset=UTF-8";

    /// <summary>
    /// Gets or sets a value indicating whether a text is refused (2904) that has other characters than Latin letters, digits, the signs
    /// <c>.</c>, <c>_</c> and <c>-</c>, and the space.
    /// </summary>
    /// <value>
    /// <see langword="false"/> by default, although it is the document's rule: clients in the field send more, Georgian too. The document
    /// has no code for it; of its codes, only "SMS Sending Failed" speaks neither of the account nor of something missing.
    /// </value>
    public bool RefusesOtherCharacters { get; set; }

    /// <summary>Gets or sets a value indicating whether the gateway behind the site can be reached (otherwise 2907).</summary>
    /// <value><see langword="true"/> by default. Sending alone needs it: the site knows balances and statuses itself.</value>
    public bool IsGatewayAvailable { get; set; } = true;

    /// <summary>Gets or sets the numbers, digits only, that sending fails to.</summary>
    /// <value>
    /// <see langword="null"/>, the default, for those alone that are no numbers. They cost nothing; a message is accepted when one number
    /// is left and refused (2904) when none is. Called once for each number of each request to send, one request at a time; it must not
    /// call the simulator.
    /// </value>
    public Func<string, bool>? FailsToSend { get; set; }

    /// <summary>Gets or sets the offset from GMT of the times in <c>schedule</c>.</summary>
    /// <value>Four hours by default, as in Tbilisi: the document does not say.</value>
    public TimeSpan ScheduleOffset
    {
        get => _scheduleOffset;
        set => _scheduleOffset = new DateTimeOffset(2000, 1, 1, 0, 0, 0, value).Offset; // Throws for what no DateTimeOffset can have.
    }

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is sent to the operator (status 0).</summary>
    /// <value>One second by default, on the simulator's clock.</value>
    public TimeSpan SendDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long after its acceptance, or its scheduled time, a message is delivered (status 1).</summary>
    /// <value>Two seconds by default, on the simulator's clock.</value>
    public TimeSpan DeliveryDelay { get; set; } = TimeSpan.FromSeconds(2);

    internal MessageStore<SmsCoAccount, AcceptedMessage> Store { get; } = new();

    internal DeliveryProgress Progress { get; }

    /// <summary>Adds an account beside <see cref="Account"/>.</summary>
    /// <param name="login">Its login.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The account, with the same balance and price as the first one at the beginning.</returns>
    public SmsCoAccount AddAccount(string login, string password) =>
        Store.Accounts.Add(new SmsCoAccount(login, password, Store.Gate));

    /// <summary>Decides the status of a message, from now on, in place of the usual 2, 0, 1.</summary>
    /// <param name="messageId">The id of an accepted message.</param>
    /// <param name="status">The status: 0 to 7, or one that the document does not have.</param>
    /// <exception cref="ArgumentException">There is no message of that id.</exception>
    public void SetStatus(string messageId, int status)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentOutOfRangeException.ThrowIfNegative(status);
        var accepted = Array.Find(Store.Messages(), message => message.Id == messageId)
            ?? throw new ArgumentException($"There is no message of the id \"{messageId}\".", nameof(messageId));
        accepted.DecidedStatus = status;
    }

    // POST forms work on other sites of the same component (field notes, C2), and PHP reads both alike where a script asks $_REQUEST.
    private WireMethod OnWire(ISmsCoMethod method) => WireMethod.WithStatus([HttpMethods.Get, HttpMethods.Post], (request, status) =>
    {
        var answer = status is { } demanded
            ? SmsCoText.Error(demanded, ErrorForm)
            : method.Answer(FormParameters.Read(request));
        var preamble = SmsCoText.Write(Preamble);
        return new WireReply(ContentType, preamble + answer) { Malformed = preamble + SmsCoText.PhpError };
    });
}
