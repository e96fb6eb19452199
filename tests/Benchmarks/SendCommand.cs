using System.Diagnostics;

namespace Benchmarks;

/// <summary>One send through the gateway beside one by hand, in turns: whatever else the machine does, it does to both.</summary>
/// <remarks>
/// A benchmark that measures one after the other compares two moods of the scheduler: over loopback, with 2 cores, the same send takes 25 or 50 µs for seconds on
/// end, depending on where the threads of client and server have come to rest.
/// </remarks>
internal static class SendCommand
{
    private const int Rounds = 2000;
    private const int InARow = 25;

    public static async Task RunAsync()
    {
        var sends = new SendBenchmarks();
        sends.Setup();
        (string Name, Func<Task<bool>> Send, List<double> Times)[] contenders =
        [
            ("by hand, bare", sends.HandWritten, []),
            ("by hand, as applications do", sends.TypedClient, []),
            ("one attempt, without the rules", sends.OneAttempt, []),
            ("gateway", sends.Gateway, []),
        ];
        for (var round = -200; round < Rounds; round++)
        {
            foreach (var (_, send, times) in contenders)
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < InARow; i++)
                {
                    await send();
                }

                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / InARow);
                }
            }
        }

        var byHand = contenders[0].Times.Order().ToArray();
        foreach (var (name, _, times) in contenders)
        {
            var sorted = times.Order().ToArray();
            var ratios = times.Zip(contenders[0].Times, static (mine, other) => mine / other).Order().ToArray();
            Console.WriteLine(
                $"{name,-31}: median {sorted[Rounds / 2]:N1} µs, quarter {sorted[Rounds / 4]:N1} µs; "
                + $"ratio of medians {sorted[Rounds / 2] / byHand[Rounds / 2]:N2}, of quarters {sorted[Rounds / 4] / byHand[Rounds / 4]:N2}, median of ratios {ratios[Rounds / 2]:N2}");
        }

        sends.Cleanup();
    }
}
