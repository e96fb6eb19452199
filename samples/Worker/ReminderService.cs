using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using SmsGateways;

namespace Worker;

/// <summary>Sends what is due until nothing is, and stops the program then. A real one would wait for the next minute instead.</summary>
internal sealed class ReminderService(ISmsGateway sms, IReminders reminders, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const string Prefix = "reminder-";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await reminders.CreateAsync(stoppingToken);

        var (sent, known, open) = (0, 0, 0);
        await foreach (var result in sms.SendManyAsync(ReadMessagesAsync(stoppingToken), stoppingToken))
        {
            var row = result.Recipients[0];
            sent += row.Outcome is SmsOutcome.Accepted && row.Evidence is not SmsEvidence.Journal ? 1 : 0;
            known += row.Evidence is SmsEvidence.Journal ? 1 : 0;
            open += row.Outcome is SmsOutcome.Unknown or SmsOutcome.NotSent ? 1 : 0;

            // Unknown and NotSent stay due. The next run sends what was not sent, and what is unknown only where that cannot send it twice.
            if (row.Outcome is SmsOutcome.Accepted or SmsOutcome.Rejected)
            {
                await reminders.MarkAsync(int.Parse(result.MessageId[Prefix.Length..], CultureInfo.InvariantCulture), row.Outcome.ToString(), CancellationToken.None);
            }
        }

        Console.WriteLine($"Sent {sent}; {known} had gone out before; {open} are still due.");
        lifetime.StopApplication();
    }

    // The id follows from the row: whoever sends it, and whenever, says the same.
    private async IAsyncEnumerable<SmsMessage> ReadMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var reminder in reminders.ReadDueAsync(cancellationToken))
        {
            yield return new SmsMessage(reminder.Text, reminder.Phone) { Id = $"{Prefix}{reminder.Number}" };
        }
    }
}
