using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending.Journal;

/// <summary>A journal in a file, for one process: it survives crashes of the process and of the machine.</summary>
/// <remarks>
/// What is known is in memory, and every change of it goes to the end of the file. Changes that come while the disk is busy wait, and are written and flushed
/// together: many senders share one flush. A call completes when what it wrote is on disk.
/// </remarks>
internal sealed class FileJournal : ISmsSendJournal, ISmsMessageLookup, IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly string _path;
    private readonly JournalLock _processLock;
    private readonly JournalIndex _index;
    private readonly JournalWriter _writer;

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="retention">How long an entry is kept after its last change.</param>
    /// <param name="clock">The time.</param>
    /// <param name="logger">Gets what an operator should know.</param>
    /// <param name="onStep">Called before each access to the disk; what it throws is taken for an error of the disk.</param>
    /// <param name="garbage">How many superseded records there must be, at least, before the file is compacted.</param>
    /// <exception cref="IOException">The file is in use or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The file is no journal, or is damaged.</exception>
    public FileJournal(string path, TimeSpan retention, TimeProvider clock, ILogger logger, Action<JournalStep>? onStep = null, int garbage = 20_000)
    {
        _path = Path.GetFullPath(path);
        _clock = clock;
        _index = new(retention);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _processLock = JournalLock.Acquire(_path);
        }
        catch (Exception exception) when (IsForeign(exception))
        {
            throw Explain(exception);
        }

        try
        {
            _writer = new(_path, _index, _lock, clock, logger, onStep, garbage, retention);
        }
        catch (Exception exception)
        {
            _processLock.Dispose();
            throw IsForeign(exception) ? Explain(exception) : exception;
        }
    }

    public async ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();

        var grants = new SmsJournalGrant[claim.To.Count];
        JournalBatch? batch = null;
        lock (_lock)
        {
            _writer.ThrowIfUnusable();
            var now = _clock.GetUtcNow();
            for (var i = 0; i < grants.Length; i++)
            {
                var to = claim.To[i];
                grants[i] = SmsJournalRules.Decide(claim, i, _index.Find(claim.MessageId, to, now), now);
                if (grants[i].IsClaimed)
                {
                    _index.Put(claim.MessageId, SmsJournalRules.Claimed(claim, i, now), batch ??= _writer.Next);
                }
            }
        }

        await StoreAsync(batch, cancellationToken).ConfigureAwait(false);
        return grants;
    }

    public async ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentNullException.ThrowIfNull(entries);

        JournalBatch? batch = null;
        lock (_lock)
        {
            _writer.ThrowIfUnusable();
            var now = _clock.GetUtcNow();
            foreach (var entry in entries)
            {
                if (SmsJournalRules.MayRecord(_index.Find(messageId, entry.To, now), entry))
                {
                    _index.Put(messageId, entry with { WrittenAt = now }, batch ??= _writer.Next);
                }
            }
        }

        await StoreAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ArgumentNullException.ThrowIfNull(to);

        lock (_lock)
        {
            _writer.ThrowIfUnusable();
            var now = _clock.GetUtcNow();
            return new([.. to.Select(number => _index.Find(messageId, number, now))]);
        }
    }

    public ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(providerMessageId);

        lock (_lock)
        {
            _writer.ThrowIfUnusable();
            return new(_index.FindMessageId(gateway, providerMessageId, _clock.GetUtcNow()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Close();
        await _writer.Closed.ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _processLock.Dispose();
    }

    // The system's own errors name a file, if any, that nobody has given a name to.
    private bool IsForeign(Exception exception)
        => exception is UnauthorizedAccessException || (exception is IOException && !exception.Message.Contains($"'{_path}'", StringComparison.Ordinal));

    private IOException Explain(Exception exception) => new($"The journal '{_path}' cannot be opened: {exception.Message}", exception);

    private Task StoreAsync(JournalBatch? batch, CancellationToken cancellationToken)
    {
        if (batch is null)
        {
            return Task.CompletedTask;
        }

        _writer.Wake();
        return batch.Stored.WaitAsync(cancellationToken);
    }
}
