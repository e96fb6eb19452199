using System.Text;

namespace SmsGateways;

/// <summary>Which delivery reports to ask for.</summary>
/// <remarks>
/// A query without ids is more likely a list that came out empty than a wish for everything, and is refused: say <see cref="AllWaiting"/> for that.
/// </remarks>
public sealed record SmsReportQuery
{
    /// <summary>Creates a query for messages by the ids that <see cref="SmsRecipientResult.ProviderMessageId"/> told.</summary>
    /// <param name="providerMessageIds">The ids.</param>
    public SmsReportQuery(params string[] providerMessageIds)
    {
        ArgumentNullException.ThrowIfNull(providerMessageIds);

        ProviderMessageIds = [.. providerMessageIds];
        var missing = Array.FindIndex(ProviderMessageIds, string.IsNullOrWhiteSpace);
        if (missing >= 0)
        {
            throw new ArgumentException($"Id {missing} (counted from 0) is empty.", nameof(providerMessageIds));
        }

        // Such ids nobody ever gave: most likely the wrong bytes were decoded.
        var mangled = Array.FindIndex(ProviderMessageIds, static id => id.EnumerateRunes().Any(static rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar));
        if (mangled >= 0)
        {
            throw new ArgumentException($"Id {mangled} (counted from 0) has a control character, or half of a surrogate pair.", nameof(providerMessageIds));
        }
    }

    /// <summary>Gets the query for every report that the provider has waiting, where it keeps such a list.</summary>
    public static SmsReportQuery AllWaiting { get; } = new() { IsAllWaiting = true };

    /// <summary>Gets the ids.</summary>
    public string[] ProviderMessageIds { get; }

    /// <summary>Gets the recipient to ask about.</summary>
    /// <value><see langword="null"/> for all recipients of each message.</value>
    public PhoneNumber? To
    {
        get;
        init => field = value != default(PhoneNumber) ? value : throw new ArgumentException("The default value is no number.", nameof(value));
    }

    /// <summary>Gets a value indicating whether this is <see cref="AllWaiting"/>, perhaps for one recipient.</summary>
    internal bool IsAllWaiting { get; private init; }

    /// <summary>Compares the ids one by one.</summary>
    /// <param name="other">The query to compare with.</param>
    /// <returns>Whether both ask the same.</returns>
    public bool Equals(SmsReportQuery? other)
        => other is not null && To == other.To && IsAllWaiting == other.IsAllWaiting && ProviderMessageIds.AsSpan().SequenceEqual(other.ProviderMessageIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(To, IsAllWaiting, ProviderMessageIds.Length, ProviderMessageIds.FirstOrDefault());

    /// <summary>Returns the ids and the masked recipient.</summary>
    /// <returns>For example <c>SmsReportQuery A88726 to +996*******56</c>.</returns>
    public override string ToString()
        => $"SmsReportQuery {(IsAllWaiting ? "all waiting" : string.Join(", ", ProviderMessageIds))}{(To is { } to ? $" to {to.ToMaskedString()}" : "")}";
}
