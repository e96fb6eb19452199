using System.Runtime.CompilerServices;
using SmsGateways;

namespace AspNetCore.Tests;

/// <summary>A gateway of the application's own, whose pushes and polls say what a test wants.</summary>
internal sealed class PushingGateway(string name) : ISmsGateway, ISmsCallbacks, ISmsDeliveryReports, ISmsInbox
{
    public string Name => name;

    public Func<SmsCallbackRequest, SmsCallbackResult> OnRead { get; set; } = static _ => new(new SmsCallbackReply(200, null, ""));

    public Func<SmsReportQuery, IEnumerable<SmsDeliveryReport>> OnAsk { get; set; } = static _ => [];

    public Func<SmsInboxQuery?, IEnumerable<SmsInboundMessage>> OnReceive { get; set; } = static _ => [];

    public int Sends { get; private set; }

    public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
    {
        Sends++;
        return Task.FromResult(new SmsSendResult { MessageId = message.Id ?? "" });
    }

    public SmsCallbackResult Read(SmsCallbackRequest request) => OnRead(request);

    public async IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var report in OnAsk(query))
        {
            yield return report;
        }
    }

    public async IAsyncEnumerable<SmsInboundMessage> ReceiveAsync(SmsInboxQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var message in OnReceive(query))
        {
            yield return message;
        }
    }
}
