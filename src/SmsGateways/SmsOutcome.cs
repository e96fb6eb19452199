using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What is known about a message to one recipient.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsOutcome>))]
public enum SmsOutcome
{
    /// <summary>
    /// It may have been sent. Sending it again may send it twice: ask the provider, or leave it. This is the zero value, so that nothing
    /// forgotten looks like a success.
    /// </summary>
    Unknown,

    /// <summary>It was provably not handed over: it may be sent again.</summary>
    NotSent,

    /// <summary>The provider, or a check of our own, said no.</summary>
    Rejected,

    /// <summary>The provider took it. Whether it arrives is what delivery reports say.</summary>
    Accepted,
}
