using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/journal.md, compiled.</summary>
internal static class JournalSnippets
{
    public static void Register(HostApplicationBuilder builder)
    {
        #region journal-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.UseFileJournal("/var/lib/myshop/sms.journal");
        });
        #endregion
    }

    public static void Retain(SmsGatewaysBuilder sms)
    {
        #region journal-retention
        sms.UseFileJournal("/var/lib/myshop/sms.journal", o => o.Retention = TimeSpan.FromDays(30));
        #endregion
    }

    public static async Task<string> LookAsync(ISmsSendJournal journal, CancellationToken cancellationToken)
    {
        #region journal-find
        var phone = PhoneNumber.Parse("+996 550 12-34-56");
        IReadOnlyList<SmsJournalEntry?> found = await journal.FindAsync("ready-4711", [phone], cancellationToken);
        string answer = found[0] is { } entry ? $"{entry.State} through {entry.Gateway}" : "never sent, or longer ago than the retention";
        #endregion
        return answer;
    }
}
