using SmsGateways.Http;
using SmsGateways.Sending;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Providers.MySmpp;

/// <summary>Sends through MySmpp: one XML document a request, several messages in it, and an id of ours for each recipient that the provider remembers.</summary>
internal sealed partial class MySmppGateway : ProviderGateway
{
    private const string ContentType = "text/xml; charset=utf-8";

    private readonly MySmppOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _clock;
    private readonly Uri _sendAddress;
    private readonly MySmppCallbacks _callbacks;

    public MySmppGateway(string name, string client, MySmppOptions options, GatewayServices services)
        : base(name, client, options, services)
    {
        _options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _clock = services.Clock;

        // The document has no slash at the end, and every client in the field has: without one, servers redirect, which makes a GET of the POST.
        _sendAddress = options.AddressOf("xml/");
        _callbacks = new(name, _zone);
    }

    public override int MaxMessagesPerRequest => _options.MaxRecipientsPerRequest;

    protected override bool HasRecipientIds => true;

    // They have id_sms, which only the answer tells; client_id_sms comes back nowhere.
    protected override bool ReportsUnderSentIds => false;

    public override object? GetService(Type serviceType) => serviceType == typeof(ISmsCallbacks) ? _callbacks : base.GetService(serviceType);

    public override OutgoingRequest Write(Batch batch) => new(HttpMethod.Post, _sendAddress, MySmppWire.WriteMessages(_options, _zone, batch), ContentType);

    public override void Read(Batch batch, HttpReply reply, Span<Verdict> verdicts)
    {
        // Not an exception where an answer contradicts itself: under a status that refuses, what is no answer counts as a refusal, and this may be a yes.
        var answer = MySmppWire.ReadSendAnswer(reply.Body);
        if (answer is { Error: not null, Rows.Count: > 0 } || answer.Rows.Any(row => row.Number < 1 || row.Number > batch.RecipientCount))
        {
            verdicts.Fill(Verdict.Contradicted(answer.Rows.Any(IsEarlier)));
        }
        else if (answer.Error is { } error)
        {
            verdicts.Fill(MySmppErrors.JudgeRequest(error, reply.Status, batch.Entries.Length, verdicts.Length));
        }
        else
        {
            Match(answer.Rows, verdicts);
        }

        // What is unknown is known to the provider, if at all, by our id.
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] is { Outcome: SmsOutcome.Unknown, ProviderMessageId: null })
            {
                verdicts[i] = verdicts[i] with { ProviderMessageId = batch.IdOf(i) };
            }
        }
    }

    protected override SmsError? Check(ref SmsMessage message)
    {
        var content = message.Content;
        if (MySmppContents.Check(ref content) is { } refusal)
        {
            return refusal;
        }

        if (content is SmsViber { Fallback: null })
        {
            if (message.ValidFor is not null)
            {
                return Refuse(SmsErrorCode.Unsupported, SmsErrorScope.Gateway, $"{nameof(SmsMessage.ValidFor)} is that of the SMS, and there is none: set {nameof(SmsViber)}.{nameof(SmsViber.ValidFor)}.");
            }
        }
        else if (CheckSender(message.From?.Value ?? _options.DefaultSender, MySmppLimits.IsSender, MySmppLimits.SenderRule) is { } mistake)
        {
            return mistake;
        }

        // Where only some have too many digits the provider says so of these: one number must not keep the message from the others.
        if (!message.To.Any(MySmppLimits.IsNumber))
        {
            return Refuse(SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient, "MySmpp takes numbers of fewer than 15 digits.");
        }

        message = ReferenceEquals(content, message.Content) ? message : message with { Content = content };
        return MySmppTimes.Check(message, _clock.GetUtcNow(), _zone);
    }

    // A token names no account, and changes: ids made from it would not be recognized afterwards. They count within an account, so that none is needed.
    protected override string CreateId(SmsMessage message, PhoneNumber to) => ProviderMessageId.CreateNumber(_options.Login ?? "", message.Id!, to);

    private static void Match(IReadOnlyList<MySmppInformation> rows, Span<Verdict> verdicts)
    {
        var counts = new int[verdicts.Length];
        var strays = new List<MySmppInformation>();
        foreach (var row in rows)
        {
            if (row.Number is not { } number)
            {
                strays.Add(row);
                continue;
            }

            // Two answers to one recipient are none.
            ref var verdict = ref verdicts[number - 1];
            verdict = counts[number - 1]++ is 0 ? MySmppErrors.JudgeMessage(row) : Verdict.Contradicted(verdict.IsForAsking || IsEarlier(row));
        }

        // Servers leave the number empty at times. Where every recipient has an answer, it is that of the one that is left.
        if (strays is [var only] && rows.Count == verdicts.Length && counts.Count(static count => count is 0) is 1)
        {
            verdicts[Array.IndexOf(counts, 0)] = MySmppErrors.JudgeMessage(only);
        }
        else if (strays.Exists(IsEarlier))
        {
            for (var i = 0; i < counts.Length; i++)
            {
                verdicts[i] = counts[i] is 0 ? Verdict.PerhapsDuplicate : verdicts[i];
            }
        }
    }

    private static bool IsEarlier(MySmppInformation row) => MySmppErrors.JudgeMessage(row).IsForAsking;
}
