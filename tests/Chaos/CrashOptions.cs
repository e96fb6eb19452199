using System.Globalization;
using SmsGateways.Tests.Chaos;

namespace Chaos;

/// <summary>What the command line of the crash experiment says.</summary>
internal sealed record CrashOptions(int Kills)
{
    /// <summary>Gets the journals to try: none, file, postgresql.</summary>
    public IReadOnlyList<string> Journals { get; init; } = ["file", "postgresql"];

    /// <summary>Gets the providers to try: smspro, smsco.</summary>
    public IReadOnlyList<string> Providers { get; init; } = ["smspro", "smsco"];

    public int? Messages { get; init; }

    /// <summary>Gets how many workers have the same list of messages at the same time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Gets the share of faults, in percent.</summary>
    public double Faults { get; init; } = 5;

    public ulong Seed { get; init; } = ChaosSettings.DefaultSeed;

    /// <summary>Gets how the list is sent: no faster than that the kills come while it is under way.</summary>
    public ChaosSettings Settings => ChaosSettings.At(Faults / 100, Messages ?? Math.Max(1000, Kills * 300)) with
    {
        Seed = Seed,
        RefusedConnectRate = 0,
        Parallel = 32,
        Deadline = TimeSpan.FromSeconds(3),
        MaxRequestsPerSecond = Kills > 0 ? 500 : null,
    };

    /// <exception cref="FormatException">The arguments say something else.</exception>
    public static CrashOptions Parse(string[] args)
    {
        if (args is not [var kills, .. var rest] || rest.Length % 2 is 1)
        {
            throw new FormatException("crash <kills> [--journals none,file,postgresql] [--providers smspro,smsco] [--messages 10000] [--workers 2] [--faults 5] [--seed 1]");
        }

        var options = new CrashOptions(int.Parse(kills, CultureInfo.InvariantCulture));
        foreach (var pair in rest.Chunk(2))
        {
            var value = pair[1];
            options = pair[0] switch
            {
                "--journals" => options with { Journals = value.Split(',') },
                "--providers" => options with { Providers = value.Split(',') },
                "--messages" => options with { Messages = int.Parse(value, CultureInfo.InvariantCulture) },
                "--workers" => options with { Workers = int.Parse(value, CultureInfo.InvariantCulture) },
                "--faults" => options with { Faults = double.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"There is no option '{pair[0]}'."),
            };
        }

        return options;
    }
}
