using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PostgreSql.Tests.Server;
using SmsGateways;

namespace Benchmarks;

/// <summary>A long stream of messages through one gateway: how many a second, beside one send after the other and with each journal, and how much memory it holds.</summary>
internal static class StreamCommand
{
    private const string Answer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><status>0</status><phones>1</phones><smscnt>1</smscnt></response>";

    public static async Task RunAsync(int count)
    {
        using var provider = new LoopbackProvider(Answer);
        await using var services = Services(provider, static _ => { });
        var gateway = services.GetRequiredService<ISmsGateway>();
        var few = Math.Max(count / 20, 1);

        await SendOneByOneAsync(gateway, 1000);
        var single = await SendOneByOneAsync(gateway, few);
        Console.WriteLine($"SendAsync, one after the other: {few:N0} messages, {single:N0} a second");
        var bare = await SendManyAsync("SendManyAsync", gateway, count);
        Console.WriteLine($"  that is {bare / single:N1} x");

        await MeasureAsync("in memory", static sms => sms.UseInMemoryJournal());
        var folder = Directory.CreateTempSubdirectory("sms-stream-");
        await MeasureAsync("in a file", sms => sms.UseFileJournal(Path.Combine(folder.FullName, "sms.journal")));
        folder.Delete(recursive: true);
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await MeasureAsync("in PostgreSQL", sms => sms.UsePostgreSqlJournal(server.ConnectionString));

        async Task MeasureAsync(string what, Action<SmsGatewaysBuilder> configure)
        {
            await using var journaled = Services(provider, configure);
            await SendManyAsync($"SendManyAsync with a journal {what}", journaled.GetRequiredService<ISmsGateway>(), few);
        }
    }

    private static ServiceProvider Services(LoopbackProvider provider, Action<SmsGatewaysBuilder> configure) => new ServiceCollection()
        .AddSmsGateways(sms =>
        {
            sms.AddSmsPro("pro", options =>
            {
                options.Platform = SmsProPlatform.Nikita;
                options.Login = "login";
                options.Password = "passwd";
                options.DefaultSender = "My-company";
                options.BaseAddress = provider.Address;
            });
            configure(sms);
        })
        .BuildServiceProvider();

    private static async Task<double> SendManyAsync(string what, ISmsGateway gateway, int count)
    {
        long accepted = 0, mostHeap = 0;
        var watch = Stopwatch.StartNew();
        await foreach (var result in gateway.SendManyAsync(Messages(count)))
        {
            accepted += result.AllAccepted ? 1 : 0;
            if (accepted % 10_000 is 0)
            {
                // With what is garbage and not collected yet: the most that the process ever held.
                mostHeap = Math.Max(mostHeap, GC.GetTotalMemory(forceFullCollection: false));
            }
        }

        var rate = count / watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{what}: {count:N0} messages, {rate:N0} a second, {accepted:N0} accepted, at most {mostHeap / 1e6:N0} MB of managed heap");
        return rate;
    }

    private static async Task<double> SendOneByOneAsync(ISmsGateway gateway, int count)
    {
        var watch = Stopwatch.StartNew();
        foreach (var message in Messages(count))
        {
            (await gateway.SendAsync(message)).EnsureAccepted();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static IEnumerable<SmsMessage> Messages(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new SmsMessage($"Order {i} is ready", PhoneNumber.Parse($"+996550{i % 1_000_000:D6}")) { Id = $"order-{i}" };
        }
    }
}
