using SmsGateways.Tests.Chaos;

namespace Chaos;

/// <summary>The experiment over real sockets.</summary>
internal static class SocketCommand
{
    public static async Task<int> RunAsync(SocketOptions options)
    {
        Console.WriteLine($"Seed {options.Seed}, {options.Parallel} sends at once.{Environment.NewLine}");
        Console.WriteLine(ResultTable.Head);

        var results = new List<RunResult>();
        foreach (var (contender, settings) in Cells(options))
        {
            var result = await ChaosRun.RunAsync(contender, settings with { Seed = options.Seed, Parallel = options.Parallel, RefusesFirstConnects = options.ColdStart });
            results.Add(result);
            Console.WriteLine(ResultTable.Row(result));
        }

        Console.WriteLine($"{Environment.NewLine}Faults met:");
        foreach (var result in results.Where(static result => result.Settings.FaultRate > 0))
        {
            Console.WriteLine(ResultTable.Faults(result));
        }

        var verdicts = results.Select(static result => result.Verdict()).OfType<string>().ToList();
        Console.WriteLine($"{Environment.NewLine}{(verdicts is [] ? "Every rule holds for the library, and the naive clients break those that they must." : string.Join($"{Environment.NewLine}{Environment.NewLine}", verdicts))}");
        return verdicts is [] ? 0 : 1;
    }

    private static IEnumerable<(Contender Contender, ChaosSettings Settings)> Cells(SocketOptions options)
    {
        foreach (var rate in options.Faults.Select(static percent => percent / 100))
        {
            foreach (var contender in Contender.Library)
            {
                if (IsWanted(contender))
                {
                    yield return (contender, ChaosSettings.At(rate, options.Messages));
                }
            }

            // Where nothing goes wrong, nobody fails, and at 1 % not every one of them does in so few messages.
            foreach (var contender in rate >= 0.05 ? Contender.Naive : [])
            {
                if (IsWanted(contender))
                {
                    yield return (contender, ChaosSettings.At(rate, options.Naive));
                }
            }
        }

        bool IsWanted(Contender contender) => contender.Name == options.Only
            || (Contender.Library.All(known => known.Name != options.Only) && contender.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase));
    }
}
