using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending.Journal;

/// <summary>Writes a journal's file, on a thread of its own: waiting for a disk would keep a thread of the pool from sending.</summary>
internal sealed partial class JournalWriter : IDisposable
{
    private static readonly TimeSpan MaxSweepPeriod = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly JournalIndex _index;
    private readonly Lock _lock;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Action<JournalStep>? _onStep;
    private readonly int _garbage;
    private readonly AutoResetEvent _wake = new(false);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private readonly ITimer _sweepTimer;

    // Under the lock.
    private JournalBatch _next = new(new());
    private Exception? _failure;
    private bool _isClosing;

    // The thread's own.
    private JournalFile _file;
    private JournalFrame _spare = new();
    private long _records;
    private bool _hasFailed;

    public JournalWriter(
        string path, JournalIndex index, Lock journalLock, TimeProvider clock, ILogger logger, Action<JournalStep>? onStep, int garbage, TimeSpan retention)
    {
        (_path, _index, _lock, _clock, _logger, _onStep, _garbage) = (path, index, journalLock, clock, logger, onStep, garbage);
        _file = Open();
        _thread = new(Run) { IsBackground = true, Name = "SmsGateways journal" };
        _thread.Start();

        // So that what has expired leaves the disk, at most an eighth of the retention later, also where nothing is sent.
        var period = retention / 8 < MaxSweepPeriod ? retention / 8 : MaxSweepPeriod;
        _sweepTimer = clock.CreateTimer(_ => Sweep(), null, period, period);
    }

    /// <summary>Gets what is written next. Under the lock.</summary>
    public JournalBatch Next => _next;

    public Task Closed => _closed.Task;

    /// <summary>Throws where nothing may be claimed. Under the lock.</summary>
    public void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_isClosing, typeof(FileJournal));
        if (_failure is not null)
        {
            throw new IOException(
                $"The journal '{_path}' could not be written to the disk, and what it has there is not known. Nothing is sent until the process starts again and reads it.", _failure);
        }
    }

    public void Wake() => _wake.Set();

    public void Close()
    {
        _sweepTimer.Dispose();
        lock (_lock)
        {
            _isClosing = true;
        }

        _wake.Set();
    }

    public void Dispose()
    {
        Close();
        _thread.Join();
        _compaction?.Dispose();

        // Not _wake: a call that came just before may still be about to set it.
    }

    private JournalFile Open()
    {
        var (isClosed, unfinished) = (false, 0L);
        if (File.Exists(_path))
        {
            (isClosed, unfinished) = JournalReader.Read(_path, (messageId, entry) =>
            {
                _records++;
                _index.Load(messageId, entry);
            });
        }

        if (unfinished > 0)
        {
            JournalEvents.Unfinished(_logger, _path, unfinished);
        }

        var known = _index.Count;
        var live = _index.Sweep(_clock.GetUtcNow());
        var orphans = _index.EndLeases();

        // After a crash, what was read may never have reached the disk: it is written again, before anything is answered from it.
        if (!isClosed || live.Count < known || IsMostlyGarbage(known))
        {
            using var compaction = new JournalCompaction(_path, live, _onStep);
            compaction.Write();
            compaction.Replace();
            JournalFile.FlushFolderOf(_path, _onStep);
            _records = live.Count;
        }

        JournalEvents.Opened(_logger, _path, live.Count, orphans);
        return JournalFile.Open(_path, _onStep);
    }

    private void Run()
    {
        try
        {
            WriteBatches();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        Finish();
        _closed.SetResult();
    }

    private void WriteBatches()
    {
        while (true)
        {
            JournalBatch? batch = null;
            bool isClosing;
            lock (_lock)
            {
                isClosing = _isClosing;
                if (_next.Count > 0)
                {
                    batch = _next;
                    _next = new(_spare);
                }
            }

            if (batch is not null)
            {
                Store(batch);
                _spare = batch.Frame;
                _spare.Clear();
            }
            else if (isClosing)
            {
                return;
            }
            else
            {
                _wake.WaitOne();
            }

            Compact();
        }
    }

    private void Store(JournalBatch batch)
    {
        var length = _file.Length;
        try
        {
            _file.Append(batch.Frame.Seal());
        }
        catch (Exception exception)
        {
            TakeBack(batch, length, exception);
            return;
        }

        try
        {
            _file.Flush();
        }
        catch (Exception exception)
        {
            Fail(exception, batch);
            return;
        }

        _records += batch.Count;
        batch.Complete();
    }

    // A full disk: the file is as it was, and the next claim may find room again.
    private void TakeBack(JournalBatch batch, long length, Exception exception)
    {
        try
        {
            _file.CutBack(length);
        }
        catch (Exception second)
        {
            Fail(second, batch);
            return;
        }

        JournalEvents.NotWritten(_logger, _path, exception.Message);
        DropCompaction(exception.Message); // It may hold what is taken back.
        var error = new IOException($"The journal '{_path}' could not be written: {exception.Message}", exception);
        JournalBatch later;
        lock (_lock)
        {
            // What came later was decided on what is taken back.
            later = _next;
            _next = new(new());
            _index.Undo(later);
            _index.Undo(batch);
        }

        batch.Fail(error);
        later.Fail(error);
    }

    private void Fail(Exception exception, JournalBatch? batch = null)
    {
        JournalEvents.Failed(_logger, _path, exception.Message);
        _hasFailed = true;
        JournalBatch later;
        lock (_lock)
        {
            _failure = exception;
            later = _next;
            _next = new(new());
        }

        var error = new IOException($"The journal '{_path}' could not be flushed: {exception.Message}", exception);
        batch?.Fail(error);
        later.Fail(error);
    }

    private void Finish()
    {
        DropCompaction(mistake: null);
        if (!_hasFailed)
        {
            try
            {
                _spare.AddClosed();
                _file.Append(_spare.Seal());
                _file.Flush();
            }
            catch (Exception exception)
            {
                // Everything that was acknowledged is there; the next opening writes it again.
                JournalEvents.NotClosed(_logger, _path, exception.Message);
            }
        }

        _file.Dispose();
    }
}
