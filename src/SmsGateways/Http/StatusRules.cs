using System.Collections.Frozen;
using System.Globalization;

namespace SmsGateways.Http;

/// <summary>What a bare HTTP status says about a send, where the body is no answer of the provider.</summary>
internal static class StatusRules
{
    // Statuses that say, by RFC 9110 and RFC 6585, that the request was not carried out. Everything else is unknown: 302 and 303 follow a request
    // that was carried out (post, redirect, get), a 408 or 5xx may come after it.
    private static readonly FrozenDictionary<int, (SmsErrorCode Code, SmsErrorScope Scope)> NotProcessed = new Dictionary<int, (SmsErrorCode, SmsErrorScope)>
    {
        [301] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),     // moved: the base address is out of date
        [307] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),     // not followed: it would carry the password along
        [308] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [400] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [401] = (SmsErrorCode.Authentication, SmsErrorScope.Gateway),
        [403] = (SmsErrorCode.Authentication, SmsErrorScope.Gateway),
        [404] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),     // most often a base address with a wrong path
        [405] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [411] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [413] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [414] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [415] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [421] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [426] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
        [429] = (SmsErrorCode.RateLimited, SmsErrorScope.Transient),
        [431] = (SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway),
    }.ToFrozenDictionary();

    /// <summary>Tells whether a status says that the request was not processed.</summary>
    public static bool IsRefusal(int status) => NotProcessed.ContainsKey(status);

    /// <summary>Judges a reply by its status alone.</summary>
    public static (SmsOutcome Outcome, SmsError Error) Judge(int status)
    {
        if (NotProcessed.TryGetValue(status, out var refusal))
        {
            return (SmsOutcome.Rejected, Describe(refusal.Code, refusal.Scope, status, "The provider's server did not process the request"));
        }

        return status switch
        {
            >= 500 => (SmsOutcome.Unknown, Describe(SmsErrorCode.Unavailable, SmsErrorScope.Transient, status, "The provider's server failed, perhaps after it took the request")),
            408 => (SmsOutcome.Unknown, Describe(SmsErrorCode.Timeout, SmsErrorScope.Transient, status, "The provider's server gave up, perhaps after it took the request")),
            _ => (SmsOutcome.Unknown, Describe(SmsErrorCode.Protocol, SmsErrorScope.Unspecified, status, "The body is not an answer of the provider")),
        };
    }

    private static SmsError Describe(SmsErrorCode code, SmsErrorScope scope, int status, string what)
        => new(code, scope, null, null) { Detail = string.Create(CultureInfo.InvariantCulture, $"{what} (HTTP {status}).") };
}
