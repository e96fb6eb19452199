using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Takes each event once to the handlers: copies that come at the same time share one call, reports about one message come one after the other.</summary>
internal sealed class ReportTracker(IReportStore store, SendLog sends, EventHandlers handlers, CallbackMetrics metrics, IOptions<SmsCallbackOptions> options) : ISmsReportTracker
{
    // Longer than handlers may take, so that nobody takes over from a process that is alive.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(EventKey Key, SmsDeliveryStatus Status, int? Part, string? Text), Lazy<Task<SmsReportHandling>>> _flights = new();
    private readonly KeyedLock<EventKey> _turns = new();

    private TimeSpan Lease => options.Value.HandlerTimeout + LeaseMargin;

    public async Task<SmsReportHandling> TrackAsync(SmsDeliveryReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrEmpty(report.Gateway, nameof(report));

        var key = new EventKey(EventKind.Report, report.Gateway, report.ProviderMessageId, report.To);
        return await ShareAsync((key, report.Status, report.Part, report.ProviderStatus), () => TrackOnceAsync(key, report, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Takes a report that came through a gateway.</summary>
    /// <returns><see langword="false"/> where another process is handling one about the same message right now.</returns>
    public async Task<bool> TakeAsync(string gateway, SmsDeliveryReport report, CancellationToken cancellationToken)
        => await TrackAsync(report.Gateway is null ? report with { Gateway = gateway } : report, cancellationToken).ConfigureAwait(false) is not SmsReportHandling.UnderWay;

    /// <summary>Takes a message from a telephone.</summary>
    /// <returns><see langword="false"/> where another process is handling it right now.</returns>
    public async Task<bool> TakeAsync(string gateway, SmsInboundMessage message, CancellationToken cancellationToken)
    {
        message = message.Gateway is null ? message with { Gateway = gateway } : message;
        if (InboundId.Of(message) is not { } id)
        {
            await handlers.HandleAsync(message, cancellationToken).ConfigureAwait(false);
            metrics.Count(gateway, EventKind.Inbound, SmsReportHandling.Handled);
            return true;
        }

        var key = new EventKey(EventKind.Inbound, gateway, id, null);
        var handling = await ShareAsync((key, default, null, null), () => TakeTurnAsync(
            key,
            static known => (known is null ? SmsReportHandling.Handled : SmsReportHandling.Duplicate, ReportState.None with { Status = SmsDeliveryStatus.Delivered }),
            _ => handlers.HandleAsync(message, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
        return handling is not SmsReportHandling.UnderWay;
    }

    /// <summary>Takes what was found out about a number.</summary>
    /// <returns>Always <see langword="true"/>: nobody else can be handling it.</returns>
    public async Task<bool> TakeAsync(string gateway, SmsNumberInfo info, CancellationToken cancellationToken)
    {
        await handlers.HandleAsync(gateway, info, cancellationToken).ConfigureAwait(false);
        metrics.Count(gateway, EventKind.Number, SmsReportHandling.Handled);
        return true;
    }

    private async Task<SmsReportHandling> TrackOnceAsync(EventKey key, SmsDeliveryReport report, CancellationToken cancellationToken)
    {
        var sent = await sends.FindAsync(key.Gateway, key.Id, cancellationToken).ConfigureAwait(false);
        var messageId = sent?.MessageId ?? await store.FindMessageIdAsync(key.Gateway, key.Id, cancellationToken).ConfigureAwait(false);
        return await TakeTurnAsync(
            key,
            known =>
            {
                var state = known ?? ReportState.None;
                return (state with { MessageId = state.MessageId ?? messageId, PartCount = state.PartCount is 0 ? sent?.Parts ?? 0 : state.PartCount }).Apply(report);
            },
            async state =>
            {
                var update = new SmsDeliveryUpdate(key.Gateway, report.To is null ? report with { To = sent?.OnlyRecipient } : report) { MessageId = state.MessageId, Status = state.Status, IsFinal = state.IsFinal };
                await handlers.HandleAsync(update, cancellationToken).ConfigureAwait(false);
                if (state.MessageId is null)
                {
                    metrics.CountUnknownMessage(key.Gateway);
                }

                if (state.IsFinal)
                {
                    sends.Close(key.Gateway, key.Id, key.To);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    // Copies of one event share what becomes of it, also that it failed: each of them would only fail again.
    private async Task<SmsReportHandling> ShareAsync((EventKey, SmsDeliveryStatus, int?, string?) flight, Func<Task<SmsReportHandling>> handle)
    {
        var shared = _flights.GetOrAdd(flight, static (_, handle) => new(handle), handle);
        try
        {
            return await shared.Value.ConfigureAwait(false);
        }
        finally
        {
            _flights.TryRemove(new(flight, shared));
        }
    }

    private async Task<SmsReportHandling> TakeTurnAsync(
        EventKey key, Func<ReportState?, (SmsReportHandling Handling, ReportState Next)> decide, Func<ReportState, Task> handle, CancellationToken cancellationToken)
    {
        await _turns.EnterAsync(key).ConfigureAwait(false);
        try
        {
            var known = await store.FindAsync(key, cancellationToken).ConfigureAwait(false);
            var handling = decide(known).Handling;
            if (handling is SmsReportHandling.Handled)
            {
                handling = await ClaimAndHandleAsync(key, known, decide, handle, cancellationToken).ConfigureAwait(false);
            }

            metrics.Count(key.Gateway, key.Kind, handling);
            return handling;
        }
        finally
        {
            _turns.Leave(key);
        }
    }

    private async Task<SmsReportHandling> ClaimAndHandleAsync(
        EventKey key, ReportState? known, Func<ReportState?, (SmsReportHandling Handling, ReportState Next)> decide, Func<ReportState, Task> handle, CancellationToken cancellationToken)
    {
        (var isClaimed, known) = await store.ClaimAsync(key, known, Lease, cancellationToken).ConfigureAwait(false);
        if (!isClaimed)
        {
            return SmsReportHandling.UnderWay;
        }

        // Decided again: another process may have come between the look and the claim.
        var (handling, next) = decide(known);
        var result = known;
        try
        {
            if (handling is SmsReportHandling.Handled)
            {
                await handle(next).ConfigureAwait(false);
                result = next; // Only now: when the process dies before, the event comes again.
            }
        }
        finally
        {
            await store.RecordAsync(key, result).ConfigureAwait(false);
        }

        return handling;
    }
}
