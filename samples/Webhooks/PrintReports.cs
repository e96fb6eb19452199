using SmsGateways;

namespace Webhooks;

/// <summary>Takes each report once. A real one writes it to the database: when it returns, the provider gets its acknowledgement; when it throws, the report comes again.</summary>
internal sealed class PrintReports(Arrivals arrivals) : ISmsDeliveryReportHandler
{
    public Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{update.MessageId} to {update.Report.To?.ToMaskedString()}: {update.Status}{(update.IsFinal ? ", final" : "")}");
        if (update.Status is SmsDeliveryStatus.Delivered)
        {
            arrivals.Count();
        }

        return Task.CompletedTask;
    }
}
