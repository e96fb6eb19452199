using Quartz;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/background-jobs.md, compiled.</summary>
internal static class BackgroundJobSnippets
{
    public interface IReminderTable
    {
        Task<Row> ReadAsync(int number, CancellationToken cancellationToken);

        Task MarkAsync(int number, SmsRecipientResult row, CancellationToken cancellationToken);
    }

    public sealed record Row(int Number, string Phone, string Text);

    #region background-jobs-run
    public sealed class ReminderSender(ISmsGateway sms, IReminderTable table)
    {
        public async Task SendAsync(int number, bool mayHaveRun, CancellationToken cancellationToken)
        {
            var row = await table.ReadAsync(number, cancellationToken);
            var message = new SmsMessage(row.Text, row.Phone)
            {
                Id = $"reminder-{row.Number}", // From the row, not from the clock: every run says the same.
                IsResubmission = mayHaveRun,   // A journal knows better, and then needs no hint.
            };

            SmsSendResult result = await sms.SendAsync(message, cancellationToken);
            SmsRecipientResult to = result.Recipients[0];
            await table.MarkAsync(number, to, CancellationToken.None); // The outcome is known now, whoever has canceled since.
            if (to.Outcome is SmsOutcome.NotSent)
            {
                result.EnsureAccepted(); // The only outcome that a framework may repeat by itself.
            }
        }
    }
    #endregion

    #region background-jobs-quartz
    [DisallowConcurrentExecution]
    public sealed class ReminderJob(ReminderSender sender) : IJob
    {
        public async Task Execute(IJobExecutionContext context)
        {
            try
            {
                await sender.SendAsync(context.MergedJobDataMap.GetInt("number"), mayHaveRun: context.Recovering || context.RefireCount > 0, context.CancellationToken);
            }
            catch (SmsSendException exception)
            {
                throw new JobExecutionException(exception, refireImmediately: context.RefireCount < 3);
            }
        }
    }
    #endregion
}
