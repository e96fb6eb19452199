using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>Simulates many sends and says whether every promise was kept.</summary>
public static class SimulationRun
{
    private const int MessagesInAWorld = 500;
    private const int MaxViolations = 3;

    /// <summary>Simulates that many messages, one world after the other, on one thread.</summary>
    /// <param name="messages">How many.</param>
    /// <param name="seed">Decides everything: the same seed is the same run.</param>
    /// <param name="output">Gets the measures, or the violations with their traces.</param>
    /// <returns>0 if all went well.</returns>
    public static async Task<int> RunAsync(int messages, ulong seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);

        var measures = new Measures();
        var violations = await OnThreadOfItsOwnAsync(() => Run(messages, seed, measures, output));
        measures.Write(output, seed);
        output.WriteLine(violations is 0 ? "Every promise was kept." : $"{violations} promises were broken, seed {seed}.");
        if (measures.Surprises > 0)
        {
            output.WriteLine($"{measures.Surprises} threads came unexpectedly: this run may not repeat.");
        }

        return violations is 0 && measures.Surprises is 0 ? 0 : 1;
    }

    /// <summary>Runs one world.</summary>
    internal static Task<World> RunWorldAsync(WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null)
        => OnThreadOfItsOwnAsync(() =>
        {
            var world = new World(settings, makeGateway, makeHandler);
            world.Run(new());
            return world;
        });

    /// <summary>The settings of a run's worlds.</summary>
    internal static IEnumerable<WorldSettings> Plan(int messages, ulong seed)
    {
        for (var index = 0; messages > 0; index++)
        {
            var count = Math.Min(messages, MessagesInAWorld);
            messages -= count;
            var worldSeed = Dice.Mix(seed, (ulong)index);
            yield return (index % 10) switch
            {
                0 => WorldSettings.Calm(worldSeed, count),
                1 => WorldSettings.Faulty(worldSeed, count, 0.01),
                2 => WorldSettings.Faulty(worldSeed, count, 0.05),
                3 => WorldSettings.Faulty(worldSeed, count, 0.3),
                _ => WorldSettings.Wild(worldSeed, count),
            };
        }
    }

    private static int Run(int messages, ulong seed, Measures measures, TextWriter output)
    {
        var violations = 0;
        foreach (var settings in Plan(messages, seed))
        {
            var world = new World(settings);
            world.Run(measures);
            if (world.Violations.Count > 0)
            {
                violations += world.Violations.Count;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {world.Describe()}"));
                if (violations >= MaxViolations)
                {
                    break;
                }
            }
        }

        return violations;
    }

    // No context and no scheduler: only then what completes goes on at once, on the thread that completed it.
    private static Task<T> OnThreadOfItsOwnAsync<T>(Func<T> run)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    completion.SetResult(run());
                }
                catch (Exception exception)
                {
                    completion.SetException(exception);
                }
            },
            maxStackSize: 16 * 1024 * 1024)
        {
            IsBackground = true,
        };
        thread.UnsafeStart();
        return completion.Task;
    }
}
