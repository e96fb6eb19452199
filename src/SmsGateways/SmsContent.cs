using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What a message carries: text, or one of the kinds that some providers know.</summary>
/// <remarks>
/// A closed hierarchy. A gateway whose provider cannot send a kind refuses the message by name, before any byte is sent
/// (<see cref="SmsErrorCode.Unsupported"/>); it never sends less than it was given.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SmsText), "text")]
[JsonDerivedType(typeof(SmsNotification), "notification")]
[JsonDerivedType(typeof(SmsBinary), "binary")]
[JsonDerivedType(typeof(SmsWapPush), "wapPush")]
[JsonDerivedType(typeof(SmsSilent), "silent")]
[JsonDerivedType(typeof(SmsVCard), "vCard")]
[JsonDerivedType(typeof(SmsViber), "viber")]
public abstract record SmsContent
{
    private protected SmsContent()
    {
    }

    /// <summary>Returns the kind and the size, never the content.</summary>
    /// <returns>For example <c>SmsText (24 characters)</c>.</returns>
    public sealed override string ToString() => Describe() is { } size ? $"{GetType().Name} ({size})" : GetType().Name;

    private protected virtual string? Describe() => null;

    private protected static string Characters(string text) => text.Length is 1 ? "1 character" : $"{text.Length} characters";
}
