using Microsoft.Extensions.Logging;

namespace SmsGateways.PostgreSql;

/// <summary>Outcomes that wait for their batch.</summary>
internal sealed class RecordCall(IReadOnlyList<SmsJournalEntry> entries, JournalKey[] keys, TimeSpan limit, TimeProvider clock, ILogger logger) : PendingCall<bool>
{
    private readonly long _start = clock.GetTimestamp();

    public IReadOnlyList<SmsJournalEntry> Entries => entries;

    /// <summary>Gets the keys of the entries, in order.</summary>
    public JournalKey[] Keys => keys;

    public override int Rows => keys.Length;

    // By its time, not by its caller: whoever stops waiting still wants it written.
    public override bool IsOver => clock.GetElapsedTime(_start) >= limit;

    public override bool TryLeave() => !Answer.IsCompleted;

    public override void Fail(Exception exception)
    {
        Log.NotRecorded(logger, keys[0].MessageId, exception.Message);
        base.Fail(exception);
    }
}
