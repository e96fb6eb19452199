namespace SmsGateways.Sending.Journal;

/// <summary>Keeps other processes away from a journal, by a file beside it that is held open. The system lets go of it when the process dies.</summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _held;

    private JournalLock(FileStream held) => _held = held;

    /// <summary>Takes the lock.</summary>
    /// <param name="path">The journal's file.</param>
    /// <returns>The lock, until it is disposed of.</returns>
    /// <exception cref="IOException">Somebody else has it, or the file system has no locks.</exception>
    public static JournalLock Acquire(string path)
    {
        // Its own file: the journal's is replaced now and then. It stays behind: who deletes it could delete the one that somebody has just locked.
        var lockPath = path + ".lock";
        FileStream held;
        try
        {
            held = Open(lockPath);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            throw new IOException(
                $"The journal '{path}' is in use by another process, or a second time in this one. Each process needs a file of its own; "
                + "several processes or machines that run the same jobs need a journal in a database.",
                exception);
        }

        // There are file systems that promise a lock and give none. Who else writes there would not be noticed.
        if (IsOpenToOthers(lockPath))
        {
            held.Dispose();
            throw new IOException($"The file system of the journal '{path}' does not lock files: two processes could use it at once. Put it on a local disk.");
        }

        return new(held);
    }

    public void Dispose() => _held.Dispose();

    private static bool IsOpenToOthers(string lockPath)
    {
        try
        {
            Open(lockPath).Dispose();
            return true;
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return false;
        }
    }

    // EAGAIN of Linux, of macOS and the BSDs, and a sharing violation of Windows.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static FileStream Open(string lockPath) => new(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
