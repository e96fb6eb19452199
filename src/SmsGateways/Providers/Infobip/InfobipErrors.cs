using System.Collections.Frozen;
using System.Globalization;
using SmsGateways.Sending;

namespace SmsGateways.Providers.Infobip;

/// <summary>Infobip's codes in our terms. Source: chapter 2.3 of the document, "HTTP API response values"; those with a star only clients in the field know.</summary>
/// <remarks>The first version of the same API, under paths without "v3", gives some of these numbers another meaning. It is not spoken here.</remarks>
internal static class InfobipErrors
{
    public const string Accepted = "0";
    public const string Duplicate = "-33";

    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;
    private const SmsErrorScope Gateway = SmsErrorScope.Gateway;
    private const SmsErrorScope Recipient = SmsErrorScope.Recipient;

    // "Error responses returned on the HTTP request, messages will not be accepted", says the chapter, and of the general ones: "reasons may vary". What is not said to be
    // refused for something may have gone on.
    private const string MayHaveGone = "The platform failed at a point that it does not tell: the message may have gone out.";

    private static readonly Row[] Rows =
    [
        new("-1", "SEND_ERROR", Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, Reach.Request) { Detail = MayHaveGone },
        new("-2", "NOT_ENOUGH_CREDITS", Rejected, SmsErrorCode.InsufficientFunds, Gateway, Reach.Request),
        new("-3", "NETWORK_NOTCOVERED", Rejected, SmsErrorCode.NotCovered, Gateway, Reach.Recipient),
        new("-4", "SOCKET_EXCEPTION", Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient, Reach.Request) { Detail = MayHaveGone },                      // *
        new("-5", "INVALID_USER_OR_PASS", Rejected, SmsErrorCode.Authentication, Gateway, Reach.Account),
        new("-6", "MISSING_DESTINATION_ADDRESS", Rejected, SmsErrorCode.InvalidRecipient, Recipient, Reach.Recipient),
        new("-7", "MISSING_SMS_TEXT", Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content, Reach.Message),                                               // *
        new("-8", "MISSING_SENDER_NAME", Rejected, SmsErrorCode.InvalidSender, Gateway, Reach.Message),                                                        // *
        new("-9", "DESTINATION_ADDRESS_INVALID_FORMAT", Rejected, SmsErrorCode.InvalidRecipient, Recipient, Reach.Recipient),                                  // *
        new("-10", "MISSING_USERNAME", Rejected, SmsErrorCode.Authentication, Gateway, Reach.Account),
        new("-11", "MISSING_PASSWORD", Rejected, SmsErrorCode.Authentication, Gateway, Reach.Account),
        new("-12", "INVALID_DESTINATION_ADDRESS", Rejected, SmsErrorCode.InvalidRecipient, Recipient, Reach.Recipient),                                        // *
        new("-13", "INVALID_DESTINATION_ADDRESS", Rejected, SmsErrorCode.InvalidRecipient, Recipient, Reach.Recipient),
        new("-22", "SYNTAX_ERROR", Rejected, SmsErrorCode.InvalidRequest, Gateway, Reach.Message),
        new("-23", "ERROR_PROCESSING", Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, Reach.Request) { Detail = MayHaveGone },
        new("-26", "COMMUNICATION_ERROR", Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient, Reach.Request) { Detail = MayHaveGone },
        new("-27", "INVALID_SENDDATETIME", Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content, Reach.Message),
        new("-28", "INVALID_DELIVERY_REPORT_PUSH_URL", Rejected, SmsErrorCode.InvalidRequest, Gateway, Reach.Message),
        new("-30", "INVALID_CLIENT_APPID", Rejected, SmsErrorCode.InvalidRequest, Gateway, Reach.Message),
        new(Duplicate, "DUPLICATE_MESSAGEID", Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified, Reach.Recipient)
        {
            Detail = "The platform has seen this id before: the message may have gone out on an earlier run.",
            IsForAsking = true, // Submitting it again could only bring the same answer.
        },
        new("-34", "SENDER_NOT_ALLOWED", Rejected, SmsErrorCode.InvalidSender, Gateway, Reach.Message),
        new("-99", "GENERAL_ERROR", Unknown, SmsErrorCode.Other, SmsErrorScope.Transient, Reach.Request) { Detail = MayHaveGone },
    ];

    // A name in the place of a number, or alone. Two numbers share one name, and a meaning.
    private static readonly FrozenDictionary<string, Row> Known = Rows.Select(static row => KeyValuePair.Create(row.Number, row))
        .Concat(Rows.DistinctBy(static row => row.Name).Select(static row => KeyValuePair.Create(row.Name, row)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Row NotInTheDocument = new("", "", Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified, Reach.Request)
    {
        Detail = "The provider answered with a code that its document does not have.",
    };

    /// <summary>How far a code goes that names nobody.</summary>
    private enum Reach
    {
        /// <summary>One recipient: among several, it does not say which.</summary>
        Recipient,

        /// <summary>A message, and so its request: among several messages, it does not say which.</summary>
        Message,

        /// <summary>The request.</summary>
        Request,

        /// <summary>The account, and so the request, also where an entry names one recipient.</summary>
        Account,
    }

    /// <summary>Tells whether a code is about the account, whomever it names.</summary>
    public static bool IsOfAccount(string status) => Find(status).Reach is Reach.Account;

    /// <summary>Tells whether a code is in the table, with its sign.</summary>
    public static bool IsKnown(string status) => Known.ContainsKey(status);

    /// <summary>Judges a recipient by the code that it got.</summary>
    /// <param name="status">The code, as it came, without blanks.</param>
    public static Verdict Judge(string status)
    {
        var row = Find(status);
        return new(row.Outcome, row.ToError(status)) { IsForAsking = row.IsForAsking };
    }

    /// <summary>Judges a request by a code that names nobody.</summary>
    /// <param name="status">The code, as it came, without blanks.</param>
    /// <param name="messages">How many messages the request had.</param>
    /// <param name="recipients">How many recipients they had together.</param>
    public static Verdict JudgeRequest(string status, int messages, int recipients)
    {
        var row = Find(status);
        var error = row.ToError(status);
        return (row.Reach, messages, recipients) switch
        {
            (_, _, 1) => Judge(status) with { IsOfRequest = true },
            (Reach.Recipient, _, _) => new(Unknown)
            {
                Error = error with
                {
                    Code = SmsErrorCode.Protocol,
                    Scope = SmsErrorScope.Unspecified,
                    ProviderText = null,
                    Detail = "The answer refuses one of several recipients, and does not say which.",
                },
                IsForAsking = row.IsForAsking,
            },

            // The fault of one of them, perhaps: of the content, so that each is sent alone.
            (Reach.Message, > 1, _) => new(row.Outcome, error with { Scope = SmsErrorScope.Content }) { IsOfRequest = true },
            _ => new(row.Outcome, error) { IsOfRequest = true },
        };
    }

    /// <summary>Explains why a question has no answer.</summary>
    /// <param name="status">The code, as it came. Answers to questions leave its sign out.</param>
    public static SmsError OfQuestion(string status) => Find(status.StartsWith('-') || !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? status : "-" + status).ToError(status);

    private static Row Find(string status) => Known.GetValueOrDefault(status) ?? NotInTheDocument;

    private sealed record Row(string Number, string Name, SmsOutcome Outcome, SmsErrorCode Code, SmsErrorScope Scope, Reach Reach)
    {
        public string? Detail { get; init; }

        public bool IsForAsking { get; init; }

        public SmsError ToError(string status) => new(Code, Scope, status, Name.Length > 0 ? Name : null) { Detail = Detail };
    }
}
