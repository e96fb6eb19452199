using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmsGateways.Tests.Chaos;

/// <summary>The provider's side of the truth: what arrived, and how many SMS each recipient got, whatever became of the answers.</summary>
internal sealed class Ledger(ChaosSettings settings)
{
    private readonly int[] _sms = new int[settings.Recipients];
    private readonly int[] _submissions = new int[settings.Recipients];
    private readonly int[] _requests = new int[settings.Messages];
    private readonly long[] _lastArrival = new long[settings.Messages];
    private readonly long[] _faults = new long[Enum.GetValues<FaultKind>().Length];
    private readonly ConcurrentQueue<string> _strays = new();
    private long _questionsFromNowhere;

    /// <summary>Gets how many SMS went to the recipient in a slot.</summary>
    public ReadOnlySpan<int> Sms => _sms;

    /// <summary>Gets how many submissions had the recipient in a slot as their first.</summary>
    public ReadOnlySpan<int> Submissions => _submissions;

    /// <summary>Gets how many requests there were about a message, questions for reports included.</summary>
    public ReadOnlySpan<int> Requests => _requests;

    /// <summary>Gets how many requests there were in all.</summary>
    public long TotalRequests => _requests.Sum(static requests => (long)requests) + Interlocked.Read(ref _questionsFromNowhere);

    /// <summary>Gets when the last request about a message had arrived, as a <see cref="Stopwatch"/> timestamp.</summary>
    public ReadOnlySpan<long> LastArrival => _lastArrival;

    /// <summary>Gets how often each fault was injected.</summary>
    public ReadOnlySpan<long> Faults => _faults;

    /// <summary>Gets what arrived and belongs to no message: it would be the wrong text at the wrong person.</summary>
    public IReadOnlyCollection<string> Strays => _strays;

    /// <summary>Notes that a submission has arrived, before anything is done about it.</summary>
    /// <returns>Which attempt it is, counted from 1.</returns>
    public int OnSubmission(int message, int firstSlot)
    {
        OnArrival(message);
        return Interlocked.Increment(ref _submissions[firstSlot]);
    }

    /// <summary>Notes that a request about a message has arrived.</summary>
    public void OnArrival(int message)
    {
        Interlocked.Increment(ref _requests[message]);
        Volatile.Write(ref _lastArrival[message], Stopwatch.GetTimestamp());
    }

    /// <summary>Notes a question for the reports of an id that never arrived.</summary>
    /// <remarks>Rare and right: the submission was written, the client gave up before the provider had read it, and cannot know that.</remarks>
    public void OnQuestionFromNowhere() => Interlocked.Increment(ref _questionsFromNowhere);

    public void OnFault(FaultKind kind) => Interlocked.Increment(ref _faults[(int)kind]);

    /// <summary>Notes that an SMS goes out to a recipient.</summary>
    /// <exception cref="FormatException">The recipient is none of the message's.</exception>
    public void Send(int message, int slot)
    {
        Check(message, slot);
        Interlocked.Increment(ref _sms[slot]);
    }

    public void OnStray(string what) => _strays.Enqueue(what);

    /// <summary>Checks that a recipient is one of the message's.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public void Check(int message, int slot)
    {
        if (message >= settings.Messages || slot >= settings.Recipients || slot / settings.RecipientsPerMessage != message)
        {
            throw new FormatException($"The text '{Slots.TextOf(message)}' was not meant for {Slots.DigitsOf(slot)}.");
        }
    }
}
