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

    /// <summary>Tells how often each fault was met, and how many of them kept back what became of a request.</summary>
    /// <remarks>
    /// Without ids, a send ends at the first ambiguous fault: compared with its recipients, not with its requests, their number is the share that must be
    /// unknown. A request after a refused connection or a 429 is one more chance to meet one.
    /// </remarks>
    public static string Faults(RunResult result)
    {
        var ambiguous = Enum.GetValues<FaultKind>().Where(static kind => kind is not (FaultKind.None or FaultKind.TooManyRequests or FaultKind.Refusal or FaultKind.RefusedConnect))
            .Sum(kind => result.Faults[(int)kind]);
        return $"{result.Contender.Name}: {Percent(ambiguous, result.Requests)} of {result.Requests} requests met an ambiguous fault, {Percent(ambiguous, result.Settings.Recipients)} counted by recipients; "
            + string.Join(", ", Enum.GetValues<FaultKind>().Skip(1).Select(kind => $"{kind} {(kind is FaultKind.RefusedConnect ? result.RefusedConnects : result.Faults[(int)kind])}"))
            + $"; longest stall of this process {result.WorstStall.TotalMilliseconds:0} ms";
    }

    private static string Violated(RunResult result)
        => result.Violations is [] ? "–" : string.Join(", ", result.Violations.Select(static violation => violation.Rule).Distinct());

    private static string Percent(long count, long total) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / total:0.0} %");

    private static string Share(int count, int total) => count is 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"**{count} ({100.0 * count / total:0.00} %)**");
}
