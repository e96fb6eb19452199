using System.Globalization;
using SmsGateways;

namespace CallbackReceiver;

/// <summary>Writes a report to the file; where it hangs, before that.</summary>
internal sealed class FileHandler(Settings settings) : ISmsDeliveryReportHandler
{
    public async Task HandleAsync(SmsDeliveryUpdate update, CancellationToken cancellationToken)
    {
        if (settings.Hangs())
        {
            Console.WriteLine("hanging");
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{update.Report.ProviderMessageId} {update.Report.To} {update.Status}\n");
        await File.AppendAllTextAsync(settings.File, line, CancellationToken.None);
    }
}
