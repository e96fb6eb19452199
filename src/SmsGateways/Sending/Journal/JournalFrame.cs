using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace SmsGateways.Sending.Journal;

/// <summary>What is written to the journal's file in one go: a marker, a length, a checksum, and records.</summary>
/// <remarks>
/// The next frame is written only after this one is on disk. So a frame that is damaged and followed by a whole one was damaged later; one that is followed
/// by nothing was being written when the process or the machine stopped, and nobody was told that it was stored.
/// </remarks>
internal sealed class JournalFrame
{
    /// <summary>The bytes before the records: marker, length of the records, checksum of length and records.</summary>
    public const int HeadLength = 12;

    private const byte EntryKind = 1;
    private const byte ClosedKind = 2;

    private byte[] _bytes = new byte[4096];
    private int _length = HeadLength;

    /// <summary>Gets the four bytes that every frame begins with, to find the next one behind damage.</summary>
    public static ReadOnlySpan<byte> Marker => [0xF5, (byte)'S', (byte)'J', 0x0A];

    public bool IsEmpty => _length == HeadLength;

    public int Length => _length;

    /// <summary>Adds what is known of one recipient.</summary>
    public void Add(string messageId, SmsJournalEntry entry)
    {
        const int FixedLength = 1 + 1 + (4 * sizeof(long)) + sizeof(int);
        var place = Reserve(FixedLength);
        place[0] = EntryKind;
        place[1] = (byte)entry.State;
        BinaryPrimitives.WriteInt64LittleEndian(place[2..], entry.To.Digits);
        BinaryPrimitives.WriteInt64LittleEndian(place[10..], entry.Fingerprint);
        BinaryPrimitives.WriteInt64LittleEndian(place[18..], entry.WrittenAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(place[26..], entry.LeaseEnd.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(place[34..], entry.Parts ?? -1);
        Add(messageId);
        Add(entry.Gateway);
        Add(entry.ProviderMessageId);
    }

    /// <summary>Adds that the journal was closed, and that everything before was stored.</summary>
    public void AddClosed() => Reserve(1)[0] = ClosedKind;

    /// <summary>Completes the frame.</summary>
    /// <returns>Its bytes, until it is changed.</returns>
    public ReadOnlySpan<byte> Seal()
    {
        Marker.CopyTo(_bytes);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(4), _length - HeadLength);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(8), Checksum(_bytes.AsSpan(HeadLength, _length - HeadLength)));
        return _bytes.AsSpan(0, _length);
    }

    public void Clear()
    {
        _length = HeadLength;
        if (_bytes.Length > 1 << 20)
        {
            _bytes = new byte[4096]; // One huge message is no reason to keep its room.
        }
    }

    /// <summary>Reads a frame's head.</summary>
    /// <param name="head">At least <see cref="HeadLength"/> bytes.</param>
    /// <returns>The length of the records and their checksum; a negative length where it is no head.</returns>
    public static (int Length, uint Checksum) ReadHead(ReadOnlySpan<byte> head)
        => head.StartsWith(Marker) ? (BinaryPrimitives.ReadInt32LittleEndian(head[4..]), BinaryPrimitives.ReadUInt32LittleEndian(head[8..])) : (-1, 0);

    /// <summary>Computes the CRC-32C (Castagnoli) of records and of their length.</summary>
    public static uint Checksum(ReadOnlySpan<byte> records)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)records.Length);
        while (records.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(records));
            records = records[sizeof(ulong)..];
        }

        foreach (var octet in records)
        {
            crc = BitOperations.Crc32C(crc, octet);
        }

        return ~crc;
    }

    /// <summary>Reads the records of a frame whose checksum is right.</summary>
    /// <param name="records">The records.</param>
    /// <param name="read">Takes each entry.</param>
    /// <returns>Whether the journal was closed after them.</returns>
    /// <exception cref="InvalidDataException">There is a record of a kind that is not known.</exception>
    public static bool Read(ReadOnlySpan<byte> records, Action<string, SmsJournalEntry> read)
    {
        var isClosed = false;
        while (!records.IsEmpty)
        {
            isClosed = records[0] is ClosedKind;
            records = records[0] switch
            {
                ClosedKind => records[1..],
                EntryKind => ReadEntry(records, read),
                _ => throw new InvalidDataException("it has a record of a kind that this version does not know"),
            };
        }

        return isClosed;
    }

    private static ReadOnlySpan<byte> ReadEntry(ReadOnlySpan<byte> record, Action<string, SmsJournalEntry> read)
    {
        var rest = record[38..];
        var messageId = ReadText(ref rest) ?? "";
        var digits = BinaryPrimitives.ReadInt64LittleEndian(record[2..]);
        Span<char> number = stackalloc char[20];
        digits.TryFormat(number, out var written, provider: System.Globalization.CultureInfo.InvariantCulture);
        var parts = BinaryPrimitives.ReadInt32LittleEndian(record[34..]);
        read(messageId, new(digits is 0 ? default : PhoneNumber.Parse(number[..written]), (SmsJournalState)record[1])
        {
            Fingerprint = BinaryPrimitives.ReadInt64LittleEndian(record[10..]),
            WrittenAt = new(BinaryPrimitives.ReadInt64LittleEndian(record[18..]), TimeSpan.Zero),
            LeaseEnd = new(BinaryPrimitives.ReadInt64LittleEndian(record[26..]), TimeSpan.Zero),
            Parts = parts < 0 ? null : parts,
            Gateway = ReadText(ref rest),
            ProviderMessageId = ReadText(ref rest),
        });
        return rest;
    }

    // As it is, also where it is no valid Unicode: an id that comes back changed would be another message. Mostly one byte a character.
    private void Add(string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), -1);
            return;
        }

        var isAscii = Ascii.IsValid(text);
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), (text.Length << 1) | (isAscii ? 0 : 1));
        if (isAscii)
        {
            Encoding.ASCII.GetBytes(text, Reserve(text.Length));
        }
        else
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(Reserve(2 * text.Length));
        }
    }

    private static string? ReadText(ref ReadOnlySpan<byte> bytes)
    {
        var head = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        if (head < 0)
        {
            return null;
        }

        var length = (head & 1) is 0 ? head >> 1 : (head >> 1) * 2;
        var text = bytes[..length];
        bytes = bytes[length..];
        return (head & 1) is 0 ? Encoding.ASCII.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_length + count, _bytes.Length * 2));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
