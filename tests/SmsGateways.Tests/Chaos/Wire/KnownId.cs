using System.Diagnostics;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary>What the provider knows about one id. Its lock makes "seen before?" and "now it is" one step, as a provider that keeps its word must.</summary>
internal sealed class KnownId(int message, int firstSlot)
{
    private long _knownFrom = long.MaxValue;
    private int _questions;

    public Lock Lock { get; } = new();

    public int Message => message;

    public int FirstSlot => firstSlot;

    /// <summary>Gets whom the message went to under this id: nobody, where it was refused.</summary>
    public int[] SentTo { get; private set; } = [];

    /// <summary>Gets a value indicating whether a submission under this id is refused by now.</summary>
    public bool IsKnown => Stopwatch.GetTimestamp() >= _knownFrom;

    public void OnSent(int[] slots, TimeSpan lag)
    {
        SentTo = slots;
        Register(lag);
    }

    public void OnRefused() => Register(TimeSpan.Zero);

    /// <summary>Counts a question for reports.</summary>
    /// <returns>Which question it is, counted from 1.</returns>
    public int OnQuestion() => Interlocked.Increment(ref _questions);

    // What was accepted first is registered first: a repetition in between does not put it off.
    private void Register(TimeSpan lag)
        => _knownFrom = Math.Min(_knownFrom, Stopwatch.GetTimestamp() + (long)(lag.TotalSeconds * Stopwatch.Frequency));
}
