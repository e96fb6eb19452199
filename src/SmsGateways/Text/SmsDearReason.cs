using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>Why a character of a text costs more than one unit, or makes the others cost more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SmsDearReason>))]
public enum SmsDearReason
{
    /// <summary>The GSM alphabet does not have it, so that the whole text travels as UCS-2: 70 units in a part instead of 160.</summary>
    NotInAlphabet,

    /// <summary>It is in the extension table of the GSM alphabet, and takes two septets.</summary>
    ExtensionTable,

    /// <summary>CR LF takes two units where LF takes one, and here the difference is a part.</summary>
    LineEnd,
}
