namespace SmsGateways.Tests.Chaos;

/// <summary>What happens to one request.</summary>
/// <param name="Kind">The fault.</param>
/// <param name="LosesRefusal">Whether what is processed before the answer gets lost is a refusal.</param>
/// <param name="Variant">Chooses between forms of the same fault.</param>
internal readonly record struct Fault(FaultKind Kind, bool LosesRefusal, bool Variant);

/// <summary>Decides which request meets which fault: a pure function of seed, recipient and attempt, so that a violation can be told and repeated.</summary>
/// <remarks>
/// Not HashCode.Combine, which is seeded anew in every process, and not Random, whose answers depend on who asks first.
/// </remarks>
internal sealed class FaultPlan(ChaosSettings settings)
{
    /// <summary>The kinds that a request can meet, equally often. The fourteenth, a refused connection, comes before there is a request.</summary>
    public const int KindsOfRequests = (int)FaultKind.Refusal;

    // Streams of dice, far apart from each other.
    private const ulong Sends = 1UL << 60;
    private const ulong Questions = 2UL << 60;
    private const ulong Connects = 3UL << 60;

    private readonly ulong _seed = Mix(settings.Seed);
    private readonly long _sparedConnects = settings.RefusesFirstConnects ? 0 : settings.Parallel * settings.RequestsPerMessage;

    /// <summary>Decides about a submission.</summary>
    /// <param name="slot">The first recipient of the request.</param>
    /// <param name="attempt">How many submissions to this recipient came before, and this one.</param>
    public Fault ForSend(int slot, int attempt) => Draw(Sends, slot, attempt);

    /// <summary>Decides about a question for the reports of what was sent to a recipient.</summary>
    public Fault ForQuestion(int slot, int attempt) => Draw(Questions, slot, attempt);

    /// <summary>Decides about the n-th connection of a client.</summary>
    public bool RefusesConnect(long number) => number > _sparedConnects && ToUnit(Roll(Connects, number, 0)) < settings.RefusedConnectRate;

    private Fault Draw(ulong stream, int slot, int attempt)
    {
        var dice = Roll(stream, slot, attempt);
        if (ToUnit(dice) >= settings.FaultRate)
        {
            return default;
        }

        var kind = Mix(dice);
        var form = Mix(kind);
        return new((FaultKind)(1 + (kind % KindsOfRequests)), settings.Rules.RegistersRefusedIds && form % 4 is 0, (form & 16) is 0);
    }

    private ulong Roll(ulong stream, long what, int attempt) => Mix(Mix(_seed ^ (stream + (ulong)what)) + (ulong)attempt);

    // 53 bits are what a double holds.
    private static double ToUnit(ulong dice) => (dice >> 11) * (1.0 / (1UL << 53));

    // SplitMix64 (Steele, Lea, Flood 2014): one step of the counter and its finalizer.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
