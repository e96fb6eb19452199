using System.Globalization;
using SmsGateways.Tests.Simulation;

/// <summary>
/// Runs the simulation in a process of its own, without a test host: <c>DOTNET_STARTUP_HOOKS=SmsGateways.Tests.dll SIMULATE="10000 42" dotnet SmsGateways.Tests.dll</c>.
/// The name and the signature are the framework's.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("SIMULATE")?.Split(' ') is [var messages, var seed])
        {
            Environment.Exit(SimulationRun.RunAsync(int.Parse(messages, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture), Console.Out).GetAwaiter().GetResult());
        }
    }
}
