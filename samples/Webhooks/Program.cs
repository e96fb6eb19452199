// A web application that sends, hears what became of it, and takes an answer. The providers are simulated in the same process, and push over a real socket:
//
//   dotnet run --project samples/Webhooks

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways;
using SmsGateways.Simulator;
using Webhooks;

const string Query = "who=%sender%&to=%receiver%&what=%text%&id=%messageid%"; // Infobip puts a message from a telephone into it.

await using var simulator = await SmsSimulator.StartAsync();
simulator.Nikita.DeliveryDelay = TimeSpan.FromSeconds(2);

var builder = WebApplication.CreateBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning); // At Information, the framework logs the path of every request, and with it the secret.
builder.Services.AddSmsGateways(sms =>
{
    sms.AddSmsPro("nikita", o =>
    {
        (o.Platform, o.Login, o.Password, o.DefaultSender) = (SmsProPlatform.Nikita, "login", "passwd", "MyShop");
        o.BaseAddress = simulator.Nikita.BaseAddress;
    });
    sms.AddInfobip("infobip", o => (o.Username, o.Password, o.InboundTemplate) = ("test", "test", Query));
});

// A real application keeps its secret where it keeps the others: the provider has it in the address that it was given.
builder.Services.AddSmsCallbacks(o => o.Secrets.Add(SmsCallbackOptions.CreateSecret())).HandleReports<PrintReports>().HandleInbound<PrintAnswers>();
builder.Services.AddSingleton<Arrivals>();

await using var app = builder.Build();
app.MapSmsCallbacks("/sms");
app.Urls.Add("http://127.0.0.1:0");
await app.StartAsync();

var addresses = app.Services.GetRequiredService<ISmsCallbackAddresses>();
simulator.Nikita.ReportUrl = addresses.GetAddress("nikita", new Uri(app.Urls.Single()));
simulator.Infobip.Account.InboundUrl = $"{addresses.GetAddress("infobip", new Uri(app.Urls.Single()))}?{Query}";
simulator.Nikita.PushAutomatically = simulator.Infobip.PushAutomatically = true;
Console.WriteLine($"The addresses to give to the providers:\n  {simulator.Nikita.ReportUrl}\n  {simulator.Infobip.Account.InboundUrl}");

var result = await app.Services.GetRequiredKeyedService<ISmsGateway>("nikita").SendAsync(
    new SmsMessage("Order 4711 is ready", "+996 550 12-34-56", "+996 550 12-34-57") { Id = "ready-4711" });
Console.WriteLine($"Sent: {result}");

simulator.Infobip.Receive(new() { Sender = "996550123456", Receiver = "1234", Text = "Thanks! I'll come today." });

// The reports and the answer come by themselves.
var arrived = await app.Services.GetRequiredService<Arrivals>().WaitForAsync(result.Recipients.Count + 1, TimeSpan.FromSeconds(30));
Console.WriteLine(arrived ? "All recipients have it, and one has answered." : "Some pushes did not come.");
return arrived ? 0 : 1;
