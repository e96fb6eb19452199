using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Why a message was not taken, or why it is not known: in terms that all providers share.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsErrorCode>))]
public enum SmsErrorCode
{
    /// <summary>None of the others; <see cref="SmsError.ProviderCode"/> says more.</summary>
    Other,

    /// <summary>The provider did not understand the request.</summary>
    InvalidRequest,

    /// <summary>Unknown account, wrong password, or a blocked account.</summary>
    Authentication,

    /// <summary>The account may not be used from this network address.</summary>
    IpNotAllowed,

    /// <summary>Not enough money for the whole request.</summary>
    InsufficientFunds,

    /// <summary>The sender is malformed, or the provider has not registered it.</summary>
    InvalidSender,

    /// <summary>The provider does not take the number.</summary>
    InvalidRecipient,

    /// <summary>The text is empty, too long, or has a character that cannot be sent.</summary>
    InvalidText,

    /// <summary>A filter or a moderator refused the content.</summary>
    ContentBlocked,

    /// <summary>The recipient does not want messages.</summary>
    OptedOut,

    /// <summary>The provider has seen the message's id before.</summary>
    DuplicateId,

    /// <summary>The time to send at is not one that the provider takes.</summary>
    InvalidSchedule,

    /// <summary>The provider does not reach the recipient's network or country.</summary>
    NotCovered,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The provider could not be reached, is overloaded, or is out of order.</summary>
    Unavailable,

    /// <summary>No answer came in time.</summary>
    Timeout,

    /// <summary>What came back is not an answer of the provider.</summary>
    Protocol,

    /// <summary>The provider cannot send this; nothing was handed over.</summary>
    Unsupported,

    /// <summary>The caller canceled.</summary>
    Canceled,

    /// <summary>A limit that the application set against abuse.</summary>
    PolicyLimit,
}
