using Microsoft.Extensions.Hosting;

namespace SmsGateways.PostgreSql;

/// <summary>Creates or checks the table when the host starts, so that a wrong one is not found by the first message.</summary>
internal sealed class PostgreSqlJournalStart(ISmsSendJournal journal) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => journal is PostgreSqlJournal ours ? ours.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
