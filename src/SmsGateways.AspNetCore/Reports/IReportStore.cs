namespace SmsGateways.AspNetCore.Reports;

/// <summary>Remembers how far the reports about each message have been handled.</summary>
internal interface IReportStore
{
    /// <summary>Finds what is known, and changes nothing.</summary>
    ValueTask<ReportState?> FindAsync(EventKey key, CancellationToken cancellationToken);

    /// <summary>Finds a message that an earlier run sent, by the provider's id of it.</summary>
    ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken);

    /// <summary>Claims the right to handle the next report, before every other process that shares the store.</summary>
    /// <param name="key">Which message.</param>
    /// <param name="known">What was found: it must still be there when this process dies.</param>
    /// <param name="lease">How long handling may take at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it was claimed, and what is known by then.</returns>
    ValueTask<(bool IsClaimed, ReportState? Known)> ClaimAsync(EventKey key, ReportState? known, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Writes what is known from now on, and ends the claim.</summary>
    ValueTask RecordAsync(EventKey key, ReportState? state);
}
