namespace SmsGateways.Sending;

/// <summary>A message on its way: how its recipients are spread over requests, and what is known of each.</summary>
/// <param name="Original">The message as it was given, its id filled in.</param>
/// <param name="Message">The message, as it was checked.</param>
/// <param name="Recipients">Its recipients, each once.</param>
/// <param name="Verdicts">What is known of each of them.</param>
/// <param name="PredictedParts">How many parts our own measure says.</param>
/// <param name="MaxRecipients">How many one request may carry.</param>
/// <param name="Deadline">When the whole send ends.</param>
internal sealed record SendPlan(SmsMessage Original, SmsMessage Message, PhoneNumber[] Recipients, Verdict[] Verdicts, int? PredictedParts, int MaxRecipients, Deadline Deadline)
{
    /// <summary>Gets a value indicating whether our own check refused the message: the verdicts are the result.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets how many requests there are.</summary>
    public int Count => (int)(((long)Recipients.Length + MaxRecipients - 1) / MaxRecipients);

    /// <summary>Gets the recipients of one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public ReadOnlyMemory<PhoneNumber> RecipientsOf(int index) => Recipients.AsMemory(StartOf(index), LengthOf(index));

    /// <summary>Gets what is known of the recipients of one request.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public Memory<Verdict> VerdictsOf(int index) => Verdicts.AsMemory(StartOf(index), LengthOf(index));

    private int StartOf(int index) => index * MaxRecipients;

    private int LengthOf(int index) => Math.Min(MaxRecipients, Recipients.Length - StartOf(index));
}
