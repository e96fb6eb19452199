namespace SmsGateways.Tests.Chaos;

/// <summary>What a run came to.</summary>
internal sealed class RunResult
{
    public RunResult(Contender contender, Books books, long refusedConnects, TimeSpan elapsed)
    {
        Contender = contender;
        Settings = books.Settings;
        RefusedConnects = refusedConnects;
        Elapsed = elapsed;
        WorstStall = books.WorstStall;
        Requests = books.Ledger.TotalRequests;
        Faults = books.Ledger.Faults.ToArray();
        Violations = Invariants.Check(books);

        for (var slot = 0; slot < Settings.Recipients; slot++)
        {
            Count(books.Journal.Outcomes[slot], books.Ledger.Sms[slot]);
        }
    }

    public Contender Contender { get; }

    public ChaosSettings Settings { get; }

    public IReadOnlyList<Violation> Violations { get; }

    public TimeSpan Elapsed { get; }

    public TimeSpan WorstStall { get; }

    public long RefusedConnects { get; }

    /// <summary>Gets how many requests met each fault, by <see cref="FaultKind"/>.</summary>
    public IReadOnlyList<long> Faults { get; }

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public int NotSent { get; private set; }

    public int Unknown { get; private set; }

    /// <summary>Gets how many of the unknown were sent.</summary>
    public int UnknownSent { get; private set; }

    /// <summary>Gets how many of those who got the message are said not to have got it.</summary>
    public int SentReportedFailed { get; private set; }

    public long SmsBilled { get; private set; }

    public long Requests { get; }

    /// <summary>Gets how many recipients got a message more than once.</summary>
    public int Doubled { get; private set; }

    /// <summary>Gets how often the unluckiest recipient got the message.</summary>
    public int Most { get; private set; }

    /// <summary>Tells what is not as it must be: for the library any violation, for a naive client a violation that is missing.</summary>
    /// <returns><see langword="null"/> if all is as it must be.</returns>
    public string? Verdict()
    {
        if (Contender.IsLibrary)
        {
            return Violations.Count is 0 ? null : $"{Contender.Name}:{Environment.NewLine}{string.Join(Environment.NewLine, Violations)}";
        }

        var missing = Contender.MustViolate.Except(Violations.Select(static violation => violation.Rule)).ToList();
        return missing is [] ? null : $"The harness is blind: {Contender.Name} did not violate {string.Join(", ", missing)}. Seed {Settings.Seed}.";
    }

    private void Count(SmsOutcome? outcome, int sms)
    {
        Accepted += outcome is SmsOutcome.Accepted ? 1 : 0;
        Rejected += outcome is SmsOutcome.Rejected ? 1 : 0;
        NotSent += outcome is SmsOutcome.NotSent ? 1 : 0;
        Unknown += outcome is SmsOutcome.Unknown ? 1 : 0;
        UnknownSent += outcome is SmsOutcome.Unknown && sms > 0 ? 1 : 0;
        SentReportedFailed += outcome is SmsOutcome.Rejected or SmsOutcome.NotSent && sms > 0 ? 1 : 0;
        SmsBilled += sms;
        Doubled += sms > 1 ? 1 : 0;
        Most = Math.Max(Most, sms);
    }
}
