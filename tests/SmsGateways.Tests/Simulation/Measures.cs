using System.Diagnostics;
using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>What a run counts, for each kind of world.</summary>
internal sealed class Measures
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public long Sends => _rows.Values.Sum(static row => row.Sends);

    public long Worlds => _rows.Values.Sum(static row => row.Worlds);

    public long Surprises { get; private set; }

    /// <summary>Gets one number for all that happened.</summary>
    public ulong Digest { get; private set; }

    public void AddOutcomes(WorldSettings settings, Workload workload, SimulatedProvider provider)
    {
        var row = RowOf(settings);
        row.Sends += workload.Sendings.Count;
        row.Requests += provider.Sends;
        row.Questions += provider.Questions;
        foreach (var sending in workload.Latest)
        {
            row.NotSent += sending.WasNothingSent ? sending.Message.To.Count : 0;
            foreach (var recipient in sending.Result?.Recipients ?? [])
            {
                row.Count(recipient.Outcome);
            }
        }
    }

    public void AddReconciled(WorldSettings settings, Workload workload, Platform platform)
    {
        var row = RowOf(settings);
        foreach (var (sending, result) in workload.Reconciled)
        {
            foreach (var recipient in result.Recipients.Where(static recipient => recipient.Outcome is SmsOutcome.Unknown))
            {
                row.StillUnknown++;
                row.UnknownAndSent += platform.Ledger.ContainsKey((sending.Text, recipient.To.Digits)) ? 1 : 0;
            }
        }
    }

    public void AddWorld(World world, Rules rules)
    {
        var row = RowOf(world.Settings);
        row.Worlds++;
        row.Pauses += rules.Openings;
        row.Changes += world.Stage.Changes;
        row.Time += world.Now;
        Surprises += world.Stage.Surprises;
        Digest = Dice.Mix(Digest, world.Trace.Digest);
    }

    public void Write(TextWriter output, ulong seed)
    {
        output.WriteLine("                worlds     sends  recipients  accepted  rejected  not sent   unknown  reconciled  and sent  requests/send  questions/send  pauses  threads  virtual time");
        foreach (var (kind, row) in _rows)
        {
            row.Write(output, kind);
        }

        var seconds = _watch.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Sends} sends in {seconds:F1} s: {Sends / seconds:F0} a second, {TimeSpan.FromTicks(_rows.Values.Sum(static row => row.Time.Ticks)).TotalDays:F1} days of virtual time, seed {seed}, digest {Digest:x16}"));
    }

    private Row RowOf(WorldSettings settings)
    {
        if (!_rows.TryGetValue(settings.Kind, out var row))
        {
            _rows.Add(settings.Kind, row = new());
        }

        return row;
    }

    private sealed class Row
    {
        private readonly long[] _outcomes = new long[4];

        public long Worlds { get; set; }

        public long Sends { get; set; }

        public long Requests { get; set; }

        public long Questions { get; set; }

        public long NotSent { get; set; }

        public long StillUnknown { get; set; }

        public long UnknownAndSent { get; set; }

        public long Pauses { get; set; }

        public long Changes { get; set; }

        public TimeSpan Time { get; set; }

        public void Count(SmsOutcome outcome) => _outcomes[(int)outcome]++;

        public void Write(TextWriter output, string kind)
        {
            var notSent = NotSent + _outcomes[(int)SmsOutcome.NotSent];
            var all = Math.Max(1, _outcomes.Sum() + NotSent);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-14}{Worlds,8}{Sends,10}{all,12}{Share(_outcomes[(int)SmsOutcome.Accepted])}{Share(_outcomes[(int)SmsOutcome.Rejected])}{Share(notSent)}{Share(_outcomes[(int)SmsOutcome.Unknown])}"
                + $"  {Share(StillUnknown)}{Share(UnknownAndSent)}{(double)Requests / Sends,15:F3}{(double)Questions / Sends,16:F4}{Pauses,8}{Changes,9}  {Time.TotalHours:F1} h"));

            string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / all,9:F4}%");
        }
    }
}
