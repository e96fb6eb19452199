using System.Text.Json.Serialization;

namespace SmsGateways;

/// <summary>What became of a message, recipient by recipient.</summary>
/// <remarks>Compared by value; survives a round trip through <see cref="System.Text.Json.JsonSerializer"/>.</remarks>
public sealed record SmsSendResult
{
    /// <summary>Gets the message as it was sent, its <see cref="SmsMessage.Id"/> filled in.</summary>
    /// <value>To submit it again after an unknown outcome, set <see cref="SmsMessage.IsResubmission"/> on it.</value>
    public SmsMessage? Message { get; init; }

    /// <summary>Gets the message's id: the caller's, or the one that was made for it.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Gets one outcome for every entry of <see cref="SmsMessage.To"/>, in the same order.</summary>
    public IReadOnlyList<SmsRecipientResult> Recipients { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = [];

    /// <summary>Gets a value indicating whether the provider took the message for every recipient.</summary>
    /// <value><see langword="false"/> for an empty result.</value>
    [JsonIgnore]
    public bool AllAccepted => Recipients.Count > 0 && Recipients.All(static recipient => recipient.Outcome is SmsOutcome.Accepted);

    /// <summary>Throws unless the provider took the message for every recipient.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="SmsOutcomeUnknownException">At least one outcome is unknown: do not run again, reconcile.</exception>
    /// <exception cref="SmsSendException">All is known, and at least one recipient was not accepted.</exception>
    public SmsSendResult EnsureAccepted()
    {
        if (AllAccepted)
        {
            return this;
        }

        throw Recipients.Any(static recipient => recipient.Outcome is SmsOutcome.Unknown)
            ? new SmsOutcomeUnknownException(this)
            : new SmsSendException(this);
    }

    /// <summary>Compares every property, recipients one by one.</summary>
    /// <param name="other">The result to compare with.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(SmsSendResult? other)
        => other is not null
            && MessageId == other.MessageId
            && Message == other.Message
            && Recipients.SequenceEqual(other.Recipients);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MessageId, Recipients.Count, Recipients.Count > 0 ? Recipients[0] : null);

    /// <summary>Returns how many recipients had which outcome; no numbers, no text.</summary>
    /// <returns>For example <c>SmsSendResult ready-4711: 2 Accepted, 1 Rejected</c>.</returns>
    public override string ToString() => $"SmsSendResult {MessageId}: {Summarize()}";

    internal string Summarize()
        => Recipients.Count is 0
            ? "no recipients"
            : string.Join(", ", Recipients.CountBy(static recipient => recipient.Outcome).OrderByDescending(static count => count.Key).Select(static count => $"{count.Value} {count.Key}"));
}
