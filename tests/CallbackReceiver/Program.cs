// Takes reports and writes each to a file, until somebody kills it: tests look whether all of them are there afterwards.
//
//   CallbackReceiver <address to listen at> <secret> <file> <after how many reports to hang in a handler> [<journal>]

using System.Globalization;
using CallbackReceiver;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmsGateways;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton(new Settings(args[2], int.Parse(args[3], CultureInfo.InvariantCulture)));
builder.Services.AddSmsGateways(sms =>
{
    sms.AddSmsPro("nikita", o => (o.Platform, o.Login, o.Password) = (SmsProPlatform.Nikita, "login", "passwd"));
    if (args is [_, _, _, _, var journal])
    {
        sms.UseFileJournal(journal);
    }
});
builder.Services.AddSmsCallbacks(o => o.Secrets.Add(args[1])).HandleReports<FileHandler>();

var app = builder.Build();
app.Urls.Add(args[0]);
app.MapSmsCallbacks("/sms");
await app.StartAsync();
Console.WriteLine("listening");
await app.WaitForShutdownAsync();
