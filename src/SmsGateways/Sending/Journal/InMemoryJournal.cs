using System.Collections.Concurrent;

namespace SmsGateways.Sending.Journal;

/// <summary>A journal for one process that remembers as long as the process lives: against jobs that run again, not against crashes.</summary>
internal sealed class InMemoryJournal(TimeSpan retention, TimeProvider clock) : ISmsSendJournal
{
    private readonly ConcurrentDictionary<(string MessageId, PhoneNumber To), SmsJournalEntry> _entries = new();
    private readonly long _start = clock.GetTimestamp();
    private long _nextSweep = retention.Ticks;

    public ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default)
    {
        Sweep();
        var now = clock.GetUtcNow();
        var grants = new SmsJournalGrant[claim.To.Count];
        for (var i = 0; i < grants.Length; i++)
        {
            grants[i] = Claim(claim, i, now);
        }

        return new(grants);
    }

    public ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in entries)
        {
            var written = entry with { WrittenAt = now };
            _entries.AddOrUpdate((messageId, entry.To), written, (_, known) => IsExpired(known, now) || SmsJournalRules.MayRecord(known, written) ? written : known);
        }

        return default;
    }

    public ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return new([.. to.Select(number => _entries.GetValueOrDefault((messageId, number)) is { } entry && !IsExpired(entry, now) ? entry : null)]);
    }

    private SmsJournalGrant Claim(SmsJournalClaim claim, int index, DateTimeOffset now)
    {
        var key = (claim.MessageId, claim.To[index]);
        while (true)
        {
            var stored = _entries.GetValueOrDefault(key);
            var grant = SmsJournalRules.Decide(claim, index, stored is null || IsExpired(stored, now) ? null : stored, now);
            if (!grant.IsClaimed)
            {
                return grant;
            }

            // Whoever comes between is seen on the next round.
            var claimed = SmsJournalRules.Claimed(claim, index, now);
            if (stored is null ? _entries.TryAdd(key, claimed) : _entries.TryUpdate(key, claimed, stored))
            {
                return grant;
            }
        }
    }

    private bool IsExpired(SmsJournalEntry entry, DateTimeOffset now) => SmsJournalRules.IsExpired(entry, retention, now);

    // Once in a retention, by whoever comes then: at most two retentions' entries are held.
    private void Sweep()
    {
        var elapsed = clock.GetElapsedTime(_start).Ticks;
        var next = Volatile.Read(ref _nextSweep);
        if (elapsed < next || Interlocked.CompareExchange(ref _nextSweep, elapsed + retention.Ticks, next) != next)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var pair in _entries)
        {
            if (IsExpired(pair.Value, now))
            {
                _entries.TryRemove(pair);
            }
        }
    }
}
