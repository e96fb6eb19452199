// Sends real requests over real sockets, to simulated providers in this process. Needs no account:
//
//   dotnet run --project samples/QuickStart

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuickStart;
using SmsGateways;
using SmsGateways.Simulator;

Console.OutputEncoding = Encoding.UTF8;
await using var simulator = await SmsSimulator.StartAsync();
simulator.Nikita.SendDelay = simulator.Nikita.DeliveryDelay = TimeSpan.Zero; // Delivered at once.

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.Services.AddSmsGateways(sms => Accounts.Add(sms, simulator));
using var host = builder.Build();
await host.StartAsync(); // Checks the options, all at once.

var nikita = host.Services.GetRequiredService<ISmsGateway>(); // The default.
var gateways = host.Services.GetRequiredService<ISmsGateways>(); // All of them.

var ready = Table.Print("A Latin message to two recipients, through the default gateway",
    await nikita.SendAsync(new SmsMessage("Order 4711 is ready", "+996 550 12-34-56", "+996 550 12-34-57") { Id = "ready-4711", From = "MyShop" }));

Table.Print("A Cyrillic message, through another",
    await gateways.Get("biz").SendAsync(new SmsMessage("Ваш заказ готов", "+880 180 123 456", "+880 180 123 457") { From = "MyShop" }));

Console.WriteLine("Three different messages in one request to Infobip");
string[] customers = ["+385 95 111 11 11", "+385 95 222 22 22", "+385 95 333 33 33"];
await foreach (var result in gateways.Get("infobip").SendManyAsync(customers.Select((phone, i) => new SmsMessage($"Your order {4711 + i} is ready", phone))))
{
    Table.Print(result);
}

Console.WriteLine($"  requests: {simulator.Infobip.Requests.Count}\n");

Table.Print("A Viber message through MySmpp, as an SMS where Viber does not deliver",
    await gateways.Get("mysmpp").SendAsync(new SmsMessage(new SmsViber("Ваш заказ готов 📦") { Sender = "MyShop", Fallback = new("Ваш заказ готов") }, "+7 903 325-66-99")));

simulator.Nikita.Account.AllowedSenders = ["MyShop"];
Table.Print("A sender that the provider has not registered",
    await nikita.SendAsync(new SmsMessage("Hello", "+996 550 12-34-56") { From = "Unknown" }));

simulator.Nikita.Fail(SimulatorFault.CloseAfterProcessing);
Table.Print("An answer that was lost: submitted again under the same id, recognized as a duplicate, and confirmed by its report",
    await nikita.SendAsync(new SmsMessage("Your code is 493028", "+996 550 12-34-56") { From = "MyShop" }));

simulator.SmsCo.Fail(SimulatorFault.CloseAfterProcessing);
Table.Print("The same with a provider that knows no ids: nobody can tell, so it is Unknown, and nothing is sent again",
    await gateways.Get("smsco").SendAsync(new SmsMessage("Your code is 493028", "+995 599 44 54 48")));

await Questions.AskAsync(nikita, ready);
Console.WriteLine($"\nThe first request, as the provider got it:\n  {simulator.Nikita.Requests[0].Body}");
return 0;
