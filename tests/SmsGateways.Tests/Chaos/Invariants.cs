using System.Diagnostics;
using System.Globalization;

namespace SmsGateways.Tests.Chaos;

/// <summary>A rule that did not hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">How often.</param>
/// <param name="Message">What was wrong, with the first offenders and the seed that repeats them.</param>
internal sealed record Violation(Rule Rule, long Count, string Message)
{
    public override string ToString() => Message;
}

/// <summary>Compares the books.</summary>
internal static class Invariants
{
    private const int Shown = 5;

    /// <summary>Any message may be unlucky; none may go round in circles.</summary>
    public const int MostRequestsPerRequest = 16;

    /// <summary>Refused connections leave one message in forty unsent at 30 % faults, if nobody tries again.</summary>
    public const double MostNotSent = 0.05;

    public static IReadOnlyList<Violation> Check(Books books)
    {
        var (settings, _, ledger, journal) = books;
        var violations = new List<Violation>();

        CheckSlots(Rule.I1, "Recipients got a message more than once", slot => ledger.Sms[slot] > 1);
        CheckSlots(Rule.I2, "Recipients are said to be accepted and got nothing", slot => journal.Outcomes[slot] is SmsOutcome.Accepted && ledger.Sms[slot] is 0);
        CheckSlots(
            Rule.I3,
            "Recipients got the message, and are said to be neither accepted nor unknown",
            slot => ledger.Sms[slot] > 0 && journal.Outcomes[slot] is not (SmsOutcome.Accepted or SmsOutcome.Unknown));
        CheckSlots(
            Rule.I4,
            "Recipients are said to be rejected or not sent, and got the message",
            slot => journal.Outcomes[slot] is SmsOutcome.Rejected or SmsOutcome.NotSent && ledger.Sms[slot] > 0);
        if (settings is { FaultRate: 0, RefusedConnectRate: 0 })
        {
            CheckSlots(Rule.I5, "Nothing went wrong, and recipients are not accepted", slot => journal.Outcomes[slot] is not SmsOutcome.Accepted);
        }

        CheckSlots(Rule.I6, "Recipients have no outcome", slot => journal.Outcomes[slot] is null);
        CheckTexts(Rule.I6, "Sends did not give one outcome for each recipient, in order", journal.Complaints);
        CheckTexts(Rule.I6, "Requests arrived that belong to no recipient", ledger.Strays);

        var allowed = settings.Deadline + books.Grace;
        CheckMessages(
            Rule.I7,
            string.Create(CultureInfo.InvariantCulture, $"Requests arrived later than {settings.Deadline.TotalSeconds:0.##} s ({books.Grace.TotalMilliseconds:0} ms of grace) after the send began"),
            message => ledger.Requests[message] > 0 && Stopwatch.GetElapsedTime(journal.Starts[message], ledger.LastArrival[message]) > allowed);

        CheckMessages(Rule.I8, $"Messages needed more than {MostRequestsPerRequest} requests for one", message => ledger.Requests[message] > MostRequestsPerRequest * settings.RequestsPerMessage);

        // Where this process itself stood still, its timeouts are its own: what was repeated for them says nothing about the client.
        var (requests, bound, stoodStill) = (ledger.TotalRequests, MostRequests(settings), books.WorstStall >= settings.AttemptTimeout / 3);
        if (requests > bound && !stoodStill)
        {
            violations.Add(new(Rule.I8, requests, $"I8: There were {requests} requests; {bound} are the most for {settings.Messages} messages. Seed {settings.Seed}."));
        }

        if (books.OpenConnections > 0)
        {
            violations.Add(new(Rule.I9, books.OpenConnections, $"I9: {books.OpenConnections} connections are open after their client was disposed of."));
        }

        // And to stop may be right.
        var notSent = Enumerable.Range(0, settings.Recipients).Count(slot => journal.Outcomes[slot] is SmsOutcome.NotSent);
        if (notSent > MostNotSent * settings.Recipients && !stoodStill)
        {
            violations.Add(new(
                Rule.I10,
                notSent,
                $"I10: {notSent} of {settings.Recipients} recipients were not sent to, although one connection in {1 / settings.RefusedConnectRate:0} at most was refused. Seed {settings.Seed}, {settings.FaultRate:P0} faults."));
        }

        return violations;

        void CheckSlots(Rule rule, string what, Predicate<int> isWrong) => Add(rule, what, settings.Recipients, isWrong, books.Tell);

        void CheckMessages(Rule rule, string what, Predicate<int> isWrong) => Add(rule, what, settings.Messages, isWrong, message => books.Tell(message * settings.RecipientsPerMessage));

        void CheckTexts(Rule rule, string what, IReadOnlyCollection<string> texts) => Report(rule, what, texts.Count, texts.Take(Shown));

        void Add(Rule rule, string what, int total, Predicate<int> isWrong, Func<int, string> tell)
        {
            var offenders = Enumerable.Range(0, total).Where(index => isWrong(index)).ToList();
            Report(rule, $"{what} ({offenders.Count} of {total})", offenders.Count, offenders.Take(Shown).Select(tell));
        }

        void Report(Rule rule, string what, int count, IEnumerable<string> offenders)
        {
            if (count > 0)
            {
                violations.Add(new(rule, count, $"{rule}: {what}. Seed {settings.Seed}, {settings.FaultRate:P0} faults. The first:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", offenders)}"));
            }
        }
    }

    /// <summary>Tells how many requests a run may make: one for each, and for each fault five more. Repetitions meet faults too, and reports are asked for.</summary>
    public static long MostRequests(ChaosSettings settings) => (long)Math.Ceiling(settings.Messages * settings.RequestsPerMessage * (1 + (5 * settings.FaultRate)));
}
