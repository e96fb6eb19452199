using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>Asks one provider for messages from telephones: by time where it keeps them, and without where it hands each out once.</summary>
internal sealed class InboxPolling(
    string gateway,
    TimeSpan interval,
    TimeSpan? lookBack,
    ISmsGateways gateways,
    ReportTracker tracker,
    IOptions<SmsCallbackOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers) : Polling<ISmsInbox, SmsInboundMessage>(gateway, EventKind.Inbound, interval, gateways, options, clock, loggers)
{
    // When the last round began that was told everything. The next one looks back from there: nothing comes between two rounds, or in while the provider cannot be asked.
    private DateTimeOffset _complete = clock.GetUtcNow();

    protected override async IAsyncEnumerable<SmsInboundMessage> AskAsync(ISmsInbox feature, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await foreach (var message in feature.ReceiveAsync(lookBack is null ? null : new() { Since = _complete - lookBack }, cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }

        _complete = now;
    }

    protected override Task<bool> TakeAsync(SmsInboundMessage told, CancellationToken cancellationToken) => tracker.TakeAsync(Gateway, told, cancellationToken);

    protected override object? IdOf(SmsInboundMessage told) => InboundId.Of(told);
}
