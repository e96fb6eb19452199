using System.Diagnostics;
using SmsGateways.Tests.Chaos.Clients;
using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos;

/// <summary>One cell of the experiment: a client sends, the provider misbehaves, and then the two books are compared.</summary>
internal static class ChaosRun
{
    public static async Task<RunResult> RunAsync(Contender contender, ChaosSettings settings)
    {
        settings = contender.Adapt(settings);
        var clock = Stopwatch.StartNew();
        var journal = new Journal(settings);
        await using var provider = ChaosProvider.Start(settings);
        using var stalls = new StallMeter();

        long refusedConnects;
        await using (var client = contender.Create(settings, provider))
        {
            await SendAllAsync(client, settings, journal);
            refusedConnects = client.RefusedConnects;
        }

        // What is processed late counts as well.
        var openConnections = await provider.SettleAsync();

        var books = new Books(settings, provider.Plan, provider.Ledger, journal) { WorstStall = stalls.Worst, OpenConnections = openConnections };
        return new(contender, books, refusedConnects, clock.Elapsed);
    }

    private static Task SendAllAsync(ChaosClient client, ChaosSettings settings, Journal journal)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(settings.Parallel, settings.Messages)).Select(_ => Task.Run(WorkAsync)));

        async Task WorkAsync()
        {
            for (var message = Interlocked.Increment(ref next); message < settings.Messages; message = Interlocked.Increment(ref next))
            {
                journal.OnStart(message);
                try
                {
                    await client.SendAsync(message, journal);
                }
                catch (Exception exception)
                {
                    // Sending throws nothing: every outcome is a value.
                    journal.OnComplaint(message, $"the send threw {exception.GetType().Name}: {exception.Message}");
                }
            }
        }
    }
}
