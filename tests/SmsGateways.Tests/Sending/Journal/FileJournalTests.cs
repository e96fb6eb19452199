using SmsGateways.Sending.Journal;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>What the file keeps, and who may have it.</summary>
public sealed class FileJournalTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_there_after_it_was_closed_and_opened_again()
    {
        // The last id is no valid Unicode: it must come back as it is all the same, or it would be another message.
        string[] ids = ["order-1", "", "заказ-1", "\ud83d"];
        SmsJournalEntry[] known =
        [
            JournalFolder.Accepted("p1") with { Parts = 0 },
            new(JournalFolder.Anna, SmsJournalState.NotSent),
            new(JournalFolder.Anna, SmsJournalState.Unknown) { Gateway = "шлюз", Fingerprint = long.MinValue },
            new(JournalFolder.Anna, SmsJournalState.Rejected) { ProviderMessageId = "", Parts = int.MaxValue, LeaseEnd = _folder.Clock.GetUtcNow() },
        ];
        await using (var journal = _folder.Open())
        {
            for (var i = 0; i < ids.Length; i++)
            {
                await journal.RecordAsync(ids[i], [known[i]]);
            }
        }

        await using var again = _folder.Open();
        for (var i = 0; i < ids.Length; i++)
        {
            (await again.FindAsync(ids[i], [JournalFolder.Anna])).Should().Equal(known[i] with { WrittenAt = _folder.Clock.GetUtcNow() });
        }

        _folder.Log.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sender_that_was_at_it_when_the_file_is_opened_has_died(bool isClosed)
    {
        var journal = _folder.Open();
        await journal.ClaimAsync(JournalFolder.Claim("order-1"));
        var bytes = _folder.Bytes();
        await journal.DisposeAsync();

        await using var again = isClosed ? _folder.Open() : _folder.OpenCopy(bytes);

        (await again.ClaimAsync(JournalFolder.Claim("order-1", gateway: "infobip"))).Single().Decision.Should().Be(SmsJournalDecision.Unsettled);
        (await again.ClaimAsync(JournalFolder.Claim("order-1"))).Single().Decision.Should().Be(SmsJournalDecision.Resubmit);
        (await again.ClaimAsync(JournalFolder.Claim("order-1"))).Single().Decision.Should().Be(SmsJournalDecision.UnderWay, "this one is alive");
    }

    [Fact]
    public async Task A_second_journal_on_the_same_file_is_refused_and_disturbs_nobody()
    {
        var first = _folder.Open();
        await first.ClaimAsync(JournalFolder.Claim("order-1"));

        _folder.Invoking(folder => folder.Open()).Should().Throw<IOException>().WithMessage($"The journal '{_folder.File}' is in use by another process*");

        await first.RecordAsync("order-1", [JournalFolder.Accepted("p1")]);
        await first.DisposeAsync();
        await using var second = _folder.Open();
        (await second.FindAsync("order-1", [JournalFolder.Anna])).Single()!.ProviderMessageId.Should().Be("p1");
    }

    [Fact]
    public async Task What_cannot_be_a_journal_is_not_touched()
    {
        foreach (var text in new[] { "", "SMS-JOURNAL", "SMS-JOURNAL 002\n and more", "Dear diary, today I have sent nothing." })
        {
            await File.WriteAllTextAsync(_folder.File, text);

            _folder.Invoking(folder => folder.Open()).Should().Throw<InvalidDataException>().WithMessage($"'{_folder.File}' is not a journal*");

            (await File.ReadAllTextAsync(_folder.File)).Should().Be(text);
        }
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_folder.File, "");
        var below = Path.Combine(_folder.File, "sms.journal");

        _folder.Invoking(folder => folder.Open(file: below)).Should().Throw<IOException>().Which.Message.Should().Contain(_folder.File);
    }

    [Fact]
    public async Task After_it_was_closed_nothing_is_claimed()
    {
        var journal = _folder.Open();
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        journal.Dispose();

        await journal.Invoking(j => j.ClaimAsync(JournalFolder.Claim("order-1")).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        await journal.Invoking(j => j.RecordAsync("order-1", [JournalFolder.Accepted("p1")]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Closing_waits_for_what_was_claimed_before()
    {
        var journal = _folder.Open();
        var claims = Enumerable.Range(0, 100).Select(i => journal.ClaimAsync(JournalFolder.Claim($"m{i}")).AsTask()).ToList();
        journal.Dispose();

        await Task.WhenAll(claims);

        await using var again = _folder.Open();
        for (var i = 0; i < 100; i++)
        {
            (await again.FindAsync($"m{i}", [JournalFolder.Anna])).Should().NotContainNulls();
        }
    }

    [Fact]
    public async Task A_canceled_claim_stops_waiting()
    {
        using var blocked = new ManualResetEventSlim();
        await using var journal = _folder.Open(onStep: step =>
        {
            if (step is JournalStep.Flush && blocked.IsSet)
            {
                SpinWait.SpinUntil(() => !blocked.IsSet, TimeSpan.FromSeconds(30));
            }
        });
        using var cancellation = new CancellationTokenSource();
        blocked.Set();

        var claim = journal.ClaimAsync(JournalFolder.Claim("order-1"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await claim.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        blocked.Reset();

        (await journal.ClaimAsync(JournalFolder.Claim("order-1"))).Single().Decision.Should().Be(SmsJournalDecision.UnderWay);
    }

    [Fact]
    public async Task Only_the_user_of_the_process_may_read_it()
    {
        await using var journal = _folder.Open();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder.File).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
