namespace SmsGateways.Sending.Journal;

/// <content>Compaction: what is superseded or expired leaves the file, while it goes on being used.</content>
internal sealed partial class JournalWriter
{
    private JournalCompaction? _compaction;
    private Thread? _compactor;
    private long _compactedFrom;
    private long _recordsBefore;
    private long _retryAt;
    private bool _hasExpired; // The file has entries that the index has forgotten.

    private volatile Exception? _compactionError;
    private volatile bool _isNewFileWritten;
    private volatile bool _isSweepDue;

    private void Sweep()
    {
        _isSweepDue = true;
        _wake.Set();
    }

    private bool IsMostlyGarbage(int live) => _records - live > Math.Max(_garbage, 2L * live);

    // Between two batches: ends a compaction whose new file is written, and begins one that is due.
    private void Compact()
    {
        if (_compaction is not null)
        {
            // Not whether its thread lives: it still does when it wakes this one.
            if (!_isNewFileWritten)
            {
                return;
            }

            EndCompaction(_compaction);
        }

        if (_hasFailed || !IsCompactionDue(out var live))
        {
            return;
        }

        // What is claimed and not written yet is in the new file already, and is added to it again: the later record counts, and says the same or more.
        (_compactedFrom, _recordsBefore) = (_file.Length, _records);
        var compaction = _compaction = new(_path, live, _onStep);
        _isNewFileWritten = false;
        _compactor = new(() =>
        {
            try
            {
                compaction.Write();
            }
            catch (Exception exception)
            {
                _compactionError = exception;
            }

            _isNewFileWritten = true;
            _wake.Set();
        })
        { IsBackground = true, Name = "SmsGateways journal compaction" };
        _compactor.Start();
    }

    private bool IsCompactionDue(out List<(string, SmsJournalEntry)> live)
    {
        live = [];
        lock (_lock)
        {
            var count = _index.Count;
            var isMostlyGarbage = IsMostlyGarbage(count) && _file.Length >= _retryAt;
            if (!_isSweepDue && !isMostlyGarbage)
            {
                return false;
            }

            _isSweepDue = false;
            live = _index.Sweep(_clock.GetUtcNow());
            _hasExpired |= live.Count < count;
            return _hasExpired || isMostlyGarbage;
        }
    }

    private void EndCompaction(JournalCompaction compaction)
    {
        try
        {
            if (_compactionError is not null)
            {
                throw _compactionError;
            }

            compaction.CatchUp(_file, _compactedFrom);
        }
        catch (Exception exception)
        {
            DropCompaction(exception.Message);
            return;
        }

        var before = _file.Length;
        _file.Dispose(); // Windows replaces no file that is open.
        string? mistake = null;
        try
        {
            compaction.Replace();
            _records = compaction.Count + _records - _recordsBefore;
            _hasExpired = false;
        }
        catch (Exception exception)
        {
            mistake = exception.Message;
        }

        try
        {
            if (mistake is null)
            {
                JournalFile.FlushFolderOf(_path, _onStep);
            }

            _file = JournalFile.Open(_path, _onStep);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        if (mistake is null)
        {
            JournalEvents.Compacted(_logger, _path, before, _file.Length);
        }

        DropCompaction(mistake);
    }

    private void DropCompaction(string? mistake)
    {
        if (_compaction is null)
        {
            return;
        }

        _compactor?.Join();
        _compaction.Dispose();
        (_compaction, _compactor, _compactionError) = (null, null, null);
        if (mistake is not null)
        {
            _retryAt = _file.Length + (_file.Length / 4);
            JournalEvents.NotCompacted(_logger, _path, mistake);
        }
    }
}
