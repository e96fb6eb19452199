using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Journal;

/// <summary>Makes the rows of recipients whom the journal answers for, and to whom nothing is sent.</summary>
internal static class JournalRows
{
    /// <summary>Gets why a message is refused whose id stands for another one.</summary>
    public static SmsError OtherContent { get; }
        = Refuse(SmsErrorCode.DuplicateId, SmsErrorScope.Content, "An earlier run sent another content under the same id. Another message needs another id.");

    public static SmsRecipientResult Accepted(SmsJournalEntry known) => Of(known, SmsOutcome.Accepted) with { Parts = known.Parts, Evidence = SmsEvidence.Journal };

    public static SmsRecipientResult Unknown(SmsJournalEntry known, SmsError error) => Of(known, SmsOutcome.Unknown) with { Error = error };

    // The gateway and the id of then, so that reconciling asks the right one.
    private static SmsRecipientResult Of(SmsJournalEntry known, SmsOutcome outcome) => new(known.To, outcome) { Gateway = known.Gateway, ProviderMessageId = known.ProviderMessageId };
}
