using System.Diagnostics;
using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>Simulates many sends and says whether every promise was kept.</summary>
internal static class SimulationRun
{
    private const int MessagesInAWorld = 500;
    private const int MostDescribed = 3;

    /// <summary>Simulates that many messages, each world on a thread of its own.</summary>
    /// <param name="messages">How many, over all rows of the table.</param>
    /// <param name="faults">The shares of faults, in percent.</param>
    /// <param name="seed">Decides everything: the same seed is the same run.</param>
    /// <param name="output">Gets the table, and the violations with their traces.</param>
    /// <returns>0 if all went well.</returns>
    public static int Run(int messages, IReadOnlyList<double> faults, ulong seed, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var worlds = Plan(messages, faults, seed).ToList();
        var measures = RunAll(worlds, output);

        var all = new Measures();
        var missed = new List<string>();
        output.WriteLine(Measures.Head);
        foreach (var row in worlds.Zip(measures).GroupBy(static world => (world.First.Provider, world.First.Kind)))
        {
            var sum = new Measures();
            foreach (var (_, measure) in row)
            {
                sum.Add(measure);
                all.Add(measure);
            }

            output.WriteLine(sum.ToRow(row.Key.Provider, row.Key.Kind));
            if (row.Key.Kind is not WorldSettings.Wildness && sum.FindMissedGoal(row.First().First) is { } goal)
            {
                missed.Add($"{row.Key.Provider}, {row.Key.Kind}: {goal}");
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.NewLine}{all.Sends} sends in {watch.Elapsed.TotalSeconds:F0} s, seed {seed}, digest {all.Digest:x16}. {(all.Violations is 0 ? "Every promise was kept." : $"{all.Violations} promises were broken.")}"));
        missed.ForEach(output.WriteLine);
        return all.Violations is 0 && missed is [] ? 0 : 1;
    }

    /// <summary>Runs one world.</summary>
    public static (World World, Measures Measures) RunWorld(
        WorldSettings settings, MakeGateway? makeGateway = null, Func<HttpMessageHandler, HttpMessageHandler>? makeHandler = null, TimeSpan? patience = null)
    {
        World? world = null;
        Measures? measures = null;
        RunOnThreads(1, onBegin =>
        {
            world = new(settings, makeGateway, makeHandler, patience);
            onBegin(world);
            measures = world.Run();
        });
        return (world!, measures!);
    }

    /// <summary>The worlds of a run: as many messages for each row of the table.</summary>
    public static IEnumerable<WorldSettings> Plan(int messages, IReadOnlyList<double> faults, ulong seed)
    {
        var rates = faults.Contains(0) ? faults : [0, .. faults];
        var perRow = Math.Max(1, messages / (2 * (rates.Count + 1)));
        var index = 0UL;
        foreach (var knowsIds in new[] { true, false })
        {
            foreach (var rate in rates.Select(static rate => (double?)rate).Append(null))
            {
                for (var left = perRow; left > 0; left -= MessagesInAWorld)
                {
                    var (worldSeed, count) = (Dice.Mix(seed, index++), Math.Min(left, MessagesInAWorld));
                    yield return rate is { } percent ? WorldSettings.Faulty(worldSeed, knowsIds, count, percent) : WorldSettings.Wild(worldSeed, knowsIds, count);
                }
            }
        }
    }

    private static Measures[] RunAll(List<WorldSettings> worlds, TextWriter output)
    {
        var measures = new Measures[worlds.Count];
        var (next, described) = (-1, 0);
        RunOnThreads(Environment.ProcessorCount, onBegin =>
        {
            for (var index = Interlocked.Increment(ref next); index < worlds.Count; index = Interlocked.Increment(ref next))
            {
                var world = new World(worlds[index]);
                onBegin(world);
                measures[index] = world.Run();
                if (world.Violations.Count > 0 && Interlocked.Increment(ref described) <= MostDescribed)
                {
                    lock (output)
                    {
                        output.WriteLine(world.Describe(1));
                    }
                }
            }
        });
        return measures;
    }

    // Threads of our own have no context and no scheduler: only then what completes goes on at once, on the thread that completed it.
    private static void RunOnThreads(int count, Action<Action<World>> run)
    {
        var threads = Enumerable.Range(0, count).Select(_ => new Runner(run)).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }

    /// <summary>A thread, and a watchdog: code that never returns must not hang whoever waits for it.</summary>
    private sealed class Runner
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

        private readonly Thread _thread;
        private World? _world;
        private Exception? _failure;

        public Runner(Action<Action<World>> run) => _thread = new(() =>
        {
            try
            {
                run(world => Volatile.Write(ref _world, world));
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
        })
        {
            IsBackground = true,
        };

        public void Start() => _thread.UnsafeStart();

        public void Join()
        {
            for (var (world, events) = (Volatile.Read(ref _world), 0L); !_thread.Join(Patience);)
            {
                var now = Volatile.Read(ref _world);
                if (ReferenceEquals(now, world) && now?.Events == events)
                {
                    throw new InvalidOperationException($"Nothing has happened for {Patience.TotalMinutes} minutes in {now?.Settings}.");
                }

                (world, events) = (now, now?.Events ?? 0);
            }

            if (_failure is not null)
            {
                throw new InvalidOperationException(_failure.Message, _failure);
            }
        }
    }
}
