namespace SmsGateways;

/// <summary>What a journal answers a gateway that wants to send to a recipient.</summary>
public enum SmsJournalDecision
{
    /// <summary>It never left, and is claimed: send.</summary>
    Send,

    /// <summary>It may have left through this gateway, and is claimed: send only where the provider recognizes the repetition.</summary>
    Resubmit,

    /// <summary>The provider has it: do not send.</summary>
    Settled,

    /// <summary>It may have left through another gateway: do not send.</summary>
    Unsettled,

    /// <summary>Somebody is sending it right now: do not send.</summary>
    UnderWay,

    /// <summary>The same id stands for another content: do not send.</summary>
    OtherContent,
}
