using System.Diagnostics;
using System.Globalization;

namespace SmsGateways.Tests.Fuzzing;

/// <summary>Reads many broken payloads, and measures the dearest of them.</summary>
/// <param name="Target">What read them.</param>
/// <param name="Payloads">How many there were.</param>
/// <param name="Taken">How many were read all the same.</param>
/// <param name="Longest">The longest that one took, at its quickest of three times: a machine that does other things pauses.</param>
/// <param name="MostMemory">The most that one allocated, in octets.</param>
internal sealed record FuzzRun(string Target, int Payloads, int Taken, TimeSpan Longest, long MostMemory)
{
    public const string Head = "| parser | payloads | taken all the same | longest | most memory |\n|---|---|---|---|---|";

    /// <summary>What one payload may allocate: payloads have up to 16 kB.</summary>
    public const long MemoryLimit = 4 * 1024 * 1024;

    /// <summary>What one payload may take.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    /// <exception cref="InvalidOperationException">A payload got something else than an answer or a refusal, or took too much.</exception>
    public static FuzzRun Run(FuzzTarget target, int payloads, int seed)
    {
        var mutator = new FuzzMutator(seed);
        var (taken, longest, most) = (0, TimeSpan.Zero, 0L);
        foreach (var payload in target.Payloads)
        {
            Require(target.TryRead(payload), "The payload that mutations begin with is refused", target, payload);
        }

        for (var i = 0; i < payloads; i++)
        {
            var payload = mutator.Mutate(target.Payloads);
            var (time, memory) = (TimeSpan.Zero, 0L);
            try
            {
                (var isTaken, time, memory) = Measure(target, payload);
                taken += isTaken ? 1 : 0;
                for (var again = 0; again < 2 && time > longest; again++)
                {
                    time = TimeSpan.FromTicks(Math.Min(time.Ticks, Measure(target, payload).Time.Ticks));
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{target.Name}: payload {i} of seed {seed} got a {exception.GetType().Name}: {Convert.ToHexString(payload)}", exception);
            }

            Require(time < TimeLimit && memory < MemoryLimit, $"It took {time} and {memory} octets", target, payload);
            (longest, most) = (time > longest ? time : longest, Math.Max(most, memory));
        }

        return new(target.Name, payloads, taken, longest, most);
    }

    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Target} | {Payloads:N0} | {(double)Taken / Payloads:P1} | {Longest.TotalMilliseconds:F1} ms | {MostMemory / 1024:N0} kB |");

    private static (bool IsTaken, TimeSpan Time, long Memory) Measure(FuzzTarget target, byte[] payload)
    {
        var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var isTaken = target.TryRead(payload);
        return (isTaken, Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static void Require(bool isSo, string what, FuzzTarget target, byte[] payload)
    {
        if (!isSo)
        {
            throw new InvalidOperationException($"{target.Name}: {what}: {Convert.ToHexString(payload)}");
        }
    }
}
