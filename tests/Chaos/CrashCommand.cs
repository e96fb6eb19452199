using System.Diagnostics;
using System.Globalization;
using System.Text;
using PostgreSql.Tests.Server;
using SmsGateways;
using SmsGateways.Tests.Chaos.Wire;

namespace Chaos;

/// <summary>A job is killed at random moments and started again, with the same list, until nobody kills it any more; then the ledger is read.</summary>
internal static class CrashCommand
{
    // The longest lease that a worker may have left behind: its deadline, one attempt, and the library's margin.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(CrashOptions options)
    {
        Console.WriteLine($"Seed {options.Seed}. {options.Settings.Messages} messages, {options.Faults} % faults, {options.Workers} worker(s), {options.Kills} kills.{Environment.NewLine}");
        Console.WriteLine("| Provider | journal | kills | SMS | recipients with >1 | accepted | unknown (sent) | rejected, not sent | told wrong | time |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");

        var isGood = true;
        await using var database = options.Journals.Contains("postgresql") ? await PostgreSqlServer.StartAsync(isDurable: true) : null;
        foreach (var provider in options.Providers)
        {
            foreach (var journal in options.Journals)
            {
                var folder = Directory.CreateTempSubdirectory("smsgateways-crash-");
                var place = journal is "postgresql" ? database!.ConnectionString : Path.Combine(folder.FullName, "sms.journal");
                isGood &= await RunAsync(options, provider, journal, place);
                folder.Delete(recursive: true);
            }
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(CrashOptions options, string provider, string journal, string place)
    {
        var settings = options.Settings;
        var watch = Stopwatch.StartNew();
        await using var server = ChaosProvider.Start(settings);
        var told = new SmsOutcome?[settings.Messages];
        var wrong = 0;
        var dice = new Random((int)options.Seed);

        var kills = 0;
        while (kills < options.Kills)
        {
            var delay = TimeSpan.FromMilliseconds(dice.Next(1500));
            var isKilled = await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => RunWorkerAsync(delay)));
            kills += isKilled.Count(static killed => killed);
            if (!isKilled.Contains(true))
            {
                break; // The list is done.
            }
        }

        if (options.Kills is 0)
        {
            await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => RunWorkerAsync(null)));
        }

        // What the dead have claimed in a database is theirs until their leases are over.
        await Task.Delay(journal is "postgresql" ? Lease : TimeSpan.Zero);
        Array.Clear(told);
        await RunWorkerAsync(null);
        await server.SettleAsync();

        var sms = server.Ledger.Sms.ToArray();
        var doubled = sms.Count(static count => count > 1);
        wrong += Enumerable.Range(0, told.Length).Count(message => told[message] switch
        {
            null => true,
            SmsOutcome.Accepted => sms[message] is 0,
            SmsOutcome.Unknown => false,
            _ => sms[message] > 0,
        });

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {provider} | {journal} | {kills} | {sms.Sum()} | {doubled} | {Count(SmsOutcome.Accepted)} | {Count(SmsOutcome.Unknown)} ({Enumerable.Range(0, told.Length).Count(message => told[message] is SmsOutcome.Unknown && sms[message] > 0)}) | {Count(SmsOutcome.Rejected)}, {Count(SmsOutcome.NotSent)} | {wrong} | {watch.Elapsed.TotalSeconds:0} s |"));

        // Without a journal and without ids, a job that runs again must send twice, or this experiment is blind.
        return journal is "none" ? provider is "smspro" || doubled > 0 : doubled is 0 && wrong is 0;

        int Count(SmsOutcome outcome) => told.Count(known => known == outcome);

        async Task<bool> RunWorkerAsync(TimeSpan? killAfter)
        {
            var pace = settings.MaxRequestsPerSecond ?? 0;
            using var worker = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { typeof(CrashCommand).Assembly.Location, "crash-worker", provider, server.Address.AbsoluteUri, journal, place, $"{settings.Messages}", pace.ToString(CultureInfo.InvariantCulture) },
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            })!;

            Task? killing = null;
            while (await worker.StandardOutput.ReadLineAsync() is { } line and not CrashWorker.Done)
            {
                if (line is CrashWorker.Ready)
                {
                    killing = killAfter is { } delay ? KillAsync(worker, delay) : null;
                }
                else if (line.Split(' ') is [['m', .. var number], var outcome] && Enum.TryParse<SmsOutcome>(outcome, out var known) && int.TryParse(number, CultureInfo.InvariantCulture, out var message))
                {
                    Take(message, known);
                }
            }

            await (killing ?? Task.CompletedTask);
            await worker.WaitForExitAsync();
            return worker.ExitCode is not 0 ? killAfter is not null ? true : throw new InvalidOperationException($"The worker ended with {worker.ExitCode}.") : false;
        }

        // What was said to be accepted was sent, whoever says so and whatever came later.
        void Take(int message, SmsOutcome outcome)
        {
            lock (told)
            {
                told[message] = outcome;
                wrong += outcome is SmsOutcome.Accepted && server.Ledger.Sms[message] is 0 ? 1 : 0;
            }
        }
    }

    private static async Task KillAsync(Process worker, TimeSpan delay)
    {
        await Task.Delay(delay);
        try
        {
            worker.Kill(); // SIGKILL: nothing of the worker runs after it.
        }
        catch (InvalidOperationException)
        {
            // It was done.
        }
    }
}
