using Microsoft.AspNetCore.Http;
using SmsGateways.Simulator.Http;
using SmsGateways.Simulator.SmsPro;

namespace SmsGateways.Simulator;

/// <summary>One SmsPro platform: its accounts, what it accepted, and what shall go wrong next.</summary>
/// <threadsafety instance="true"/>
public sealed class SmsProSimulator
{
    private readonly LoopbackServer _server;
    private readonly TimeProvider _clock;
    private readonly FaultQueue _faults = new();
    private readonly RequestLog _requests = new();

    internal SmsProSimulator(SmsProPlatform kind, LoopbackServer server, TimeProvider clock)
    {
        Kind = kind;
        AnswerNamespace = kind.AnswersInNamespace;
        Account = Store.AddAccount("login", "passwd");
        _server = server;
        _clock = clock;
    }

    /// <summary>Gets the address under which the document's paths (<c>api/message</c> and so on) are.</summary>
    /// <value>For example <c>http://127.0.0.1:43817/nikita/</c>.</value>
    public Uri BaseAddress => new(_server.Address, $"{Kind.Path}/");

    /// <summary>Gets the account of the documents' examples.</summary>
    public SmsProAccount Account { get; }

    /// <summary>Gets the accepted messages in order, as they stand now.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedMessage> Messages => [.. Store.Messages().Select(accepted => accepted.Message)];

    /// <summary>Gets the latest 10,000 requests in order of arrival, whatever became of them.</summary>
    /// <value>A snapshot: it does not grow.</value>
    public IReadOnlyList<SimulatedRequest> Requests => _requests.Snapshot();

    /// <summary>Gets or sets a value indicating whether <c>/api/message</c> answers in <c>http://Giper.mobi/schema/Message</c>.</summary>
    /// <value>
    /// <see langword="true"/> for Nikita, whose live gateway does so though its document does not; <see langword="false"/> for Biz.
    /// </value>
    public bool AnswerNamespace { get; set; }

    /// <summary>Gets or sets a value indicating whether a refused message's id is blocked as well.</summary>
    /// <value>
    /// <see langword="false"/> by default: only accepted messages block their ids. The documents leave it open, so a client must stand both.
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

    /// <summary>Gets the number of faults that no request has met yet.</summary>
    public int PendingFaults => _faults.Count;

    internal SmsProPlatform Kind { get; }

    internal SmsProStore Store { get; } = new();

    internal PathString Path => new($"/{Kind.Path}");

    /// <summary>Adds an account beside <see cref="Account"/>.</summary>
    /// <param name="login">Its login.</param>
    /// <param name="password">Its password.</param>
    /// <returns>The account, with the same balance and price as the first one at the beginning.</returns>
    public SmsProAccount AddAccount(string login, string password) => Store.AddAccount(login, password);

    /// <summary>Lets the next requests go wrong, after those that earlier calls have spoken for.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many requests it happens to.</param>
    public void Fail(SimulatorFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _faults.Add(fault, times);
    }

    internal async Task ServeAsync(HttpContext context, PathString path)
    {
        var body = await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        var now = _clock.GetUtcNow();
        _requests.Add(RequestReader.Describe(context.Request, path.Value!.TrimStart('/'), body, now));

        var fault = _faults.Take();
        if (fault is { IsProcessed: false, BusinessStatus: null })
        {
            await WireAnswer.WriteFaultAsync(context, fault).ConfigureAwait(false);
            return;
        }

        if (path != "/api/message")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        var request = MessageMethod.Read(body);
        var answer = fault?.BusinessStatus is { } status
            ? MessageMethod.Refuse(request, this, status, now)
            : MessageMethod.Answer(request, this, now);
        await WireAnswer.WriteAsync(context, answer, fault, _clock).ConfigureAwait(false);
    }
}
