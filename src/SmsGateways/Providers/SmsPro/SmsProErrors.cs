using System.Collections.Frozen;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsPro;

/// <summary>SmsPro's answers in our terms. Source: its documents for smspro.biz and smspro.nikita.kg, section 1, "request statuses".</summary>
internal static class SmsProErrors
{
    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;

    // What the two platforms share.
    private static readonly FrozenDictionary<string, Row> Rows = new Dictionary<string, Row>
    {
        ["1"] = new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        ["2"] = new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway),
        ["3"] = new(Rejected, SmsErrorCode.IpNotAllowed, SmsErrorScope.Gateway),
        ["4"] = new(Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway),       // for all parts to all phones of the request
        ["5"] = new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway),           // not validated by the platform's administrator
        ["6"] = new(Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content),
        ["7"] = new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient),
        ["8"] = new(Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content),
        ["10"] = new(Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified)
        {
            Detail = "The platform has seen this id before: the message may have gone out on an earlier run. Ask for its delivery report.",
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
    };

    private static readonly Row NotInTheDocument = new(Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified)
    {
        Detail = "The platform answered with a status that its document does not have.",
    };

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
            _ => Rows.GetValueOrDefault(status) ?? NotInTheDocument,
        };

        return new(row.Outcome, new(row.Code, row.Scope, status, text) { Detail = row.Detail });
    }

    private sealed record Row(SmsOutcome Outcome, SmsErrorCode Code, SmsErrorScope Scope)
    {
        public string? Detail { get; init; }
    }
}
