namespace SmsGateways;

/// <summary>A Viber message, with an SMS where Viber does not reach the recipient.</summary>
/// <param name="Text">The text in Viber.</param>
public sealed record SmsViber(string Text) : SmsContent
{
    /// <summary>Gets the text in Viber.</summary>
    public string Text { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Text ?? throw new ArgumentNullException(nameof(Text));

    /// <summary>Gets the sender in Viber; <see cref="SmsMessage.From"/> is that of the SMS.</summary>
    public SmsSender? Sender { get; init; }

    /// <summary>Gets the picture's address.</summary>
    public Uri? Image { get; init; }

    /// <summary>Gets the caption of the button.</summary>
    public string? ButtonText { get; init; }

    /// <summary>Gets what the button opens.</summary>
    public Uri? ButtonUrl { get; init; }

    /// <summary>Gets how long Viber may try before the SMS goes out; <see cref="SmsMessage.ValidFor"/> is that of the SMS.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary>Gets the text that goes as SMS where Viber does not deliver.</summary>
    public SmsText? Fallback { get; init; }

    /// <summary>Gets a value indicating whether the SMS goes first and Viber is the fallback.</summary>
    public bool SmsFirst { get; init; }

    private protected override string Describe() => Characters(Text);
}
