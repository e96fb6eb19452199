using System.Collections.Concurrent;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>Keeps what the handlers got, and lets them do what a test wants.</summary>
internal sealed class Recorder
{
    public ConcurrentQueue<SmsDeliveryUpdate> Updates { get; } = new();

    public ConcurrentQueue<SmsInboundMessage> Inbound { get; } = new();

    public ConcurrentQueue<(string Gateway, SmsNumberInfo Info)> Numbers { get; } = new();

    /// <summary>Gets or sets what a handler does before the event counts as handled.</summary>
    public Func<CancellationToken, Task> Act { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Gets or sets which reports a handler refuses.</summary>
    public Func<SmsDeliveryReport, bool> Refuses { get; set; } = static _ => false;

    /// <summary>Gets or sets which messages from telephones a handler refuses.</summary>
    public Func<SmsInboundMessage, bool> RefusesInbound { get; set; } = static _ => false;

    public int Calls;

    public sealed class Handler(Recorder recorder) : ISmsDeliveryReportHandler, ISmsInboundHandler, ISmsNumberInfoHandler
    {
        public async Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref recorder.Calls);
            await recorder.Act(cancellationToken);
            if (recorder.Refuses(update.Report))
            {
                throw new HandlerException($"The text of this names {update.Report.To}.");
            }

            recorder.Updates.Enqueue(update);
        }

        public async Task HandleAsync(SmsInboundMessage message, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref recorder.Calls);
            await recorder.Act(cancellationToken);
            if (recorder.RefusesInbound(message))
            {
                throw new HandlerException($"The text of this is {message.Text}.");
            }

            recorder.Inbound.Enqueue(message);
        }

        public async Task HandleAsync(string gateway, SmsNumberInfo info, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref recorder.Calls);
            await recorder.Act(cancellationToken);
            recorder.Numbers.Enqueue((gateway, info));
        }
    }
}
