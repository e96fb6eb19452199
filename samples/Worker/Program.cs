// A service that sends the reminders that are due in a table. Killed and started again, or started twice, every reminder goes out once: the journal knows.
//   dotnet run --project samples/Worker                                                # no server: the table and the journal are files beside the program
//   dotnet run --project samples/Worker -- "Host=localhost;Username=postgres"          # both in PostgreSQL: start it twice, and kill one
//   dotnet run --project samples/Worker -- "Host=…" http://127.0.0.1:5000              # through your own provider's address instead of a simulated one

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmsGateways;
using SmsGateways.Simulator;
using Worker;

await using var simulator = await SmsSimulator.StartAsync();
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSmsGateways(sms =>
{
    sms.AddSmsPro("nikita", o =>
    {
        (o.Platform, o.Login, o.Password, o.DefaultSender) = (SmsProPlatform.Nikita, "login", "passwd", "MyShop");
        o.BaseAddress = args is [_, var address] ? new Uri(address) : simulator.Nikita.BaseAddress;
    });

    if (args is [var database, ..])
    {
        sms.UsePostgreSqlJournal(database);
    }
    else
    {
        sms.UseFileJournal(Path.Combine(AppContext.BaseDirectory, "reminders.journal"));
    }
});

builder.Services.AddSingleton<IReminders>(args is [var connection, ..]
    ? new PostgreSqlReminders(NpgsqlDataSource.Create(connection))
    : new FileReminders(Path.Combine(AppContext.BaseDirectory, "reminders.csv")));
builder.Services.AddHostedService<ReminderService>();
await builder.Build().RunAsync();
