using System.Runtime.InteropServices;

namespace SmsGateways.Sending.Journal;

/// <summary>A file that frames are appended to. For one thread at a time.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly Action<JournalStep>? _onStep;

    private JournalFile(FileStream stream, Action<JournalStep>? onStep)
    {
        _stream = stream;
        _onStep = onStep;
        Length = stream.Length;
    }

    /// <summary>Gets what the file begins with, so that nothing else is taken for a journal. A new form gets a new number.</summary>
    public static ReadOnlySpan<byte> Signature => "SMS-JOURNAL 001\n"u8;

    /// <summary>Gets how long the file is.</summary>
    public long Length { get; private set; }

    /// <summary>Begins a new file, in place of one that may be there.</summary>
    public static JournalFile Create(string path, Action<JournalStep>? onStep)
    {
        var file = new JournalFile(Open(path, FileMode.Create), onStep);
        try
        {
            file.Append(Signature);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that was read, to append to it.</summary>
    public static JournalFile Open(string path, Action<JournalStep>? onStep) => new(Open(path, FileMode.Open), onStep);

    /// <summary>Puts a file in the place of another, in one step that a crash cannot come between. Both must be closed.</summary>
    /// <exception cref="IOException">The other file is still in its place.</exception>
    public static void Replace(string path, string by, Action<JournalStep>? onStep)
    {
        onStep?.Invoke(JournalStep.Replace);
        File.Move(by, path, overwrite: true);
    }

    /// <summary>Makes sure that a file's name is on disk as well as its bytes.</summary>
    /// <exception cref="IOException">It is not known whether it is.</exception>
    public static void FlushFolderOf(string path, Action<JournalStep>? onStep)
    {
        onStep?.Invoke(JournalStep.Flush);
        if (OperatingSystem.IsWindows())
        {
            return; // A folder cannot be flushed there; NTFS keeps the order of renames in a journal of its own.
        }

        var folder = Path.GetDirectoryName(path)!;
        var descriptor = OpenDescriptor(folder, 0);
        try
        {
            if (descriptor < 0 || FlushDescriptor(descriptor) < 0)
            {
                throw new IOException($"The folder '{folder}' could not be flushed: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
        finally
        {
            _ = CloseDescriptor(descriptor);
        }
    }

    /// <summary>Writes bytes at the end. They are not yet on disk.</summary>
    /// <exception cref="IOException">It is not known what was written: <see cref="CutBack"/>.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _onStep?.Invoke(JournalStep.Write);
        RandomAccess.Write(_stream.SafeFileHandle, bytes, Length);
        Length += bytes.Length;
    }

    /// <summary>Waits until everything that was written is on disk.</summary>
    /// <exception cref="IOException">It is not known what is on disk, and asking again does not tell: systems forget what they failed to write.</exception>
    public void Flush()
    {
        _onStep?.Invoke(JournalStep.Flush);
        RandomAccess.FlushToDisk(_stream.SafeFileHandle);
    }

    /// <summary>Takes back what was written since the file had a length.</summary>
    public void CutBack(long length)
    {
        RandomAccess.SetLength(_stream.SafeFileHandle, length);
        Length = length;
    }

    /// <summary>Appends what another file has from a place on.</summary>
    public void AppendFrom(JournalFile other, long offset)
    {
        var buffer = new byte[(int)Math.Min(1 << 20, other.Length - offset)];
        while (offset < other.Length)
        {
            var read = RandomAccess.Read(other._stream.SafeFileHandle, buffer, offset);
            if (read is 0)
            {
                throw new EndOfStreamException("The journal is shorter than what was written to it.");
            }

            Append(buffer.AsSpan(0, read));
            offset += read;
        }
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is FileMode.Create)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // It has phone numbers.
        }

        return new(path, options);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDescriptor(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseDescriptor(int descriptor);
}
