using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;

namespace Benchmarks;

/// <summary>A long stream of messages through one gateway: how many a second, beside one send after the other, and how much memory it holds.</summary>
internal static class StreamCommand
{
    private const string Answer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><status>0</status><phones>1</phones><smscnt>1</smscnt></response>";

    public static async Task RunAsync(int count)
    {
        using var server = new LoopbackProvider(Answer);
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options =>
        {
            options.Platform = SmsProPlatform.Nikita;
            options.Login = "login";
            options.Password = "passwd";
            options.DefaultSender = "My-company";
            options.BaseAddress = server.Address;
        }));
        var gateway = services.BuildServiceProvider().GetRequiredService<ISmsGateway>();

        var few = Math.Max(count / 20, 1);
        await SendOneByOneAsync(gateway, Messages(1000));
        var single = await SendOneByOneAsync(gateway, Messages(few));
        Console.WriteLine($"SendAsync, one after the other: {few:N0} messages, {single:N0} a second");

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
        Console.WriteLine($"SendManyAsync: {count:N0} messages, {rate:N0} a second ({rate / single:N1} x), {accepted:N0} accepted, at most {mostHeap / 1e6:N0} MB of managed heap");
    }

    private static async Task<double> SendOneByOneAsync(ISmsGateway gateway, IEnumerable<SmsMessage> messages)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0;
        foreach (var message in messages)
        {
            (await gateway.SendAsync(message)).EnsureAccepted();
            sent++;
        }

        return sent / watch.Elapsed.TotalSeconds;
    }

    private static IEnumerable<SmsMessage> Messages(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new SmsMessage($"Order {i} is ready", PhoneNumber.Parse($"+996550{i % 1_000_000:D6}")) { Id = $"order-{i}" };
        }
    }
}
