using System.Collections.Frozen;
using SmsGateways.Sending;

namespace SmsGateways.Providers.SmsCo;

/// <summary>SmsCo's codes in our terms. Source: the table "response of the service" of its document.</summary>
/// <remarks>
/// <c>OK</c> means that at least one SMS went, so that a code is about all recipients of a request. No row is <see cref="SmsErrorScope.Transient"/>:
/// without an id of ours, the same message is not handed to the same provider again.
/// </remarks>
internal static class SmsCoErrors
{
    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;

    private static readonly FrozenDictionary<string, Row> Codes = new Dictionary<string, Row>
    {
        ["2904"] = new(Rejected, SmsErrorCode.Other, SmsErrorScope.Gateway),                // "SMS Sending Failed"
        ["2905"] = new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway),       // "Invalid username/password combination"
        ["2906"] = new(Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway),    // "Credit exhausted"
        ["2907"] = new(Rejected, SmsErrorCode.Unavailable, SmsErrorScope.Gateway),          // "Gateway unavailable": there was none to hand it to
        ["2908"] = new(Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Content),      // "Invalid schedule date format"
        ["2909"] = new(Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway),      // "Unable to schedule": another provider may be able
        ["2910"] = new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway),       // "Username is empty": options see to it that it is not
        ["2911"] = new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway),       // "Password is empty"
        ["2912"] = new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient),   // "Recipient is empty": what it had was no number
        ["2913"] = new(Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content),          // "Message is empty": what it had was not Latin
        ["2914"] = new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway),        // "Sender is empty": this account needs one
        ["2915"] = new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),       // "One or more required fields are empty"
    }.ToFrozenDictionary();

    private static readonly Row NotInTheDocument = new(Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified)
    {
        Detail = "The provider answered with a code that its document does not have.",
    };

    public static bool IsKnown(string code) => Codes.ContainsKey(code);

    /// <summary>Judges a send by its code.</summary>
    /// <param name="code">The code, without a sign.</param>
    /// <param name="text">The provider's own words.</param>
    public static Verdict Judge(string code, string? text)
    {
        var row = Find(code);
        return new(row.Outcome, new(row.Code, row.Scope, code, text) { Detail = row.Detail });
    }

    /// <summary>Explains why a question has no answer.</summary>
    public static SmsError OfQuestion(string code, string? text)
    {
        var row = Find(code);
        return new(row.Code, row.Scope, code, text);
    }

    private static Row Find(string code) => Codes.GetValueOrDefault(code) ?? NotInTheDocument;

    private sealed record Row(SmsOutcome Outcome, SmsErrorCode Code, SmsErrorScope Scope)
    {
        public string? Detail { get; init; }
    }
}
