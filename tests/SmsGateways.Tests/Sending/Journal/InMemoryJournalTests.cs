using SmsGateways.Sending.Journal;

namespace SmsGateways.Tests.Sending.Journal;

public sealed class InMemoryJournalTests : JournalContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override ValueTask<ISmsSendJournal> CreateAsync(TimeSpan retention, TimeProvider clock) => new(new InMemoryJournal(retention, clock));
}
