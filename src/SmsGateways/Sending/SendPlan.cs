namespace SmsGateways.Sending;

/// <summary>How the recipients of a message are spread over requests.</summary>
/// <param name="Message">The message, as it was checked.</param>
/// <param name="Recipients">Its recipients, each once.</param>
/// <param name="Verdicts">What is known of each of them.</param>
/// <param name="MaxRecipients">How many one request may carry.</param>
/// <param name="Deadline">When the whole send ends.</param>
internal readonly record struct SendPlan(SmsMessage Message, PhoneNumber[] Recipients, Verdict[] Verdicts, int MaxRecipients, Deadline Deadline)
{
    /// <summary>Gets how many requests there are.</summary>
    public int Count => (int)(((long)Recipients.Length + MaxRecipients - 1) / MaxRecipients);

    /// <summary>Makes one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    /// <param name="id">The id under which the provider gets it.</param>
    public Submission CreateSubmission(int index, string? id)
    {
        var start = index * MaxRecipients;
        var length = Math.Min(MaxRecipients, Recipients.Length - start);
        return new(new(Message, Recipients.AsMemory(start, length), id), Verdicts.AsMemory(start, length), Deadline);
    }
}
