using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmsGateways.Tests.Chaos;

/// <summary>The sender's side of the truth: what the client was told about each recipient.</summary>
internal sealed class Journal(ChaosSettings settings)
{
    private readonly SmsOutcome?[] _outcomes = new SmsOutcome?[settings.Recipients];
    private readonly long[] _starts = new long[settings.Messages];
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Gets what was said about the recipient in a slot: <see langword="null"/> where nothing was.</summary>
    public ReadOnlySpan<SmsOutcome?> Outcomes => _outcomes;

    /// <summary>Gets when the send of a message began, as a <see cref="Stopwatch"/> timestamp.</summary>
    public ReadOnlySpan<long> Starts => _starts;

    /// <summary>Gets what was wrong with the results themselves.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public void OnStart(int message) => _starts[message] = Stopwatch.GetTimestamp();

    public void OnOutcome(int slot, SmsOutcome outcome) => _outcomes[slot] = outcome;

    public void OnComplaint(int message, string what) => _complaints.Enqueue($"{Slots.TextOf(message)}: {what}");
}
