using System.Globalization;
using System.Net;
using System.Text;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/v3/sendsms/{xml,json,plain}</c>: "2.2 Submitting messages".</summary>
internal sealed class SendMethod(InfobipSimulator platform, Func<WireRequest, InfobipRequest> read)
{
    // The document does not say in which order a request is checked: here, what has a value of its own before what has none.
    private static readonly Check[] MessageChecks =
    [
        new(InfobipStatus.MissingSender, static s => s.Platform.HasMoreStatuses && s.Sender is ""),
        new(InfobipStatus.MissingText, static s => s.Platform.HasMoreStatuses && !s.HasContent),
        new(InfobipStatus.InvalidSendDateTime, static s => !s.HasGoodSendDateTime),
        new(InfobipStatus.InvalidPushUrl, static s => !s.HasGoodPushUrl),
        new(InfobipStatus.InvalidAppId, static s => !s.HasGoodAppId),
        new(InfobipStatus.SenderNotAllowed, static s => !s.IsSenderAllowed),
        new(InfobipStatus.ErrorProcessing, static s => !s.HasContent || !s.IsWellFormed),
    ];

    // A repetition is told as one whatever has become of the credits since.
    private static readonly RecipientCheck[] RecipientChecks =
    [
        new(InfobipStatus.MissingDestination, static (_, r) => r.Gsm is ""),
        new(InfobipStatus.InvalidDestination, static (_, r) => !InfobipText.IsNumber(r.Gsm)),
        new(InfobipStatus.DuplicateMessageId, static (s, r) =>
            r.MessageId is not "" && s.Platform.Store.IsRegistered(s.Account, r.MessageId, s.Now)),
        new(InfobipStatus.NetworkNotCovered, static (s, r) =>
            s.Account.UncoveredPrefixes.Any(prefix => r.Gsm.StartsWith(prefix, StringComparison.Ordinal))),
        new(InfobipStatus.NotEnoughCredits, static (s, _) => s.Price > s.Account.Balance),
    ];

    private delegate bool Fails(Submission submission);

    private delegate bool RecipientFails(Submission submission, RequestedRecipient recipient);

    public static SendMethod Json(InfobipSimulator platform) => new(platform, request => JsonRequestReader.Read(Payload(request, "JSON=", platform)));

    public static SendMethod Xml(InfobipSimulator platform) => new(platform, request => XmlRequestReader.Read(Payload(request, "XML=", platform)));

    public static SendMethod Plain(InfobipSimulator platform) => new(platform, PlainRequestReader.Read);

    /// <summary>Processes a request in one step, so that of two with one message id one is the repetition.</summary>
    public WireReply Answer(WireRequest wire, int? demanded)
    {
        var request = read(wire);
        lock (platform.Store.Gate)
        {
            var account = platform.Store.Accounts.Authorize(request.Username ?? "", request.Password ?? "");
            return (demanded ?? Refusal(request, account)) is { } refusal
                ? ResultText.WriteRefusal(Refuse(request, refusal), request.WantsJson, platform.Answers)
                : ResultText.Write([.. request.Messages!.SelectMany(message => Send(message, account!))], request.WantsJson, platform.Answers);
        }
    }

    private int? Refusal(InfobipRequest request, InfobipAccount? account) =>
        request.Messages is null ? InfobipStatus.SyntaxError
        : string.IsNullOrEmpty(request.Username) ? InfobipStatus.MissingUsername
        : string.IsNullOrEmpty(request.Password) ? InfobipStatus.MissingPassword
        : account is null ? platform.Answers.InvalidCredentialsStatus
        : request.Messages.Count is 0 ? InfobipStatus.MissingDestination
        : null;

    private IReadOnlyList<SendResult> Refuse(InfobipRequest request, int status)
    {
        var recipients = request.Messages?.SelectMany(message => message.Recipients).ToArray() ?? [];
        return platform.Answers.RefusesEachRecipient && recipients is not []
            ? [.. recipients.Select(recipient => SendResult.Refusal(status, recipient.MessageId, recipient.Gsm))]
            : [SendResult.Refusal(status)];
    }

    private List<SendResult> Send(RequestedMessage message, InfobipAccount account)
    {
        var submission = new Submission(message, account, platform, platform.Now);
        if (message.Recipients is [])
        {
            return [SendResult.Refusal(InfobipStatus.MissingDestination)];
        }

        var refusal = Array.Find(MessageChecks, check => check.Fails(submission))?.Status;
        return [.. message.Recipients.Select(recipient => Send(submission, recipient, refusal))]; // One by one: the credits may last for some.
    }

    private SendResult Send(Submission submission, RequestedRecipient recipient, int? refusal)
    {
        var status = platform.Statuses.GetValueOrDefault(recipient.Gsm) is { } decided and not 0 ? decided
            : refusal ?? Array.Find(RecipientChecks, check => check.Fails(submission, recipient))?.Status;
        if (status is null)
        {
            return new(InfobipStatus.Processed, Accept(submission, recipient), recipient.Gsm);
        }

        if (platform.RegistersRefusedIds && recipient.MessageId is not "")
        {
            platform.Store.Register(submission.Account, recipient.MessageId, submission.Now);
        }

        return SendResult.Refusal(status.Value, recipient.MessageId, recipient.Gsm);
    }

    private string Accept(Submission submission, RequestedRecipient recipient)
    {
        var (account, store) = (submission.Account, platform.Store);
        var id = recipient.MessageId is "" ? NewId(submission.Now, store.Count) : recipient.MessageId;
        account.Balance -= submission.Price;
        store.Register(account, id, submission.Now);
        store.Keep(new AcceptedMessage(account, submission.ToMessage(recipient, id)));
        return id;
    }

    // Eighteen digits like the document's 092052214113845702, with the zero in front that a number would lose.
    private static string NewId(DateTimeOffset now, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"09{now.Year % 10}{now:MMddHHmmss}{count:00000}");

    /// <summary>Returns what is sent: the body, or the rest of it behind <c>XML=</c>, which comes encoded as a form and as it is.</summary>
    private static byte[] Payload(WireRequest request, string name, InfobipSimulator platform)
    {
        var body = request.Body.AsSpan();
        if (body.StartsWith(Encoding.ASCII.GetBytes(name)))
        {
            body = body[name.Length..];
            if (body.TrimStart(" \r\n\t"u8) is not [(byte)'<' or (byte)'{', ..])
            {
                body = WebUtility.UrlDecodeToBytes(body.ToArray(), 0, body.Length);
            }
        }

        body = body.TrimStart(" \r\n\t"u8);
        var isUtf8 = !platform.RequiresContentEncoding
            || request.Head.Headers.GetValueOrDefault("Content-Encoding")?.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) is true;
        return isUtf8 ? body.ToArray() : Encoding.Convert(Encoding.Latin1, Encoding.UTF8, body.ToArray());
    }

    private sealed record Check(int Status, Fails Fails);

    private sealed record RecipientCheck(int Status, RecipientFails Fails);
}
