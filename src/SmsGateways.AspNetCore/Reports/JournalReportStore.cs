using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Remembers reports in the journal of sends, one row for each message and recipient: as a message is, a report is claimed before it is handled and recorded afterwards.</summary>
/// <remarks>
/// So every journal does, and what it promises for messages holds for reports: a process that dies leaves a claim behind, which ends with its lease, and the
/// report is handled again.
/// </remarks>
internal sealed class JournalReportStore(ISmsSendJournal journal) : IReportStore
{
    // Longer, or stranger, than any provider's: a hash stands for it, so that every journal can store it.
    private const int LongestId = 64;

    // A journal wants a number where the event has none. No country has the code 999.
    private static readonly PhoneNumber Nobody = PhoneNumber.Parse("9990000000");

    public async ValueTask<ReportState?> FindAsync(EventKey key, CancellationToken cancellationToken)
        => Read((await journal.FindAsync(IdOf(key), [key.To ?? Nobody], cancellationToken).ConfigureAwait(false))[0]);

    public ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken)
        => journal is ISmsMessageLookup lookup ? lookup.FindMessageIdAsync(gateway, providerMessageId, cancellationToken) : new((string?)null);

    public async ValueTask<(bool IsClaimed, ReportState? Known)> ClaimAsync(EventKey key, ReportState? known, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claim = new SmsJournalClaim(IdOf(key), [key.To ?? Nobody], key.Gateway, Fingerprint: 0, lease) { ProviderMessageIds = [known?.ToString()] };
        var grant = (await journal.ClaimAsync(claim, cancellationToken).ConfigureAwait(false))[0];
        return (grant.IsClaimed, Read(grant.Known));
    }

    // Not the caller's token: what was handled must be written down.
    public ValueTask RecordAsync(EventKey key, ReportState? state)
        => journal.RecordAsync(
            IdOf(key),
            [new(key.To ?? Nobody, state is null ? SmsJournalState.NotSent : SmsJournalState.Report) { Gateway = key.Gateway, ProviderMessageId = state?.ToString() }],
            CancellationToken.None);

    private static ReportState? Read(SmsJournalEntry? entry) => ReportState.Parse(entry?.ProviderMessageId);

    // Nobody gives a message such an id.
    private static string IdOf(EventKey key)
    {
        var id = key.Id.Length <= LongestId && key.Id.All(static c => c is > ' ' and <= '~')
            ? key.Id
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(key.Id)));
        return $"sms-{(key.Kind is EventKind.Inbound ? "inbound" : "report")}/{key.Gateway}/{id}";
    }
}
