using System.Globalization;
using SmsGateways.Tests.Fuzzing;

namespace Chaos;

/// <summary>Broken payloads for every parser that strangers can reach.</summary>
internal static class FuzzCommand
{
    public static int Run(string[] args)
    {
        if (args is not [var payloads, ..] || args.Length > 2)
        {
            throw new FormatException("fuzz <payloads of each parser> [<seed>]");
        }

        var seed = args is [_, var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
        Console.WriteLine(FuzzRun.Head);
        foreach (var target in InfobipFuzzTargets.All)
        {
            Console.WriteLine(FuzzRun.Run(target, int.Parse(payloads, CultureInfo.InvariantCulture), seed).Row());
        }

        return 0;
    }
}
