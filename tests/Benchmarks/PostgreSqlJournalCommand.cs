using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace Benchmarks;

/// <summary>How many claims and records a second the journal in PostgreSQL takes, from few and from many callers, on a server that writes to the disk before it answers.</summary>
internal static class PostgreSqlJournalCommand
{
    public static async Task RunAsync(TimeSpan each)
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await using var services = new ServiceCollection().AddLogging()
            .AddSmsGateways(sms => sms.UsePostgreSqlJournal(server.ConnectionString, static options => options.Schema = "sms_benchmark"))
            .BuildServiceProvider();
        var journal = services.GetRequiredService<ISmsSendJournal>();

        await MeasureAsync(journal, "warm-up", 64, TimeSpan.FromSeconds(2));
        foreach (var callers in (int[])[1, 16, 64, 128, 256])
        {
            Console.WriteLine(await MeasureAsync(journal, $"run-{callers}", callers, each));
        }
    }

    private static async Task<string> MeasureAsync(ISmsSendJournal journal, string run, int callers, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var waits = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<double> claims = [];
            for (var i = 0; watch.Elapsed < time; i++)
            {
                var id = $"{run}-{caller}-{i}";
                var to = PhoneNumber.Parse($"+996550{i % 1_000_000:D6}");
                var start = Stopwatch.GetTimestamp();
                var grants = await journal.ClaimAsync(new(id, [to], "nikita", i, TimeSpan.FromMinutes(2)));
                claims.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!grants[0].IsClaimed)
                {
                    throw new InvalidOperationException("A new message was not granted.");
                }

                await journal.RecordAsync(id, [new(to, SmsJournalState.Accepted) { Gateway = "nikita", ProviderMessageId = id, Parts = 1, Fingerprint = i }]);
            }

            return claims;
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        double[] all = [.. waits.SelectMany(static claims => claims).Order()];
        return $"{callers,4} callers: {2 * all.Length / seconds,8:N0} calls a second ({all.Length / seconds:N0} messages: a claim and a record each); a claim waits {all[all.Length / 2]:N1} ms, one in a hundred {all[all.Length * 99 / 100]:N1} ms";
    }
}
