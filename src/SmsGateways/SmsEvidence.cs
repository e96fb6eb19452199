using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>How it is known that the provider took a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsEvidence>))]
public enum SmsEvidence
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The provider's answer to the request.</summary>
    Response,

    /// <summary>The provider refused the repetition of an id whose first submission had no answer.</summary>
    DuplicateRefusal,

    /// <summary>The provider answered a repetition with an id: that of the earlier message, if it had it. It answers both alike.</summary>
    EarlierId,

    /// <summary>The provider has a delivery report of it.</summary>
    DeliveryReport,

    /// <summary>The journal: an earlier run had the answer.</summary>
    Journal,
}
