using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace SmsGateways.Tests.Docs;

/// <summary>The code of the page about the journal in PostgreSQL, compiled. <see cref="SnippetTests"/> holds the page to it.</summary>
internal static class PostgreSqlSnippets
{
    public static void Register(HostApplicationBuilder builder, string connectionString)
    {
        #region postgresql-journal-register
        builder.Services.AddSmsGateways(sms =>
        {
            sms.AddSmsPro("nikita", builder.Configuration.GetSection("Sms:Nikita"));
            sms.UsePostgreSqlJournal(connectionString); // Host=db;Database=shop;Username=shop;Password=…
        });
        #endregion
    }

    public static void RegisterDataSource(HostApplicationBuilder builder, string connectionString)
    {
        #region postgresql-journal-source
        builder.Services.AddSingleton(NpgsqlDataSource.Create(connectionString));
        builder.Services.AddSmsGateways(sms => sms.UsePostgreSqlJournal(o =>
        {
            o.Schema = "sms";
            o.Table = "journal";
            o.CreateTable = false;                     // made by your migrations
            o.Retention = TimeSpan.FromDays(30);
            o.Timeout = TimeSpan.FromSeconds(3);
            o.RecordTimeout = TimeSpan.FromSeconds(30);
        }));
        #endregion
    }
}
