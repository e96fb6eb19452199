using SmsGateways.Sending.Journal;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>A disk that is full, or that fails, and compaction in between.</summary>
public sealed class FileJournalDiskTests : IDisposable
{
    private readonly JournalFolder _folder = new();
    private volatile string _failing = "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_the_claim_and_leaves_no_trace()
    {
        await using (var journal = _folder.Open(onStep: Fail))
        {
            await journal.RecordAsync("m0", [JournalFolder.Accepted("p0")]);

            _failing = "Write";
            var claims = Enumerable.Range(0, 20).Select(i => journal.ClaimAsync(JournalFolder.Claim($"m{i + 1}")).AsTask()).ToList();
            foreach (var claim in claims)
            {
                await claim.Invoking(task => task).Should().ThrowAsync<IOException>().WithMessage($"The journal '{_folder.File}' could not be written: No space*");
            }

            (await journal.FindAsync("m1", [JournalFolder.Anna])).Should().Equal((SmsJournalEntry?)null);
            (await journal.ClaimAsync(JournalFolder.Claim("m0"))).Single().Decision.Should().Be(SmsJournalDecision.Settled);

            _failing = "";
            (await journal.ClaimAsync(JournalFolder.Claim("m1"))).Single().Should().Be(new SmsJournalGrant(SmsJournalDecision.Send, null));
        }

        await using var again = _folder.Open();
        (await again.FindAsync("m0", [JournalFolder.Anna])).Single()!.State.Should().Be(SmsJournalState.Accepted);
        (await again.FindAsync("m1", [JournalFolder.Anna])).Single()!.State.Should().Be(SmsJournalState.Sending);
        (await again.FindAsync("m2", [JournalFolder.Anna])).Should().Equal((SmsJournalEntry?)null);
    }

    [Fact]
    public async Task After_a_flush_that_failed_nothing_is_claimed_until_it_is_opened_again()
    {
        var journal = _folder.Open(onStep: Fail);
        await journal.RecordAsync("m0", [JournalFolder.Accepted("p0")]);
        _failing = "Flush";
        await journal.Invoking(j => j.ClaimAsync(JournalFolder.Claim("m1")).AsTask()).Should().ThrowAsync<IOException>().WithMessage("*could not be flushed*");
        _failing = "";

        await journal.Invoking(j => j.ClaimAsync(JournalFolder.Claim("m2")).AsTask()).Should().ThrowAsync<IOException>()
            .WithMessage($"The journal '{_folder.File}' *until the process starts again*");
        await journal.Invoking(j => j.RecordAsync("m0", [JournalFolder.Accepted("p0")]).AsTask()).Should().ThrowAsync<IOException>();
        await journal.Invoking(j => j.FindAsync("m0", [JournalFolder.Anna]).AsTask()).Should().ThrowAsync<IOException>();
        await journal.DisposeAsync();
        _folder.Log.All.Should().ContainSingle(line => line.StartsWith("Critical", StringComparison.Ordinal));

        await using var again = _folder.Open();
        (await again.FindAsync("m0", [JournalFolder.Anna])).Single()!.State.Should().Be(SmsJournalState.Accepted);
        (await again.ClaimAsync(JournalFolder.Claim("m1"))).Single().Decision.Should().BeOneOf(SmsJournalDecision.Send, SmsJournalDecision.Resubmit);
    }

