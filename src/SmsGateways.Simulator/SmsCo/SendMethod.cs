using System.Globalization;
using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary><c>smsapi2.php</c>: "Посылка SMS", and the balance, for which it is asked with another parameter.</summary>
internal sealed class SendMethod(SmsCoSimulator platform) : ISmsCoMethod
{
    // The document's "OK 4 123".
    private const int FirstId = 123;

    // The document does not say in which order a request is checked: here, what is missing, then who asks, then what is wrong with the
    // request, and at last what is wrong with the world.
    private static readonly Check[] Checks =
    [
        new(SmsCoCode.InvalidLogin, static s => s.Account is null),
        new(SmsCoCode.SenderIsEmpty, static s => s.Sender is ""), // Only now: the contract, which may have one, belongs to the account.
        new(SmsCoCode.InvalidSchedule, static s => !s.HasGoodSchedule),
        new(SmsCoCode.UnableToSchedule, static s => s.Schedule < s.Now),

        // No code of the table is for a wrong sender or text: this one alone speaks neither of the account nor of something missing.
        new(SmsCoCode.SendingFailed, static s => !IsSenderAllowed(s)),
        new(SmsCoCode.SendingFailed, static s => s.Platform.RefusesOtherCharacters && !SmsCoText.IsPlain(s.Text)),
        new(SmsCoCode.GatewayUnavailable, static s => !s.Platform.IsGatewayAvailable),
        new(SmsCoCode.SendingFailed, static s => s.Reachable is []),
        new(SmsCoCode.CreditExhausted, static s => s.Cost > s.Account!.Balance),
    ];

    private delegate bool Fails(Submission submission);

    // "Set to true only when you want to check your credit balance". A client in the field adds balance=1 to every message, and it is sent.
    public string Answer(FormParameters request) => request.Value("balance") is "true" ? Balance(request) : Send(request);

    private string Balance(FormParameters request)
    {
        var (login, password) = (request.Value("username"), request.Value("password"));
        var missing = RequiredFields.Check((login is "", SmsCoCode.UsernameIsEmpty), (password is "", SmsCoCode.PasswordIsEmpty));
        return missing is { } code ? Error(code)
            : platform.Store.Accounts.Authorize(login, password) is { } account ? SmsCoText.Write(account.Balance)
            : Error(SmsCoCode.InvalidLogin);
    }

    /// <summary>Checks a request and does what it asks, in one step, so that nobody spends what another has spent.</summary>
    private string Send(FormParameters request)
    {
        lock (platform.Store.Gate)
        {
            // Created in here because it takes the time: of two requests, the second must not seem to be the earlier one.
            var submission = new Submission(request, platform);
            return Missing(submission) is { } missing ? Error(missing)
                : Array.Find(Checks, check => check.Fails(submission)) is { } refusal ? Error(refusal.Code)
                : Write(Accept(submission));
        }
    }

    private static int? Missing(Submission submission) => RequiredFields.Check(
        (submission.Login is "", SmsCoCode.UsernameIsEmpty),
        (submission.Password is "", SmsCoCode.PasswordIsEmpty),
        (!submission.HasRecipients, SmsCoCode.RecipientIsEmpty),
        (submission.Text is "", SmsCoCode.MessageIsEmpty),
        (submission.NamedSender is "", SmsCoCode.SenderIsEmpty));

    private static bool IsSenderAllowed(Submission submission) => submission.NamedSender is not { } sender
        || (sender.Length <= SmsCoText.MaxSenderLength && submission.Account!.AllowedSenders?.Contains(sender) is not false);

    private static SimulatedSmsCoMessage Accept(Submission submission)
    {
        var (account, store) = (submission.Account!, submission.Platform.Store);
        var message = submission.ToMessage((FirstId + store.Count).ToString(CultureInfo.InvariantCulture));
        account.Balance -= message.Cost;
        store.Keep(new AcceptedMessage(account, message));
        return message;
    }

    private string Write(SimulatedSmsCoMessage message)
    {
        var third = platform.ThirdToken switch
        {
            SmsCoThirdToken.Nothing => "",
            SmsCoThirdToken.FailedNumbers => string.Join(',', message.FailedRecipients),
            _ => message.Id,
        };
        return $"OK {SmsCoText.Write(message.Cost)} {third}".TrimEnd();
    }

    private string Error(int code) => SmsCoText.Error(code, platform.ErrorForm);

    private sealed record Check(int Code, Fails Fails);
}
