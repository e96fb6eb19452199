using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A text.</summary>
/// <param name="Text">
/// The text. Line ends are sent as a single line feed. A lone surrogate or a character that XML 1.0 forbids is refused
/// (<see cref="SmsErrorCode.InvalidText"/>) with its index, never left out: a one-time password must not change on the way.
/// </param>
public sealed record SmsText(string Text) : SmsContent
{
    /// <summary>Gets the text.</summary>
    [JsonRequired]
    public string Text { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Text ?? throw new ArgumentNullException(nameof(Text));

    /// <summary>Gets a value indicating whether the text is shown at once and not stored (message class 0).</summary>
    public bool Flash { get; init; }

    private protected override string Describe() => Characters(Text);
}
