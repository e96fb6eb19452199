namespace SmsGateways;

/// <summary>What a journal knows of one recipient of a message. The numbers are stored: they do not change.</summary>
public enum SmsJournalState
{
    /// <summary>It was about to be sent, and nothing was recorded since.</summary>
    Sending = 0,

    /// <summary>It may have been sent.</summary>
    Unknown = 1,

    /// <summary>No byte of it left.</summary>
    NotSent = 2,

    /// <summary>The provider, or a check of ours, said no.</summary>
    Rejected = 3,

    /// <summary>The provider took it.</summary>
    Accepted = 4,

    /// <summary>No message, but how far the delivery reports about one have come; <see cref="SmsJournalEntry.ProviderMessageId"/> has it encoded.</summary>
    Report = 5,
}
