using System.Globalization;
using System.Text;

namespace SmsGateways.Tests.Chaos;

/// <summary>Writes results as a Markdown table, one row a client.</summary>
internal static class ResultTable
{
    public const string Head =
        "| Client | faults | recipients | accepted | rejected | not sent | unknown (sent) | SMS billed | requests | recipients with >1 | max | sent, reported failed | violated | time |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    public static string Row(RunResult result)
    {
        var recipients = result.Settings.Recipients;
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"| {result.Contender.Name} | {100 * result.Settings.FaultRate:0.#} % | {recipients} ");
        row.Append(CultureInfo.InvariantCulture, $"| {result.Accepted} | {result.Rejected} | {result.NotSent} | {result.Unknown} ({result.UnknownSent}) ");
        row.Append(CultureInfo.InvariantCulture, $"| {result.SmsBilled} | {result.Requests} | {Share(result.Doubled, recipients)} | {result.Most} | {Share(result.SentReportedFailed, recipients)} ");
        row.Append(CultureInfo.InvariantCulture, $"| {Violated(result)} | {result.Elapsed.TotalSeconds:0.0} s |");
        return row.ToString();
    }

    /// <summary>Tells how often each fault was met.</summary>
    public static string Faults(RunResult result)
        => $"{result.Contender.Name}: "
            + string.Join(", ", Enum.GetValues<FaultKind>().Skip(1).Select(kind => $"{kind} {(kind is FaultKind.RefusedConnect ? result.RefusedConnects : result.Faults[(int)kind])}"))
            + $"; longest stall of this process {result.WorstStall.TotalMilliseconds:0} ms";

    private static string Violated(RunResult result)
        => result.Violations is [] ? "–" : string.Join(", ", result.Violations.Select(static violation => violation.Rule).Distinct());

    private static string Share(int count, int total) => count is 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"**{count} ({100.0 * count / total:0.00} %)**");
}
