namespace SmsGateways;

/// <summary>Remembers, for each recipient of each message, what became of it: written before the first byte leaves, and after the outcome is known.</summary>
/// <remarks>
/// <para>
/// With it, a job that runs again after a crash sends nothing twice, also where the provider knows no ids and where the first run went through another
/// gateway. The key is the message's id and the recipient. The text is not kept, only a fingerprint of it.
/// </para>
/// <para>
/// An implementation must be safe for concurrent use, and must have stored what it was given before its task completes: a claim that is lost by a crash may
/// send twice. <see cref="SmsJournalRules.Decide"/> has the rules of claiming.
/// </para>
/// </remarks>
/// <threadsafety instance="true"/>
public interface ISmsSendJournal
{
    /// <summary>Claims recipients of a message, before its first byte, for one gateway. Each is decided and written as one step that nobody else can come between.</summary>
    /// <param name="claim">What is about to be sent, to whom, and through which gateway.</param>
    /// <param name="cancellationToken">Stops waiting. Whether anything was claimed is then not known.</param>
    /// <returns>One grant for each recipient, in order. Those that are granted stand as <see cref="SmsJournalState.Sending"/> from now on.</returns>
    /// <exception cref="Exception">Anything: the claim could not be stored, and nothing is sent.</exception>
    ValueTask<IReadOnlyList<SmsJournalGrant>> ClaimAsync(SmsJournalClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Writes what became of recipients that were claimed.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="entries">What is known of each.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that completes when it is stored.</returns>
    /// <exception cref="Exception">Anything: it could not be stored. What stands as <see cref="SmsJournalState.Sending"/> counts as unknown when its lease is over.</exception>
    ValueTask RecordAsync(string messageId, IReadOnlyList<SmsJournalEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Finds what is known of recipients of a message, and changes nothing.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="to">The recipients.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is known, in order; <see langword="null"/> where nothing is, or no longer.</returns>
    /// <exception cref="Exception">Anything: the journal could not be read.</exception>
    ValueTask<IReadOnlyList<SmsJournalEntry?>> FindAsync(string messageId, IReadOnlyList<PhoneNumber> to, CancellationToken cancellationToken = default);
}
