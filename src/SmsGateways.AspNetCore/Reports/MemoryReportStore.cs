namespace SmsGateways.AspNetCore.Reports;

/// <summary>Remembers reports while the process lives. Nobody else claims: within the process, the tracker takes the reports about a message one after the other.</summary>
internal sealed class MemoryReportStore(int capacity, TimeSpan retention, TimeProvider clock) : IReportStore
{
    private readonly BoundedMap<EventKey, ReportState> _states = new(capacity, retention, clock);

    public ValueTask<ReportState?> FindAsync(EventKey key, CancellationToken cancellationToken) => new(_states.TryGet(key, out var state) ? state : null);

    public ValueTask<string?> FindMessageIdAsync(string gateway, string providerMessageId, CancellationToken cancellationToken) => new((string?)null);

    public ValueTask<(bool IsClaimed, ReportState? Known)> ClaimAsync(EventKey key, ReportState? known, TimeSpan lease, CancellationToken cancellationToken) => new((true, known));

    public ValueTask RecordAsync(EventKey key, ReportState? state)
    {
        if (state is not null)
        {
            _states.Set(key, state);
        }

        return default;
    }
}
