using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SmsGateways;
using SmsGateways.Sending.Journal;

namespace Benchmarks;

/// <summary>How many records a second a journal stores, each on disk before its call completes, beside what the disk can do, and how much memory an entry takes.</summary>
internal static class JournalCommand
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly PhoneNumber To = PhoneNumber.Parse("+996550123456");

    public static async Task RunAsync(string folder)
    {
        folder = Path.Combine(folder, $"sms-journal-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            Console.WriteLine($"In {folder}, each row beside what the disk did right before: appending 4 kB to one file and flushing it");
            foreach (var writers in new[] { 1, 64, 128, 256 })
            {
                var disk = FlushesPerSecond(folder);
                var flushes = 0;
                await using var file = OpenFile(Path.Combine(folder, $"{writers}.journal"), step => flushes += step is JournalStep.Flush ? 1 : 0);
                var (records, allocated) = await MeasureAsync(file, writers);
                Console.WriteLine(
                    $"File journal, {writers} writers: {records:N0} records a second with {flushes / Duration.TotalSeconds:N0} flushes, "
                    + $"{allocated:N0} bytes allocated a record; the disk: {disk:N0} flushes a second");
            }

            var memory = await MeasureAsync(new InMemoryJournal(TimeSpan.FromDays(7), TimeProvider.System), 64);
            Console.WriteLine($"In-memory journal, 64 writers: {memory.Records:N0} records a second, {memory.Allocated:N0} bytes allocated a record");
            await MeasureOpeningAsync(Path.Combine(folder, "many.journal"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static FileJournal OpenFile(string path, Action<JournalStep>? onStep = null) => new(path, TimeSpan.FromDays(7), TimeProvider.System, NullLogger.Instance, onStep);

    private static double FlushesPerSecond(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "flushes"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var flushes = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < Duration / 2; flushes++)
        {
            file.Write(page);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        return flushes / watch.Elapsed.TotalSeconds;
    }

    // Each writer does what a gateway does: it claims, then records what became of it.
    private static async Task<(double Records, double Allocated)> MeasureAsync(ISmsSendJournal journal, int writers)
    {
        long records = 0;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; watch.Elapsed < Duration; i++)
            {
                var id = $"order-{writer:D4}-{i:D10}";
                await journal.ClaimAsync(new(id, [To], "nikita", i, TimeSpan.FromMinutes(1)));
                await journal.RecordAsync(id, [new(To, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = i, ProviderMessageId = "0123456789ab" }]);
                Interlocked.Add(ref records, 2);
            }
        })));
        return (records / watch.Elapsed.TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) / (double)records);
    }

    private static async Task MeasureOpeningAsync(string path)
    {
        const int Count = 500_000;
        await using (var journal = OpenFile(path))
        {
            for (var batch = 0; batch < 100; batch++)
            {
                await Task.WhenAll(Enumerable.Range(batch * Count / 100, Count / 100).Select(i => journal.RecordAsync(
                    $"order-{i:D15}", [new(To, SmsJournalState.Accepted) { Gateway = "nikita", Fingerprint = i, ProviderMessageId = $"{i:D12}" }]).AsTask()));
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await using var opened = OpenFile(path);
        var elapsed = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"Opening a journal of {Count:N0} entries: {elapsed.TotalSeconds:N1} s, {(double)memory / Count:N0} bytes of memory and {(double)new FileInfo(path).Length / Count:N0} bytes of file an entry");
    }
}
