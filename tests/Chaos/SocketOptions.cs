using System.Globalization;
using SmsGateways.Tests.Chaos;

namespace Chaos;

/// <summary>What the command line says.</summary>
internal sealed record SocketOptions(int Messages)
{
    /// <summary>Gets the shares of faults, in percent.</summary>
    public IReadOnlyList<double> Faults { get; init; } = [0, 1, 5, 30];

    public ulong Seed { get; init; } = ChaosSettings.DefaultSeed;

    public int Parallel { get; init; } = 400;

    /// <summary>Gets how many messages the naive clients send: they fail soon enough.</summary>
    public int Naive { get; init; } = Math.Min(Messages, 10_000);

    /// <summary>Gets a value indicating whether a client's first connections may be refused too: <see cref="ChaosSettings.RefusesFirstConnects"/>.</summary>
    public bool ColdStart { get; init; }

    /// <summary>Gets a part of the names of the clients to run; a whole name means that one only.</summary>
    public string Only { get; init; } = "";

    /// <exception cref="FormatException">The arguments say something else.</exception>
    public static SocketOptions Parse(string[] args)
    {
        if (args is not [var messages, .. var rest] || rest.Length % 2 is 1)
        {
            throw new FormatException("socket <messages> [--faults 0,1,5,30] [--parallel 400] [--seed 1] [--naive 10000] [--cold true] [--only <part of a name>]");
        }

        var options = new SocketOptions(int.Parse(messages, CultureInfo.InvariantCulture));
        foreach (var pair in rest.Chunk(2))
        {
            var value = pair[1];
            options = pair[0] switch
            {
                "--faults" => options with { Faults = [.. value.Split(',').Select(static percent => double.Parse(percent, CultureInfo.InvariantCulture))] },
                "--parallel" => options with { Parallel = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
                "--naive" => options with { Naive = int.Parse(value, CultureInfo.InvariantCulture) },
                "--cold" => options with { ColdStart = bool.Parse(value) },
                "--only" => options with { Only = value },
                _ => throw new FormatException($"There is no option '{pair[0]}'."),
            };
        }

        return options;
    }
}
