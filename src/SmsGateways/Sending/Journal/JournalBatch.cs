namespace SmsGateways.Sending.Journal;

/// <summary>What is written and flushed together, and who waits for it.</summary>
internal sealed class JournalBatch(JournalFrame frame)
{
    private readonly List<(string MessageId, PhoneNumber To, SmsJournalEntry? Before)> _changes = [];
    private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalFrame Frame => frame;

    /// <summary>Gets what was there before, to take the batch back.</summary>
    public IEnumerable<(string MessageId, PhoneNumber To, SmsJournalEntry? Before)> Changes => _changes;

    public int Count => _changes.Count;

    /// <summary>Gets a task that completes when the batch is on disk.</summary>
    public Task Stored => _stored.Task;

    public void Add(string messageId, SmsJournalEntry entry, SmsJournalEntry? before)
    {
        frame.Add(messageId, entry);
        _changes.Add((messageId, entry.To, before));
    }

    public void Complete() => _stored.SetResult();

    public void Fail(Exception exception)
    {
        _stored.SetException(exception);
        _ = _stored.Task.Exception; // Nobody may be waiting for it any more.
    }
}
