namespace SmsGateways.Sending;

/// <summary>What goes out in one request: one message or, where the provider takes them together, several.</summary>
/// <param name="entries">The messages.</param>
/// <param name="id">The id under which the provider gets the request; <see langword="null"/> where it knows none, or one for each recipient.</param>
internal sealed class Batch(BatchEntry[] entries, string? id)
{
    public Batch(SmsMessage message, ReadOnlyMemory<PhoneNumber> recipients, string? id)
        : this([new(message, recipients)], id)
    {
    }

    public ReadOnlySpan<BatchEntry> Entries => entries;

    public string? Id => id;

    /// <summary>Gets a value indicating whether each recipient has an id of its own, so that a part of the request can be repeated.</summary>
    public bool HasRecipientIds => !entries[0].Ids.IsEmpty;

    /// <summary>Gets a value indicating whether ids keep the provider from sending twice. It may be that they only name what it sends.</summary>
    public bool AreIdsRecognized { get; init; } = true;

    /// <summary>Gets a value indicating whether the provider recognizes what it has already.</summary>
    public bool HasIds => AreIdsRecognized && (id is not null || HasRecipientIds);

    /// <summary>Gets the message of a request that carries one.</summary>
    public SmsMessage Message => Sole.Message;

    /// <summary>Gets the recipients of a request that carries one message.</summary>
    public ReadOnlyMemory<PhoneNumber> Recipients => Sole.Recipients;

    /// <summary>Gets how many recipients there are in all entries together.</summary>
    public int RecipientCount
    {
        get
        {
            var count = 0;
            foreach (var entry in entries)
            {
                count += entry.Recipients.Length;
            }

            return count;
        }
    }

    private BatchEntry Sole => entries is [var sole] ? sole : throw new InvalidOperationException($"The request has {entries.Length} messages, where one was expected.");

    /// <summary>Gets the id under which the provider has the message for a recipient.</summary>
    /// <param name="index">Which, counted over all entries.</param>
    public string? IdOf(int index)
    {
        if (!HasRecipientIds)
        {
            return id;
        }

        foreach (var entry in entries)
        {
            if (index < entry.Ids.Length)
            {
                return entry.Ids.Span[index];
            }

            index -= entry.Ids.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>Leaves out all recipients but some.</summary>
    /// <param name="indexes">Which stay, in rising order.</param>
    public Batch Only(ReadOnlySpan<int> indexes)
    {
        var kept = new List<BatchEntry>();
        var first = 0;
        foreach (var entry in entries)
        {
            if (entry.Only(indexes, first) is { Recipients.IsEmpty: false } rest)
            {
                kept.Add(rest);
            }

            first += entry.Recipients.Length;
        }

        return new([.. kept], id) { AreIdsRecognized = AreIdsRecognized };
    }
}
