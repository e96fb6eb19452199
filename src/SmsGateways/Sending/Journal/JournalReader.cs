namespace SmsGateways.Sending.Journal;

/// <summary>Reads a journal's file, once, when it is opened.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private byte[] _buffer = new byte[1 << 16];

    private JournalReader(string path)
    {
        _path = path;
        _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 18, FileOptions.SequentialScan);
    }

    /// <summary>Reads all entries, oldest first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Takes each entry; later ones supersede earlier ones.</param>
    /// <returns>Whether the journal was closed at its end, and how many bytes there are of a frame that was not finished.</returns>
    /// <exception cref="InvalidDataException">It is no journal, or it is damaged. The message names file and offset.</exception>
    public static (bool IsClosed, long Unfinished) Read(string path, Action<string, SmsJournalEntry> read)
    {
        using var reader = new JournalReader(path);
        return reader.Read(read);
    }

    public void Dispose() => _stream.Dispose();

    private (bool IsClosed, long Unfinished) Read(Action<string, SmsJournalEntry> read)
    {
        Span<byte> signature = stackalloc byte[JournalFile.Signature.Length];
        if (_stream.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false) < signature.Length || !signature.SequenceEqual(JournalFile.Signature))
        {
            throw new InvalidDataException($"'{_path}' is not a journal of this version of SmsGateways: its first {signature.Length} bytes say so. Name another file, or move this one away.");
        }

        var isClosed = false;
        var offset = _stream.Position;
        while (offset < _stream.Length)
        {
            if (!TryReadFrame(offset, out var records))
            {
                return FindFrame(offset + 1) is not { } next
                    ? (false, _stream.Length - offset)
                    : throw Damaged(offset, $"what is there fails its checksum, and there are records behind it, from offset {next} on");
            }

            try
            {
                isClosed = JournalFrame.Read(records.Span, read);
            }
            catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or FormatException)
            {
                throw Damaged(offset, exception is InvalidDataException ? exception.Message : "its checksum is right, and its records cannot be read");
            }

            offset += JournalFrame.HeadLength + records.Length;
        }

        return (isClosed, 0);
    }

    private InvalidDataException Damaged(long offset, string why)
        => new($"The journal '{_path}' is damaged at offset {offset}: {why}. What it would have forbidden to send is not known, so that nothing is sent. "
            + "Restore the file from the disk's copy, or move it away to begin a new one: messages of the retention may then be sent twice by jobs that run again.");

    private bool TryReadFrame(long offset, out ReadOnlyMemory<byte> records)
    {
        records = default;
        _stream.Position = offset;
        Span<byte> head = stackalloc byte[JournalFrame.HeadLength];
        if (_stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return false;
        }

        var (length, checksum) = JournalFrame.ReadHead(head);
        if (length <= 0 || length > _stream.Length - offset - head.Length)
        {
            return false;
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[length];
        }

        _stream.ReadExactly(_buffer, 0, length);
        records = _buffer.AsMemory(0, length);
        return JournalFrame.Checksum(records.Span) == checksum;
    }

    // The next whole frame behind damage.
    private long? FindFrame(long offset)
    {
        var window = new byte[1 << 16];
        while (offset < _stream.Length)
        {
            _stream.Position = offset;
            var read = _stream.ReadAtLeast(window, window.Length, throwOnEndOfStream: false);
            var from = 0;
            while (window.AsSpan(from, read - from).IndexOf(JournalFrame.Marker) is >= 0 and var found)
            {
                from += found + 1;
                if (TryReadFrame(offset + from - 1, out _))
                {
                    return offset + from - 1;
                }
            }

            if (read < window.Length)
            {
                return null;
            }

            offset += read - JournalFrame.Marker.Length + 1; // A marker may lie across the window's end.
        }

        return null;
    }
}
