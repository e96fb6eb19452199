using System.Collections.Frozen;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Docs.Acme;

/// <summary>Acme's codes in our terms. Source: section 3 of its document.</summary>
internal static class AcmeErrors
{
    private static readonly FrozenDictionary<string, (SmsErrorCode Code, SmsErrorScope Scope)> Codes = new Dictionary<string, (SmsErrorCode, SmsErrorScope)>
    {
        ["1"] = (SmsErrorCode.Authentication, SmsErrorScope.Gateway),      // "wrong account or key"
        ["2"] = (SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway),   // "no money"
        ["3"] = (SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient),  // "not a number"
        ["4"] = (SmsErrorCode.ContentBlocked, SmsErrorScope.Content),      // "text refused"
        ["9"] = (SmsErrorCode.RateLimited, SmsErrorScope.Transient),       // "busy, come back"
    }.ToFrozenDictionary();

    /// <summary>Judges a send by its code. One that the document does not have may mean anything, also that the message went out.</summary>
    public static Verdict Judge(string code, string? words) => Codes.TryGetValue(code, out var row)
        ? new(SmsOutcome.Rejected, new(row.Code, row.Scope, code, words))
        : new(SmsOutcome.Unknown, new(SmsErrorCode.Other, SmsErrorScope.Unspecified, code, words) { Detail = "The code is not in the provider's document." });
}
