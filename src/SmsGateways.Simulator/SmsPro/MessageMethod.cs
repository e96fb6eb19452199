using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary><c>/api/message</c>: "1. Sending SMS messages".</summary>
internal sealed class MessageMethod(SmsProSimulator platform) : ISmsProMethod
{
    private const int Accepted = 0;
    private const int TestOnly = 11;

    private const string Namespace = "http://Giper.mobi/schema/Message";

    // The documents' "Request statuses". They do not say in which order a request is checked: here, in that of the table.
    private static readonly Check[] Checks =
    [
        new(1, static s => !s.IsWellFormed, static _ => "Invalid request"),
        new(2, static s => s.Account is null, static _ => "Invalid authorization"),
        new(3, static s => !s.Account!.IsIpAllowed, static _ => "Invalid source IP address"),
        new(4, static s => s.Cost > s.Account!.Balance, static _ => "Insufficient funds"),
        new(5, static s => !IsSenderAllowed(s), static s => $"Invalid sender's name: {s.Sender}"),
        new(6, static s => StopWord(s) is not null, static s => $"Blocked by stop-word: {StopWord(s)}"),
        new(7, static s => s.BadPhone is not null, static s => $"Wrong phone number: {s.BadPhone}"), // the documents' example
        new(8, static s => !s.HasGoodTime, static _ => "Invalid send time format"),
        new(9, static s => s.Platform.BlocksWithNine?.Invoke(s.ToMessage()) is true, static s => s.Platform.Kind.BlockedByNine),
        new(10, static s => s.Platform.Store.IsRegistered(s.Account!, s.Id, s.Now), static _ => "Repeated message id"),
        new(TestOnly, static s => s.IsTest, static _ => ""),
    ];

    private delegate bool Fails(Submission submission);

    private delegate string Explains(Submission submission);

    public string Root => "message";

    /// <summary>Checks a request and does what it asks, in one step: of two with one id, one is the repetition.</summary>
    public SmsProAnswer Answer(WireElement? request)
    {
        lock (platform.Store.Gate)
        {
            // Created in here because it takes the time: of two requests, the second must not seem to be the earlier one.
            var submission = new Submission(request, platform);
            var refusal = Array.Find(Checks, check => check.Fails(submission));
            if (refusal is null)
            {
                Accept(submission);
                return Write(submission, Accepted, "");
            }

            var explanation = refusal.Explains(submission);
            Remember(submission, refusal.Status);
            return Write(submission, refusal.Status, explanation);
        }
    }

    public SmsProAnswer Refuse(WireElement? request, int status) => Write(new Submission(request, platform), status, "");

    private static void Accept(Submission submission)
    {
        var account = submission.Account!;
        account.Balance -= submission.Cost;
        submission.Platform.Store.Keep(new AcceptedMessage(account, submission.ToMessage()));
        Register(submission);
    }

    private static void Remember(Submission submission, int status)
    {
        // "Processed, but not accepted for sending and not charged": listed for the test that asks, without reports.
        if (status == TestOnly)
        {
            submission.Platform.Store.Keep(new AcceptedMessage(submission.Account!, submission.ToMessage()));
        }

        // An id belongs to an account and counts only where the request was one: not after statuses 1 to 3.
        if (submission.Platform.RegistersRefusedIds && status > 3 && !(status == 9 && submission.Platform.Kind.RepeatsAfterNine))
        {
            Register(submission);
        }
    }

    private static void Register(Submission submission) => submission.Platform.Store.Register(
        submission.Account!, submission.Id, submission.Now + submission.Platform.IdRegistrationDelay);

    private static SmsProAnswer Write(Submission submission, int status, string explanation)
    {
        using var answer = new WireDocument("response", submission.Platform.AnswerNamespace ? Namespace : null);
        return new(answer
            .Add("id", submission.Id)
            .Add("status", status)
            .Add("phones", submission.RecognizedPhones)
            .Add("smscnt", submission.Parts)
            .Add("message", explanation)
            .Finish());
    }

    private static bool IsSenderAllowed(Submission submission) => SmsProText.IsSender(submission.Sender)
        && submission.Account!.AllowedSenders?.Contains(submission.Sender) is not false;

    private static string? StopWord(Submission submission) => submission.Account!.StopWords
        .FirstOrDefault(word => submission.Text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private sealed record Check(int Status, Fails Fails, Explains Explains);
}
