using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>A Viber message, with an SMS where Viber does not reach the recipient.</summary>
/// <param name="Text">The text in Viber.</param>
public sealed record SmsViber(string Text) : SmsContent
{
    /// <summary>Gets the text in Viber.</summary>
    [JsonRequired]
    public string Text { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Text ?? throw new ArgumentNullException(nameof(Text));

    /// <summary>Gets the sender in Viber; <see cref="SmsMessage.From"/> is that of the SMS.</summary>
    public SmsSender? Sender { get; init; }

    /// <summary>Gets the picture's address, absolute.</summary>
    public Uri? Image { get; init => field = Require.Absolute(value, nameof(Image)); }

    /// <summary>Gets the caption of the button.</summary>
    public string? ButtonText { get; init; }

    /// <summary>Gets what the button opens, absolute.</summary>
    public Uri? ButtonUrl { get; init => field = Require.Absolute(value, nameof(ButtonUrl)); }

    /// <summary>Gets how long Viber may try before the SMS goes out; <see cref="SmsMessage.ValidFor"/> is that of the SMS.</summary>
    public TimeSpan? ValidFor { get; init => field = Require.Positive(value, nameof(ValidFor)); }

    /// <summary>Gets the text that goes as SMS where Viber does not deliver.</summary>
    public SmsText? Fallback { get; init; }

    /// <summary>Gets a value indicating whether the SMS goes first and Viber is the fallback.</summary>
    public bool SmsFirst { get; init; }

    private protected override string Describe() => Characters(Text);
}
