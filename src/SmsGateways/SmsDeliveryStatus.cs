using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>How far a message got.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsDeliveryStatus>))]
public enum SmsDeliveryStatus
{
    /// <summary>The provider does not know, or says something that its document does not have; <see cref="SmsDeliveryReport.ProviderStatus"/> has it.</summary>
    Unknown,

    /// <summary>It waits at the provider.</summary>
    Queued,

    /// <summary>The operator has it.</summary>
    Sent,

    /// <summary>The recipient's telephone has it.</summary>
    Delivered,

    /// <summary>The recipient has opened it.</summary>
    Read,

    /// <summary>Some parts arrived, or the provider says that delivery is likely and not confirmed.</summary>
    PartlyDelivered,

    /// <summary>It did not arrive.</summary>
    Undelivered,

    /// <summary>The provider or the operator refused it after it was accepted.</summary>
    Rejected,

    /// <summary>The time for delivering it, or for hearing of it, ran out.</summary>
    Expired,

    /// <summary>It was deleted on the way.</summary>
    Deleted,

    /// <summary>It was canceled before it went out.</summary>
    Canceled,
}
