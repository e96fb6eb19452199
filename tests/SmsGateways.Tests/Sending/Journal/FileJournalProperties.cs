using FsCheck;
using FsCheck.Fluent;
using SmsGateways.Sending.Journal;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>Whatever is claimed, recorded and forgotten, and however often the file is closed, killed and opened: it knows what a dictionary would.</summary>
public sealed class FileJournalProperties
{
    [Fact]
    public void It_knows_what_a_dictionary_knows()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<(byte Act, byte Id, byte Detail)>>(), steps =>
        {
            using var run = new Run();
            foreach (var (act, id, detail) in steps.Get)
            {
                run.Step(act % 16, $"m{id % 4}", detail);
            }

            run.Check();
        }).QuickCheckThrowOnFailure();

    private sealed class Run : IDisposable
    {
        private static readonly string[] Gateways = ["nikita", "infobip"];

        private readonly JournalFolder _folder = new();
        private readonly Dictionary<string, SmsJournalEntry> _model = [];
        private FileJournal _journal;

        public Run() => _journal = Open();

        public void Step(int act, string id, int detail)
        {
            switch (act)
            {
                case < 6:
                    var claim = JournalFolder.Claim(id, Gateways[detail % 2], detail % 5 is 0 ? 2 : 1) with { TakesOver = detail % 3 is 0 };
                    var expected = SmsJournalRules.Decide(claim, 0, Known(id), _folder.Clock.GetUtcNow());
                    Now(_journal.ClaimAsync(claim)).Should().Equal(expected);
                    if (expected.IsClaimed)
                    {
                        _model[id] = SmsJournalRules.Claimed(claim, 0, _folder.Clock.GetUtcNow());
                    }

                    break;
                case < 11:
                    var entry = JournalFolder.Accepted($"p{detail}") with { State = (SmsJournalState)(detail % 5), Parts = detail % 2 is 0 ? detail : null };
                    _journal.RecordAsync(id, [entry]).AsTask().GetAwaiter().GetResult();
                    if (SmsJournalRules.MayRecord(Known(id), entry))
                    {
                        _model[id] = entry with { WrittenAt = _folder.Clock.GetUtcNow() };
                    }

                    break;
                case < 13:
                    _folder.Clock.Advance(detail % 3 is 0 ? TimeSpan.FromMinutes(3) : TimeSpan.FromDays(detail / 64.0));
                    break;
                case < 15:
                    _journal.Dispose();
                    Reopen();
                    break;
                default:
                    // As if it were killed: the file goes back to what it was before it was closed.
                    var bytes = _folder.Bytes();
                    _journal.Dispose();
                    File.WriteAllBytes(_folder.File, bytes);
                    Reopen();
                    break;
            }
        }

        public void Check()
        {
            foreach (var id in Enumerable.Range(0, 4).Select(i => $"m{i}"))
            {
                Now(_journal.FindAsync(id, [JournalFolder.Anna])).Should().Equal(Known(id));
            }
        }

        public void Dispose()
        {
            _journal.Dispose();
            _folder.Dispose();
        }

        private static T Now<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

        private SmsJournalEntry? Known(string id)
            => _model.GetValueOrDefault(id) is { } entry && entry.WrittenAt + JournalFolder.Retention > _folder.Clock.GetUtcNow() ? entry : null;

        // Compacted as soon as may be.
        private FileJournal Open() => _folder.Open(garbage: 1);

        private void Reopen()
        {
            _journal = Open();
            foreach (var (id, entry) in _model.Where(pair => pair.Value.State is SmsJournalState.Sending))
            {
                _model[id] = entry with { LeaseEnd = entry.WrittenAt };
            }

            Check();
        }
    }
}
