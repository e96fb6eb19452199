namespace SmsGateways.Tests.Simulation;

/// <summary>Chance that a seed repeats: SplitMix64, the same on every machine and in every version of the framework.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Makes one seed of two numbers.</summary>
    public static ulong Mix(ulong a, ulong b) => Scramble(a + (0x9E3779B97F4A7C15 * (b + 1)));

    public ulong Next() => Scramble(_state += 0x9E3779B97F4A7C15);

    /// <summary>0 to 1, never 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Unit() < share;

    public int Below(int count) => (int)(Next() % (uint)count);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Unit());

    /// <summary>Exponential: mostly short, sometimes several times the mean.</summary>
    public TimeSpan Around(TimeSpan mean) => mean * -Math.Log(1 - Unit());

    public T Pick<T>(params ReadOnlySpan<T> among) => among[Below(among.Length)];

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
