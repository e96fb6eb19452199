using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What to do when it is not known whether a message went out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsOnUnknown>))]
public enum SmsOnUnknown
{
    /// <summary>Never risk a second message: the outcome stays <see cref="SmsOutcome.Unknown"/>.</summary>
    AtMostOnce,

    /// <summary>
    /// Go on to the next gateway, where there is one: for one-time passwords, where a second message does no harm and none does. The result says
    /// <see cref="SmsRecipientResult.MayBeDuplicate"/>.
    /// </summary>
    AtLeastOnce,
}