    [Fact]
    public async Task Compaction_beside_concurrent_claims_loses_nothing_and_keeps_the_file_small()
    {
        long longest = 0;
        await using (var journal = _folder.Open(TimeProvider.System, garbage: 100))
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    var claim = JournalFolder.Claim($"m{writer}-{i % 10}", fingerprint: i % 10);
                    (await journal.ClaimAsync(claim)).Single().IsClaimed.Should().BeTrue();
                    var state = i < 290 ? SmsJournalState.NotSent : SmsJournalState.Accepted;
                    await journal.RecordAsync(claim.MessageId, [new(JournalFolder.Anna, state) { Fingerprint = i % 10, ProviderMessageId = $"p{i}" }]);
                    longest = Math.Max(longest, new FileInfo(_folder.File).Length);
                }
            })));
        }

        _folder.Log.All.Should().Contain(line => line.StartsWith("Debug 1102", StringComparison.Ordinal));
        _folder.Log.Warnings.Should().BeEmpty();
        File.Exists(_folder.NewFile).Should().BeFalse();
        longest.Should().BeLessThan(400_000, "9600 records take some 700 kB, and 160 entries are live");
        await using var again = _folder.Open(TimeProvider.System);
        for (var i = 0; i < 160; i++)
        {
            (await again.FindAsync($"m{i / 10}-{i % 10}", [JournalFolder.Anna])).Single().Should()
                .BeEquivalentTo(new { State = SmsJournalState.Accepted, ProviderMessageId = $"p{290 + (i % 10)}" });
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_just_before_or_after_the_files_are_exchanged_loses_nothing(bool isAfter)
    {
        List<byte[]> copies = [];
        await using (var journal = _folder.Open(garbage: 10, onStep: step =>
        {
            // The folder is flushed after the exchange: the step behind it.
            if (step is (JournalStep.Replace or JournalStep.Flush) && File.Exists(_folder.File) && File.Exists(_folder.NewFile) != isAfter && _failing is "crash")
            {
                copies.Add(_folder.Bytes());
            }
        }))
        {
            await journal.RecordAsync("m0", [JournalFolder.Accepted("p0")]);
            _failing = "crash";
            for (var i = 0; i < 100; i++)
            {
                await journal.RecordAsync("m1", [JournalFolder.Accepted($"p{i}")]);
            }
        }

        copies.Should().NotBeEmpty();
        foreach (var copy in copies.Take(20))
        {
            await using var crashed = _folder.OpenCopy(copy);
            (await crashed.FindAsync("m0", [JournalFolder.Anna])).Single()!.ProviderMessageId.Should().Be("p0");
        }
    }

    [Theory]
    [InlineData("Replace")]
    [InlineData("Write of the new file")]
    public async Task A_compaction_that_fails_is_tried_again_later_and_stops_nobody(string failing)
    {
        await using var journal = _folder.Open(onStep: Fail, garbage: 10);
        _failing = failing;
        for (var i = 0; i < 2000 && !_folder.Log.Warnings.Any(); i++)
        {
            await journal.RecordAsync("m1", [JournalFolder.Accepted($"p{i}")]);
        }

        _folder.Log.Warnings.First().Should().Contain("could not be compacted");
        _failing = "";
        var last = "";
        for (var i = 0; i < 20_000 && !_folder.Log.All.Any(line => line.StartsWith("Debug 1102", StringComparison.Ordinal)); i++)
        {
            await journal.RecordAsync("m1", [JournalFolder.Accepted(last = $"q{i}")]);
        }

        _folder.Log.All.Should().Contain(line => line.StartsWith("Debug 1102", StringComparison.Ordinal));
        await journal.DisposeAsync();
        await using var again = _folder.Open();
        (await again.FindAsync("m1", [JournalFolder.Anna])).Single()!.ProviderMessageId.Should().Be(last);
    }

    [Fact]
    public async Task What_has_expired_leaves_the_disk_also_where_nothing_is_sent()
    {
        await using var journal = _folder.Open();
        await journal.RecordAsync("an-old-message", [JournalFolder.Accepted("p1")]);

        _folder.Clock.Advance(JournalFolder.Retention + TimeSpan.FromDays(1));

        SpinWait.SpinUntil(() => !HasOld(), TimeSpan.FromSeconds(30)).Should().BeTrue();

        bool HasOld()
        {
            try
            {
                return _folder.Bytes().AsSpan().IndexOf("an-old-message"u8) >= 0;
            }
            catch (IOException)
            {
                return true; // On Windows, while the files are exchanged.
            }
        }
    }

    [Fact]
    public async Task What_has_expired_leaves_the_disk_when_it_is_opened()
    {
        await using (var journal = _folder.Open())
        {
            await journal.RecordAsync("an-old-message", [JournalFolder.Accepted("p1")]);
        }

        _folder.Clock.Advance(JournalFolder.Retention);
        await using var again = _folder.Open();

        _folder.Bytes().AsSpan().IndexOf("an-old-message"u8).Should().BeNegative();
    }

    private void Fail(JournalStep step)
    {
        var isFailing = _failing switch
        {
            "Write of the new file" => step is JournalStep.Write && Thread.CurrentThread.Name?.Contains("compaction", StringComparison.Ordinal) is true,
            var name => name == step.ToString(),
        };
        if (isFailing)
        {
            throw new IOException("No space left on device");
        }
    }
}
