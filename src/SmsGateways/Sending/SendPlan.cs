namespace SmsGateways.Sending;

/// <summary>A message on its way: how its recipients are spread over requests, and what is known of each.</summary>
/// <param name="original">The message as it was given, its id filled in.</param>
/// <param name="message">The message, as it was checked.</param>
/// <param name="recipients">Its recipients, each once.</param>
/// <param name="maxRecipients">How many one request may carry.</param>
/// <param name="deadline">When the whole send ends.</param>
internal sealed class SendPlan(SmsMessage original, SmsMessage message, PhoneNumber[] recipients, int maxRecipients, Deadline deadline)
{
    // Where each request's recipients begin, and where the last one's end; null where all but the last are full.
    private readonly int[]? _starts = FindStarts(message.Trail?.Whole, recipients, maxRecipients);

    public SmsMessage Original => original;

    public SmsMessage Message => message;

    public PhoneNumber[] Recipients => recipients;

    /// <summary>Gets what is known of each recipient.</summary>
    public Verdict[] Verdicts { get; } = new Verdict[recipients.Length];

    public Deadline Deadline => deadline;

    /// <summary>Gets when it was made.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>Gets how many parts our own measure says.</summary>
    public int? PredictedParts { get; init; }

    /// <summary>Gets a value indicating whether our own check refused the message: the verdicts are the result.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets how many requests there are, those that have nobody to go to among them.</summary>
    public int Count => _starts?.Length - 1 ?? (int)(((long)recipients.Length + maxRecipients - 1) / maxRecipients);

    /// <summary>Tells whether a request has nobody to go to: all its recipients were left out.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public bool IsEmpty(int index) => LengthOf(index) is 0;

    /// <summary>Counts the requests that have somebody to go to.</summary>
    public int CountRequests()
    {
        var count = 0;
        for (var index = 0; index < Count; index++)
        {
            count += IsEmpty(index) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Gets the recipients of one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public ReadOnlyMemory<PhoneNumber> RecipientsOf(int index) => recipients.AsMemory(StartOf(index), LengthOf(index));

    /// <summary>Gets what is known of the recipients of one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public Memory<Verdict> VerdictsOf(int index) => Verdicts.AsMemory(StartOf(index), LengthOf(index));

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

    private int StartOf(int index) => _starts?[index] ?? index * maxRecipients;

    private int LengthOf(int index) => (_starts?[index + 1] ?? Math.Min(StartOf(index) + maxRecipients, recipients.Length)) - StartOf(index);
}
