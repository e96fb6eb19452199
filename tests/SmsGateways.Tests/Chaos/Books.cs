namespace SmsGateways.Tests.Chaos;

/// <summary>Both sides' books after a run, and what they were kept about.</summary>
internal sealed record Books(ChaosSettings Settings, FaultPlan Plan, Ledger Ledger, Journal Journal)
{
    /// <summary>Gets for how long this process did not get round to its work, at worst.</summary>
    public TimeSpan WorstStall { get; init; }

    /// <summary>Gets how much later than allowed something may seem to happen: a timer's grain, and the stall of the sender and that of the provider.</summary>
    public TimeSpan Grace => TimeSpan.FromMilliseconds(50) + (2 * WorstStall);

    public int OpenConnections { get; init; }

    /// <summary>Tells about a recipient all that is needed to look into its case: both books, and the faults that it met.</summary>
    public string Tell(int slot)
    {
        var k = Settings.RecipientsPerMessage;
        var message = slot / k;

        // The faults of a request are those of its first recipient.
        var first = (message * k) + (slot % k / Settings.RecipientsPerRequest * Settings.RecipientsPerRequest);
        var faults = Enumerable.Range(1, Ledger.Submissions[first]).Select(attempt => Describe(Plan.ForSend(first, attempt)));
        return $"{Slots.TextOf(message)} to {Slots.DigitsOf(slot)}: {Ledger.Sms[slot]} SMS, told {Journal.Outcomes[slot]?.ToString() ?? "nothing"}; "
            + $"submissions: {string.Join(", ", faults.DefaultIfEmpty("none"))}; {Ledger.Requests[message]} requests about the message";
    }

    private static string Describe(Fault fault) => $"{fault.Kind}{(fault.LosesRefusal ? " of a refusal" : "")}";
}
