using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>A journal by the rules that several applications share, and that fails when a test wants.</summary>
internal sealed class SharedJournal : ISmsSendJournal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Id, PhoneNumber To), SmsJournalEntry> _entries = [];

    public string? Fails { get; set; }

    public IReadOnlyCollection<string> Ids
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Keys.Select(static key => key.Id)];
            }
        }
    }

    public void EndLeases()
    {
        lock (_lock)
        {
            foreach (var (key, entry) in _entries)
            {
                _entries[key] = entry with { LeaseEnd = entry.WrittenAt };
            }
        }
    }

    public ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default)
    {
        ThrowIf(nameof(ClaimAsync));
        lock (_lock)
        {
            var now = DateTimeOffset.UtcNow;
            var grants = new List<SmsJournalGrant>();
            for (var i = 0; i < claim.To.Count; i++)
            {
                var key = (claim.MessageId, claim.To[i]);
                grants.Add(SmsJournalRules.Decide(claim, i, _entries.GetValueOrDefault(key), now));
                if (grants[i].IsClaimed)
                {
                    _entries[key] = SmsJournalRules.Claimed(claim, i, now);
                }
            }

            return new(grants);
        }
    }

    public ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default)
    {
        ThrowIf(nameof(RecordAsync));
        lock (_lock)
        {
            foreach (var entry in entries)
            {
                if (SmsJournalRules.MayRecord(_entries.GetValueOrDefault((messageId, entry.To)), entry))
                {
                    _entries[(messageId, entry.To)] = entry;
                }
            }
        }

        return default;
    }

    public ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default)
    {
        ThrowIf(nameof(FindAsync));
        lock (_lock)
        {
            return new([.. to.Select(number => _entries.GetValueOrDefault((messageId, number)))]);
        }
    }

    private void ThrowIf(string method)
    {
        if (Fails == method)
        {
            throw new IOException("The disk is full.");
        }
    }
}
