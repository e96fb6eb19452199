namespace SmsGateways.Sending;

/// <summary>How the recipients of a message are spread over requests.</summary>
/// <param name="Message">The message, as it was checked.</param>
/// <param name="Recipients">Its recipients, each once.</param>
/// <param name="Verdicts">What is known of each of them.</param>
/// <param name="MaxRecipients">How many one request may carry.</param>
/// <param name="Deadline">When the whole send ends.</param>
internal readonly record struct SendPlan(SmsMessage Message, PhoneNumber[] Recipients, Verdict[] Verdicts, int MaxRecipients, Deadline Deadline)
{
    // Where each request's recipients begin, and where the last one's end; null where all but the last are full.
    private readonly int[]? _starts = FindStarts(Message.Trail?.Whole, Recipients, MaxRecipients);

    /// <summary>Gets how many requests there are.</summary>
    public int Count => _starts?.Length - 1 ?? (int)(((long)Recipients.Length + MaxRecipients - 1) / MaxRecipients);

    /// <summary>Tells whether a request has nobody to go to: guards have left out all its recipients.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public bool IsEmpty(int index) => _starts is not null && _starts[index] == _starts[index + 1];

    /// <summary>Makes one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    /// <param name="id">The id under which the provider gets it.</param>
    public Submission CreateSubmission(int index, string? id)
    {
        var start = _starts?[index] ?? index * MaxRecipients;
        var length = (_starts?[index + 1] ?? Math.Min(start + MaxRecipients, Recipients.Length)) - start;
        return new(new(Message, Recipients.AsMemory(start, length), id), Verdicts.AsMemory(start, length), Deadline);
    }

    // Each recipient stays in the request, and so under the id, that it would have if none had been left out.
    private static int[]? FindStarts(IReadOnlyList<PhoneNumber>? whole, PhoneNumber[] recipients, int maxRecipients)
    {
        if (whole is null)
        {
            return null;
        }

        List<int> starts = [];
        var found = 0;
        foreach (var (position, to) in whole.Distinct().Index())
        {
            if (position % maxRecipients is 0)
            {
                starts.Add(found);
            }

            found += found < recipients.Length && recipients[found] == to ? 1 : 0;
        }

        starts.Add(found);
        return found == recipients.Length ? [.. starts] : null;
    }
}
