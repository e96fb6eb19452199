using System.Text.Json.Serialization;
using SmsGateways.Sending;

namespace SmsGateways;

/// <summary>One message to one or many recipients.</summary>
/// <remarks>
/// Immutable, compared by value, and fit for a queue: it survives a round trip through <see cref="System.Text.Json.JsonSerializer"/>.
/// <see cref="ToString"/> hides the text and the numbers.
/// </remarks>
public sealed record SmsMessage
{
    /// <summary>The longest time that a send may take. Timers cannot wait for much more, and nobody waits for that.</summary>
    internal static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(3);

    private readonly PhoneNumber[] _to = [];
    private readonly SmsProviderOptions[] _providerOptions = [];

    /// <summary>Creates a text message without recipients yet; set <see cref="To"/>.</summary>
    /// <param name="text">The text.</param>
    public SmsMessage(string text)
        : this(new SmsText(text))
    {
    }

    /// <summary>Creates a message without recipients yet; set <see cref="To"/>.</summary>
    /// <param name="content">What it carries.</param>
    [JsonConstructor]
    public SmsMessage(SmsContent content) => Content = content;

    /// <summary>Creates a text message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">The recipients, in international form.</param>
    /// <exception cref="FormatException">A recipient is not a number in international form; the message says which one.</exception>
    public SmsMessage(string text, params IEnumerable<string> to)
        : this(new SmsText(text), to)
    {
    }

    /// <summary>Creates a text message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">The recipients.</param>
    public SmsMessage(string text, params IEnumerable<PhoneNumber> to)
        : this(new SmsText(text), to)
    {
    }

    /// <summary>Creates a message.</summary>
    /// <param name="content">What it carries.</param>
    /// <param name="to">The recipients, in international form.</param>
    /// <exception cref="FormatException">A recipient is not a number in international form; the message says which one.</exception>
    public SmsMessage(SmsContent content, params IEnumerable<string> to)
        : this(content)
    {
        ArgumentNullException.ThrowIfNull(to);

        _to = [.. to.Select(ParseRecipient)];
    }

    /// <summary>Creates a message.</summary>
    /// <param name="content">What it carries.</param>
    /// <param name="to">The recipients.</param>
    public SmsMessage(SmsContent content, params IEnumerable<PhoneNumber> to)
        : this(content)
    {
        ArgumentNullException.ThrowIfNull(to);

        _to = Checked([.. to]);
    }

    /// <summary>Gets the caller's idempotency key: the same key is the same message, in every process and on every machine.</summary>
    /// <value>
    /// Made from what the message is about, such as <c>ready-4711</c>, it lets a job that is run again submit again instead of sending again.
    /// <see langword="null"/> gives every send a key of its own. It appears in logs: put no number and no text in it.
    /// </value>
    public string? Id
    {
        get;
        init => field = value is null || (!string.IsNullOrWhiteSpace(value) && !value.Any(char.IsControl))
            ? value
            : throw new ArgumentException("An id is null, or it says something and has no control characters.", nameof(value));
    }

    /// <summary>Gets what the message carries.</summary>
    [JsonRequired]
    public SmsContent Content { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets the recipients. A number that is listed twice is sent to once and has two equal results.</summary>
    public IReadOnlyList<PhoneNumber> To
    {
        get => _to;
        init => _to = Checked([.. value ?? throw new ArgumentNullException(nameof(value))]);
    }

    /// <summary>Gets the sender.</summary>
    /// <value><see langword="null"/> for <see cref="SmsGatewayOptions.DefaultSender"/>.</value>
    public SmsSender? From { get; init; }

    /// <summary>Gets when the provider is to send the message.</summary>
    /// <value><see langword="null"/> for at once. Providers keep whole seconds.</value>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Gets how long the operators may try to deliver the message.</summary>
    /// <value><see langword="null"/> for as long as they usually do.</value>
    public TimeSpan? ValidFor { get; init => field = Require.Positive(value, nameof(ValidFor)); }

    /// <summary>Gets how long the whole send may take, repetitions and pauses included.</summary>
    /// <value><see langword="null"/> for <see cref="SmsGatewayOptions.Deadline"/>. 3 days are the longest.</value>
    public TimeSpan? Deadline
    {
        get;
        init => field = Require.Positive(value, nameof(Deadline)) <= LongestDeadline || value is null
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Deadline), value, $"{nameof(Deadline)} is at most {LongestDeadline.TotalDays} days.");
    }

    /// <summary>Gets what to do when it is not known whether the message went out.</summary>
    public SmsOnUnknown OnUnknown { get; init; }

    /// <summary>Gets a value indicating whether an earlier run may already have sent this message under the same <see cref="Id"/>.</summary>
    /// <value>Set it when a job runs again after an unknown outcome or a crash. The whole message is submitted again, never a part of it.</value>
    public bool IsResubmission { get; init; }

    /// <summary>Gets what may be substituted in the text where that saves parts, or where the provider could not take the text otherwise.</summary>
    /// <value>
    /// <see langword="null"/> to send the text as it is. <see cref="SmsSimplification.Default"/> is the usual choice. The parts that are predicted, and
    /// limited by guards, are those of the text that is sent; the message of the result stays the caller's. Counts for <see cref="SmsText"/>,
    /// <see cref="SmsNotification"/> and the fallback of <see cref="SmsViber"/>.
    /// </value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SmsSimplification? Simplify { get; init; }

    /// <summary>Gets what only one provider understands, for each provider that needs it.</summary>
    public IReadOnlyList<SmsProviderOptions> ProviderOptions
    {
        get => _providerOptions;
        init => _providerOptions = [.. value ?? throw new ArgumentNullException(nameof(value))];
    }

    /// <summary>Gets what the gateways on the message's way tell each other. No part of what the message says: not compared, never written down.</summary>
    internal MessageTrail? Trail { get; init; }

    /// <summary>Compares every property, lists entry by entry.</summary>
    /// <param name="other">The message to compare with.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(SmsMessage? other)
        => other is not null
            && Id == other.Id
            && Content == other.Content
            && From == other.From
            && SendAt == other.SendAt
            && ValidFor == other.ValidFor
            && Deadline == other.Deadline
            && OnUnknown == other.OnUnknown
            && IsResubmission == other.IsResubmission
            && Simplify == other.Simplify
            && _to.AsSpan().SequenceEqual(other._to)
            && _providerOptions.SequenceEqual(other._providerOptions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Content, From, SendAt, _to.Length, _to.FirstOrDefault());

    /// <summary>Returns what a log may show: no text, and of the numbers only the first, masked.</summary>
    /// <returns>For example <c>SmsMessage ready-4711: SmsText (24 characters) to +996*******56 and 2 more</c>.</returns>
    public override string ToString()
        => $"SmsMessage{(Id is null ? "" : $" {Id}")}: {Content} to {(_to is [var first, ..] ? first.ToMaskedString() : "nobody")}"
            + (_to.Length > 1 ? $" and {_to.Length - 1} more" : "");

    private static PhoneNumber ParseRecipient(string number, int index)
    {
        try
        {
            return PhoneNumber.Parse(number);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentNullException)
        {
            throw new FormatException($"Recipient {index} (counted from 0): {(number is null ? "it is null." : exception.Message)}");
        }
    }

    private static PhoneNumber[] Checked(PhoneNumber[] numbers)
    {
        var missing = Array.IndexOf(numbers, default);
        return missing < 0 ? numbers : throw new ArgumentException($"Recipient {missing} (counted from 0) is the default value, which is no number.", nameof(numbers));
    }
}
