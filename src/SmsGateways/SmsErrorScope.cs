using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What an error is about, and so what could help.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsErrorScope>))]
public enum SmsErrorScope
{
    /// <summary>Not known.</summary>
    Unspecified,

    /// <summary>It may pass: the same gateway may take the message later.</summary>
    Transient,

    /// <summary>The account, its settings or the provider's abilities: another gateway may take the message.</summary>
    Gateway,

    /// <summary>The recipient: no gateway is tried.</summary>
    Recipient,

    /// <summary>The content: no gateway is tried.</summary>
    Content,
}
