using System.Globalization;
using SmsGateways.Tests.Chaos;
using SmsGateways.Tests.Simulation;

namespace Chaos;

/// <summary>The experiment in virtual time: many more sends, every wait and every timeout of full length, and the same run again from the same seed.</summary>
internal static class SimulateCommand
{
    /// <exception cref="FormatException">The arguments say something else.</exception>
    public static int Run(string[] args)
    {
        if (args is not [var messages, .. var rest] || rest.Length % 2 is 1)
        {
            throw new FormatException("simulate <messages> [--faults 1,5,30] [--seed 1]");
        }

        var (faults, seed) = ("1,5,30", ChaosSettings.DefaultSeed);
        foreach (var pair in rest.Chunk(2))
        {
            switch (pair[0])
            {
                case "--faults":
                    faults = pair[1];
                    break;
                case "--seed":
                    seed = ulong.Parse(pair[1], CultureInfo.InvariantCulture);
                    break;
                default:
                    throw new FormatException($"There is no option '{pair[0]}'.");
            }
        }

        return SimulationRun.Run(
            int.Parse(messages, CultureInfo.InvariantCulture), [.. faults.Split(',').Select(static percent => double.Parse(percent, CultureInfo.InvariantCulture))], seed, Console.Out);
    }
}
