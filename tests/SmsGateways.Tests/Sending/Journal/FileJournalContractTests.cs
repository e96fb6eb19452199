namespace SmsGateways.Tests.Sending.Journal;

public sealed class FileJournalContractTests : JournalContract, IDisposable
{
    private readonly JournalFolder _folder = new();

    public override Task DisposeAsync() => ((IAsyncDisposable)Journal).DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    private protected override ValueTask<ISmsSendJournal> CreateAsync(TimeSpan retention, TimeProvider clock) => new(_folder.Open(clock));
}
