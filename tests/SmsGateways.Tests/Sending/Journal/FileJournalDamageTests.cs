using SmsGateways.Sending.Journal;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>What was not finished is cut off; what was damaged later is an error, at each of its bytes.</summary>
public sealed class FileJournalDamageTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_last_record_that_ends_anywhere_is_cut_off_and_the_others_are_there()
    {
        var (bytes, ends) = await WriteAsync();

        for (var length = ends[^2]; length < bytes.Length; length++)
        {
            await using (var journal = _folder.OpenCopy(bytes[..length]))
            {
                (await journal.FindAsync("m1", [JournalFolder.Anna])).Single()!.ProviderMessageId.Should().Be("p1");
                (await journal.FindAsync("m2", [JournalFolder.Anna])).Should().Equal((SmsJournalEntry?)null);
                (await journal.ClaimAsync(JournalFolder.Claim("m2"))).Single().Decision.Should().Be(SmsJournalDecision.Send);
            }
        }
    }

    [Fact]
    public async Task A_cut_is_logged_and_made_once()
    {
        var (bytes, ends) = await WriteAsync();
        await File.WriteAllBytesAsync(_folder.File, bytes[..^1]);

        await _folder.Open().DisposeAsync();
        await _folder.Open().DisposeAsync();

        _folder.Log.Warnings.Should().ContainSingle().Which.Should().Contain($"{_folder.File} ended in {bytes.Length - 1 - ends[^2]} bytes that were not finished");
    }

    [Fact]
    public async Task A_last_record_with_holes_is_cut_off()
    {
        // A machine that loses power may have made room for a record and not written all of it.
        var (bytes, ends) = await WriteAsync();
        for (var hole = ends[^2]; hole < bytes.Length; hole++)
        {
            var torn = bytes.ToArray();
            torn.AsSpan(hole).Clear();
            if (!torn.AsSpan().SequenceEqual(bytes))
            {
                Read(torn).Keys.Should().BeEquivalentTo("m0", "m1");
            }
        }
    }

    [Fact]
    public async Task A_flipped_bit_before_the_last_record_is_an_error_that_names_file_and_offset()
    {
        var (bytes, ends) = await WriteAsync();
        for (var i = 0; i < ends[^2]; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = bytes.ToArray();
                damaged[i] ^= (byte)(1 << bit);

                var message = Invoking(() => Read(damaged)).Should().Throw<InvalidDataException>().Which.Message;

                var frame = ends.Last(end => end <= i || end == ends[0]);
                message.Should().Contain(_folder.File).And.Contain(i < ends[0] ? "is not a journal" : $"is damaged at offset {frame}:");
            }
        }
    }

    [Fact]
    public async Task Zeros_or_a_gap_in_the_middle_are_errors()
    {
        var (bytes, ends) = await WriteAsync();
        byte[] zeros = [.. bytes[..ends[1]], .. new byte[ends[2] - ends[1]], .. bytes[ends[2]..]];
        byte[] gap = [.. bytes[..(ends[1] + 5)], .. bytes[ends[2]..]];

        Invoking(() => Read(zeros)).Should().Throw<InvalidDataException>().WithMessage($"*offset {ends[1]}:*from offset {ends[2]} on*");
        Invoking(() => Read(gap)).Should().Throw<InvalidDataException>().WithMessage($"*offset {ends[1]}:*");
    }

    [Fact]
    public async Task Damage_in_the_last_record_of_a_journal_that_was_closed_is_an_error()
    {
        var (_, ends) = await WriteAsync(); // It is closed now, which is a record itself.
        var closed = _folder.Bytes();
        closed[ends[^2] + JournalFrame.HeadLength + 3] ^= 1;
        await File.WriteAllBytesAsync(_folder.File, closed);

        _folder.Invoking(folder => folder.Open()).Should().Throw<InvalidDataException>().WithMessage($"*offset {ends[^2]}:*");
        _folder.Invoking(folder => folder.Open()).Should().Throw<InvalidDataException>("a journal that could not be opened lets go of its lock");
        _folder.Bytes().Should().Equal(closed, "what is damaged is left to whoever repairs it");
    }

    [Fact]
    public async Task The_checksum_is_the_one_of_Castagnoli()
    {
        await Task.CompletedTask;

        // RFC 3720, B.4: 32 bytes of zeros. Computed over the length as well, so compared by way of the length's own bytes.
        var crc = uint.MaxValue;
        foreach (var octet in new byte[] { 3, 0, 0, 0, 1, 2, 3 })
        {
            crc ^= octet;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) is 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        JournalFrame.Checksum([1, 2, 3]).Should().Be(~crc);
    }

    private static Action Invoking(Action action) => action;

    // Three messages, and where each of them ends; the file as it is before it is closed.
    private async Task<(byte[] Bytes, List<int> Ends)> WriteAsync()
    {
        await using var journal = _folder.Open();
        List<int> ends = [_folder.Bytes().Length];
        for (var i = 0; i < 3; i++)
        {
            await journal.RecordAsync($"m{i}", [JournalFolder.Accepted($"p{i}")]);
            ends.Add(_folder.Bytes().Length);
        }

        return (_folder.Bytes(), ends);
    }

    private Dictionary<string, SmsJournalEntry> Read(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File, bytes);
        var entries = new Dictionary<string, SmsJournalEntry>();
        JournalReader.Read(_folder.File, (id, entry) => entries[id] = entry);
        return entries;
    }
}
