using System.Collections.Concurrent;
using System.Diagnostics;

namespace SmsGateways.Tests.Sending.Journal;

/// <summary>Other processes: one that is killed, and one that comes second.</summary>
public sealed class FileJournalProcessTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // On the disk: here it is the system that must keep what was written.
    private readonly JournalFolder _folder = new(isOnDisk: true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_process_was_killed()
    {
        var random = new Random(4711);
        var acknowledged = new Dictionary<string, SmsJournalState>();
        for (var round = 0; round < 4; round++)
        {
            var lines = new ConcurrentQueue<string>();
            var atLeast = random.Next(20, 1500);
            using (var writer = Start($"r{round}", lines.Enqueue))
            {
                SpinWait.SpinUntil(() => lines.Count >= atLeast || writer.HasExited, Timeout).Should().BeTrue();
                await Task.Delay(random.Next(10)); // In the middle of something.
                writer.Kill();
                await writer.WaitForExitAsync(); // And until its last line was read.
            }

            lines.Count.Should().BeGreaterThanOrEqualTo(atLeast, "it was killed, and did not stop by itself");
            foreach (var words in lines.Select(line => line.Split(' ')))
            {
                words.Should().HaveCount(2, "each claim is granted");
                acknowledged[words[1]] = Enum.Parse<SmsJournalState>(words[0]);
            }

            await using var journal = _folder.Open(TimeProvider.System);
            foreach (var (id, state) in acknowledged)
            {
                var entry = (await journal.FindAsync(id, [JournalFolder.Anna])).Single();

                // What it did next may be there as well: a claim and an unknown outcome, a second claim, and what is final.
                entry.Should().NotBeNull(id);
                if (state is SmsJournalState.Accepted)
                {
                    entry!.State.Should().Be(SmsJournalState.Accepted, id);
                }

                entry!.ProviderMessageId.Should().Be(entry.State is SmsJournalState.Accepted ? "p" + id : null);
                entry.LeaseEnd.Should().BeOnOrBefore(DateTimeOffset.UtcNow);
            }
        }
    }

    [Fact]
    public async Task A_second_process_is_told_so()
    {
        var lines = new ConcurrentQueue<string>();
        await using (_folder.Open())
        {
            using var second = Start("second", lines.Enqueue);
            await second.WaitForExitAsync(new CancellationTokenSource(Timeout).Token);

            second.ExitCode.Should().Be(1);
        }

        lines.Should().ContainSingle().Which.Should().StartWith($"The journal '{_folder.File}' is in use by another process");
    }

    [Fact]
    public async Task While_another_process_has_it_it_cannot_be_opened_and_afterwards_it_can()
    {
        using var started = new ManualResetEventSlim();
        using var other = Start("other", _ => started.Set());
        started.Wait(Timeout).Should().BeTrue();

        _folder.Invoking(folder => folder.Open()).Should().Throw<IOException>().WithMessage("*is in use by another process*");

        other.Kill();
        await other.WaitForExitAsync();
        await _folder.Open(TimeProvider.System).DisposeAsync();
    }

    private Process Start(string prefix, Action<string> onLine)
    {
        // The host that runs these tests, where it can be known: there may be several.
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : "dotnet");
        var process = new Process
        {
            StartInfo = new(host, [Path.Combine(AppContext.BaseDirectory, "JournalWriter.dll"), _folder.File, prefix]) { RedirectStandardOutput = true },
        };
        process.OutputDataReceived += (_, args) =>
        {
            // A line that it was killed in the middle of is no line.
            if (args.Data is { Length: > 0 } line)
            {
                onLine(line);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        return process;
    }
}
