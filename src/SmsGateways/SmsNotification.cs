using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A text that the telephone shows as a notification (Infobip's <c>nSMS</c>).</summary>
/// <param name="Text">The text.</param>
public sealed record SmsNotification(string Text) : SmsContent
{
    /// <summary>Gets the text.</summary>
    [JsonRequired]
    public string Text { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Text ?? throw new ArgumentNullException(nameof(Text));

    private protected override string Describe() => Characters(Text);
}
