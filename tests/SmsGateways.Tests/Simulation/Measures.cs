using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>What is counted, of one world or of many. Shares are of recipients, unless they say otherwise.</summary>
internal sealed class Measures
{
    public const string Head =
        "| Provider | faults | sends | recipients | accepted | rejected | not sent | unknown | unknown after reconciliation | (sent) "
        + "| sends that met an ambiguous fault | ambiguous faults per request | requests per send | questions per send | pauses | virtual time | violations | digest |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    // With fewer, one unlucky message would be more than the share that may be left.
    private const int FewestForGoals = 20_000;
    private const double MostUnknownWithIds = 0.0005;
    private const double MostFaultsWithIds = 0.05;
    private const double MostUnknownWithoutIds = 0.005;

    private readonly long[] _outcomes = new long[4];
    private long _calls;
    private long _ambiguousCalls;
    private long _requests;
    private long _ambiguousRequests;
    private long _questions;
    private long _unknownAfterAll;
    private long _unknownAndSent;
    private long _pauses;
    private TimeSpan _time;
    private long _violations;
    private ulong _digest;

    public long Sends => _calls;

    public long Violations => _violations;

    public ulong Digest => _digest;

    public double UnknownShare => Share(_outcomes[(int)SmsOutcome.Unknown]);

    public double UnknownAfterReconciliationShare => Share(_unknownAfterAll);

    /// <summary>Gets how many of the sends met a fault after which nobody could know, in at least one of their requests.</summary>
    public double AmbiguousShare => (double)_ambiguousCalls / Math.Max(1, _calls);

    private long Recipients => _outcomes.Sum();

    public void AddOutcomes(Workload workload, SimulatedProvider provider)
    {
        _calls = workload.Sendings.Count;
        _ambiguousCalls = workload.Sendings.Count(static sending => sending.MetAmbiguity);
        _requests = provider.Sends;
        _ambiguousRequests = provider.AmbiguousSends;
        _questions = provider.Questions;
        foreach (var sending in workload.Latest)
        {
            _outcomes[(int)SmsOutcome.NotSent] += sending.WasNothingSent ? sending.Message.To.Count : 0;
            foreach (var row in sending.Result?.Recipients ?? [])
            {
                _outcomes[(int)row.Outcome]++;
            }
        }
    }

    public void AddWorld(Workload workload, Rules rules, Trace trace, TimeSpan time)
    {
        _unknownAfterAll = workload.Latest.Sum(static sending => sending.StillUnknown);
        _unknownAndSent = workload.Latest.Sum(static sending => sending.StillUnknownAndSent);
        _pauses = rules.Openings;
        _time = time;
        _violations = rules.Violations.Count;
        _digest = trace.Digest;
    }

    /// <summary>Adds another world's. The order matters for the digest only.</summary>
    public void Add(Measures other)
    {
        for (var i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i] += other._outcomes[i];
        }

        _calls += other._calls;
        _ambiguousCalls += other._ambiguousCalls;
        _requests += other._requests;
        _ambiguousRequests += other._ambiguousRequests;
        _questions += other._questions;
        _unknownAfterAll += other._unknownAfterAll;
        _unknownAndSent += other._unknownAndSent;
        _pauses += other._pauses;
        _time += other._time;
        _violations += other._violations;
        _digest = Dice.Mix(_digest, other._digest);
    }

    /// <summary>Tells what is left unknown too often.</summary>
    /// <remarks>
    /// What met an ambiguous fault is counted by sends, as each has one outcome: a refused connection is tried again, and the next request may meet such a
    /// fault as well, so that the share of requests is a little less.
    /// </remarks>
    /// <returns><see langword="null"/> where all is well, or where too little was sent to tell.</returns>
    public string? FindMissedGoal(WorldSettings settings) => Recipients switch
    {
        < FewestForGoals => null,
        _ when settings.KnowsIds && settings.FaultRate <= MostFaultsWithIds && UnknownAfterReconciliationShare > MostUnknownWithIds
            => $"more than {MostUnknownWithIds:P2} are unknown after reconciliation.",
        _ when !settings.KnowsIds && UnknownShare > AmbiguousShare + MostUnknownWithoutIds
            => $"more than {MostUnknownWithoutIds:P1} are unknown without an ambiguous fault.",
        _ => null,
    };

    public string ToRow(string provider, string kind) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {provider} | {kind} | {_calls} | {Recipients} | {Of(SmsOutcome.Accepted)} | {Of(SmsOutcome.Rejected)} | {Of(SmsOutcome.NotSent)} | {Of(SmsOutcome.Unknown)} | {Percent(_unknownAfterAll, Recipients)} | {_unknownAndSent} "
        + $"| {Percent(_ambiguousCalls, _calls)} | {Percent(_ambiguousRequests, _requests)} | {(double)_requests / Math.Max(1, _calls):F3} | {(double)_questions / Math.Max(1, _calls):F4} | {_pauses} | {_time.TotalHours:F0} h | {_violations} | {_digest:x16} |");

    private string Of(SmsOutcome outcome) => Percent(_outcomes[(int)outcome], Recipients);

    private double Share(long count) => (double)count / Math.Max(1, Recipients);

    private static string Percent(long count, long all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Math.Max(1, all):F3} %");
}
