using System.Collections.Frozen;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsPro;

/// <summary>SmsPro's codes in our terms. Source: the tables of its documents for smspro.biz and smspro.nikita.kg.</summary>
internal static class SmsProErrors
{
    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;

    private static readonly Row Format = new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway);
    private static readonly Row Login = new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway);
    private static readonly Row Address = new(Rejected, SmsErrorCode.IpNotAllowed, SmsErrorScope.Gateway);

    /// <summary>Section 1, "request statuses", as far as the two platforms share them.</summary>
    private static readonly FrozenDictionary<string, Row> Sending = new Dictionary<string, Row>
    {
        ["1"] = Format,
        ["2"] = Login,
        ["3"] = Address,
        ["4"] = new(Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway),   // for all parts to all phones of the request
        ["5"] = new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway),       // not validated by the platform's administrator
        ["6"] = new(Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content),
        ["7"] = new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient),
        ["8"] = new(Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content),
        ["10"] = new(Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified)
        {
            Detail = "The platform has seen this id before: the message may have gone out on an earlier run.",
            IsForAsking = true, // It may also have registered the id of a message that it then refused.
        },
        ["11"] = new(Rejected, SmsErrorCode.Other, SmsErrorScope.Gateway)
        {
            Detail = "The platform treated the message as a test, which was not asked for, and sent nothing.",
        },
    }.ToFrozenDictionary();

    private static readonly Row SpamFilter = new(Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content);

    // The server gave up processing, at a point that nobody knows; the document says to repeat with the same id in 5 to 10 seconds.
    private static readonly Row Busy = new(Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient)
    {
        Detail = "The platform took too long to process the request.",
    };

    // Clients in the field found that some of the phones may have been accepted; only the delivery report tells which.
    private static readonly Row OneOfSeveralPhones = new(Unknown, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient)
    {
        Detail = "The platform refused one or more of several phones; the others may have got the message.",
        IsForAsking = true,
    };

    private static readonly Row NotInTheDocument = new(Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified)
    {
        Detail = "The platform answered with a status that its document does not have.",
    };

    /// <summary>Section 2, "error codes when requesting a delivery report". 4, "not found", is no error here: there is no report.</summary>
    private static readonly FrozenDictionary<string, Row> Reports = new Dictionary<string, Row>
    {
        ["1"] = Format,
        ["2"] = Login,
        ["3"] = Address,
    }.ToFrozenDictionary();

    // Nikita only: too many questions about one id at once.
    private static readonly Row ReportQueue = new(Rejected, SmsErrorCode.RateLimited, SmsErrorScope.Transient);

    /// <summary>Section 3, "request statuses". No row for the address: this question has none.</summary>
    private static readonly FrozenDictionary<string, Row> Numbers = new Dictionary<string, Row>
    {
        ["1"] = Format,
        ["2"] = Login,
        ["3"] = new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient),
        ["4"] = new(Rejected, SmsErrorCode.NotCovered, SmsErrorScope.Recipient),
    }.ToFrozenDictionary();

    /// <summary>Section 4, "request statuses".</summary>
    private static readonly FrozenDictionary<string, Row> Accounts = new Dictionary<string, Row>
    {
        ["1"] = Format,
        ["2"] = Login,
        ["3"] = Address,
    }.ToFrozenDictionary();

    /// <summary>Judges the status of a send that is not plainly a success.</summary>
    /// <param name="platform">The platform: status 9 depends on it.</param>
    /// <param name="status">The status, as it came.</param>
    /// <param name="text">The platform's own words.</param>
    /// <param name="recipients">How many phones the request had.</param>
    public static Verdict Judge(SmsProPlatform platform, string status, string? text, int recipients)
    {
        var row = status switch
        {
            "7" when recipients > 1 => OneOfSeveralPhones,
            "9" => platform is SmsProPlatform.Biz ? SpamFilter : Busy,
            _ => Sending.GetValueOrDefault(status) ?? NotInTheDocument,
        };

        return new(row.Outcome, row.ToError(status, text)) { IsForAsking = row.IsForAsking };
    }

    public static SmsError OfReports(SmsProPlatform platform, string status, string? text)
        => (status is "5" && platform is SmsProPlatform.Nikita ? ReportQueue : Reports.GetValueOrDefault(status) ?? NotInTheDocument).ToError(status, text);

    public static SmsError OfNumber(string status, string? text) => (Numbers.GetValueOrDefault(status) ?? NotInTheDocument).ToError(status, text);

    public static SmsError OfAccount(string status, string? text) => (Accounts.GetValueOrDefault(status) ?? NotInTheDocument).ToError(status, text);

    private sealed record Row(SmsOutcome Outcome, SmsErrorCode Code, SmsErrorScope Scope)
    {
        public string? Detail { get; init; }

        public bool IsForAsking { get; init; }

        public SmsError ToError(string status, string? text) => new(Code, Scope, status, text) { Detail = Detail };
    }
}
