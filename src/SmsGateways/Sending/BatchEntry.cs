namespace SmsGateways.Sending;

/// <summary>One message of a request.</summary>
/// <param name="Message">The message, as it was checked.</param>
/// <param name="Recipients">Those of its recipients that go out in the request, none of them twice.</param>
/// <param name="Ids">The id of each recipient, in order, where the provider knows messages by such; empty elsewhere.</param>
internal readonly record struct BatchEntry(SmsMessage Message, ReadOnlyMemory<PhoneNumber> Recipients, ReadOnlyMemory<string> Ids = default)
{
    /// <summary>Gets when the message was planned. What is relative to now counts from here, so that a repetition says the same.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>Leaves out all recipients but some.</summary>
    /// <param name="indexes">Which stay, counted over all entries of the request.</param>
    /// <param name="first">The index of this entry's first recipient.</param>
    public BatchEntry Only(ReadOnlySpan<int> indexes, int first)
    {
        var (recipients, ids) = (new List<PhoneNumber>(), new List<string>());
        foreach (var index in indexes)
        {
            if (index >= first && index < first + Recipients.Length)
            {
                recipients.Add(Recipients.Span[index - first]);
                ids.Add(Ids.Span[index - first]);
            }
        }

        return this with { Recipients = recipients.ToArray(), Ids = ids.ToArray() };
    }
}
