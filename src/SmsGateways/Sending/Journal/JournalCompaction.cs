namespace SmsGateways.Sending.Journal;

/// <summary>Writes what is still of interest into a new file, while the old one goes on being used.</summary>
/// <remarks>A crash at any point leaves one complete file under the journal's name: the old one, or the new one.</remarks>
internal sealed class JournalCompaction(string path, IReadOnlyList<(string MessageId, SmsJournalEntry Entry)> live, Action<JournalStep>? onStep) : IDisposable
{
    // A reader holds one frame in memory.
    private const int FrameLength = 1 << 16;

    private readonly string _newPath = path + ".new";
    private JournalFile? _file;

    public int Count => live.Count;

    /// <summary>Writes the new file and flushes it. May take long.</summary>
    public void Write()
    {
        _file = JournalFile.Create(_newPath, onStep);
        var frame = new JournalFrame();
        foreach (var (messageId, entry) in live)
        {
            frame.Add(messageId, entry);
            if (frame.Length >= FrameLength)
            {
                _file.Append(frame.Seal());
                frame.Clear();
            }
        }

        if (!frame.IsEmpty)
        {
            _file.Append(frame.Seal());
        }

        _file.Flush();
    }

    /// <summary>Adds what the old file has got in the meantime, and flushes it.</summary>
    public void CatchUp(JournalFile old, long from)
    {
        if (from < old.Length)
        {
            _file!.AppendFrom(old, from);
            _file.Flush();
        }
    }

    /// <summary>Puts the new file in the place of the old one, which must be closed.</summary>
    /// <exception cref="IOException">The old file is still in its place.</exception>
    public void Replace()
    {
        Close();
        JournalFile.Replace(path, _newPath, onStep);
    }

    /// <summary>Throws the new file away, if it did not take the place of the old one.</summary>
    public void Dispose()
    {
        Close();
        try
        {
            File.Delete(_newPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next compaction writes over it.
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
