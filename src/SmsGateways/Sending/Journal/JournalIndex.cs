namespace SmsGateways.Sending.Journal;

/// <summary>What a journal on disk knows, in memory: nothing is read from the file once it is open. For one thread at a time.</summary>
/// <remarks>An entry takes about 300 bytes, with ids of 20 to 40 characters.</remarks>
internal sealed class JournalIndex(TimeSpan retention)
{
    private readonly Dictionary<(string MessageId, PhoneNumber To), SmsJournalEntry> _entries = [];
    private readonly Dictionary<string, string> _gateways = new(StringComparer.Ordinal);
    private string? _lastMessageId;

    // Nobody asks for it but the reports, about messages of an earlier run: made when the first one does.
    private Dictionary<(string Gateway, string Id), string>? _messageIds;

    public int Count => _entries.Count;

    /// <summary>Takes an entry that was read from the file.</summary>
    public void Load(string messageId, SmsJournalEntry entry)
    {
        // Recipients of one message follow each other, and gateways are few: their names are kept once.
        _lastMessageId = messageId == _lastMessageId ? _lastMessageId : messageId;
        _entries[(_lastMessageId, entry.To)] = entry with { Gateway = Pool(entry.Gateway) };
    }

    /// <summary>Ends the leases of senders that have died, as all of them have when the file is opened: the lock was free.</summary>
    /// <returns>How many there were.</returns>
    public int EndLeases()
    {
        var orphans = 0;
        foreach (var (key, entry) in _entries)
        {
            if (entry.State is SmsJournalState.Sending)
            {
                orphans++;
                _entries[key] = entry with { LeaseEnd = entry.WrittenAt };
            }
        }

        return orphans;
    }

    public SmsJournalEntry? Find(string messageId, PhoneNumber to, DateTimeOffset now)
        => _entries.TryGetValue((messageId, to), out var entry) && !IsExpired(entry, now) ? entry : null;

    /// <summary>Finds a message by the provider's id of it.</summary>
    public string? FindMessageId(string gateway, string providerMessageId, DateTimeOffset now)
    {
        if (_messageIds is null)
        {
            _messageIds = [];
            foreach (var (key, entry) in _entries)
            {
                if (!IsExpired(entry, now))
                {
                    AddId(key.MessageId, entry);
                }
            }
        }

        return _messageIds.GetValueOrDefault((gateway, providerMessageId));
    }

    /// <summary>Puts an entry in, and into what is written next.</summary>
    public void Put(string messageId, SmsJournalEntry entry, JournalBatch batch)
    {
        _entries.TryGetValue((messageId, entry.To), out var before);
        _entries[(messageId, entry.To)] = entry;
        AddId(messageId, entry);
        batch.Add(messageId, entry, before);
    }

    /// <summary>Takes back what could not be written. Later batches first.</summary>
    public void Undo(JournalBatch batch)
    {
        foreach (var (messageId, to, before) in batch.Changes.Reverse())
        {
            if (before is null)
            {
                _entries.Remove((messageId, to));
            }
            else
            {
                _entries[(messageId, to)] = before;
            }
        }
    }

    /// <summary>Forgets what has expired.</summary>
    /// <returns>What is left.</returns>
    public List<(string MessageId, SmsJournalEntry Entry)> Sweep(DateTimeOffset now)
    {
        _messageIds = null; // Made again of what is left, by whoever asks next.
        var live = new List<(string, SmsJournalEntry)>(_entries.Count);
        foreach (var (key, entry) in _entries)
        {
            if (IsExpired(entry, now))
            {
                _entries.Remove(key); // A dictionary allows it while it is read.
            }
            else
            {
                live.Add((key.MessageId, entry));
            }
        }

        return live;
    }

    // Of what was claimed and never recorded as well: it may have left.
    private void AddId(string messageId, SmsJournalEntry entry)
    {
        if (_messageIds is not null && entry is { State: not SmsJournalState.Report, Gateway: { } gateway, ProviderMessageId: { } id })
        {
            _messageIds[(gateway, id)] = messageId;
        }
    }

    private bool IsExpired(SmsJournalEntry entry, DateTimeOffset now) => SmsJournalRules.IsExpired(entry, retention, now);

    private string? Pool(string? gateway)
        => gateway is null ? null : _gateways.TryGetValue(gateway, out var known) ? known : _gateways[gateway] = gateway;
}
