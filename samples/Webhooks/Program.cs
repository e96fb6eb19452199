// A web application that sends and hears what became of it. The provider is simulated in the same process, and pushes its reports over a real socket:
//
//   dotnet run --project samples/Webhooks

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways;
using SmsGateways.Simulator;
using Webhooks;

await using var simulator = await SmsSimulator.StartAsync();
simulator.Nikita.DeliveryDelay = TimeSpan.FromSeconds(2);

var builder = WebApplication.CreateBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning); // At Information, the framework logs the path of every request, and with it the secret.
builder.Services.AddSmsGateways(sms => sms.AddSmsPro("nikita", o =>
{
    (o.Platform, o.Login, o.Password, o.DefaultSender) = (SmsProPlatform.Nikita, "login", "passwd", "MyShop");
    o.BaseAddress = simulator.Nikita.BaseAddress;
}));

// A real application keeps its secret where it keeps the others: the provider has it in the address that it was given.
builder.Services.AddSmsCallbacks(o => o.Secrets.Add(SmsCallbackOptions.CreateSecret())).HandleReports<PrintReports>();
builder.Services.AddSingleton<Arrivals>();

await using var app = builder.Build();
app.MapSmsCallbacks("/sms");
app.Urls.Add("http://127.0.0.1:0");
await app.StartAsync();

var address = app.Services.GetRequiredService<ISmsCallbackAddresses>().GetAddress("nikita", new Uri(app.Urls.Single()));
Console.WriteLine($"The address to give to the provider: {address}");
simulator.Nikita.ReportUrl = address;
simulator.Nikita.PushAutomatically = true;

var result = await app.Services.GetRequiredService<ISmsGateway>().SendAsync(
    new SmsMessage("Order 4711 is ready", "+996 550 12-34-56", "+996 550 12-34-57") { Id = "ready-4711" });
Console.WriteLine($"Sent: {result}");

// The reports come by themselves.
var delivered = await app.Services.GetRequiredService<Arrivals>().WaitForAsync(result.Recipients.Count, TimeSpan.FromSeconds(30));
Console.WriteLine(delivered ? "All recipients have it." : "Some reports did not come.");
return delivered ? 0 : 1;
