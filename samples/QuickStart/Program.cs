// Sends real XML over a real socket, to a simulated provider in this process. Needs no account:
//
//   dotnet run --project samples/QuickStart

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmsGateways;
using SmsGateways.Simulator;

Console.OutputEncoding = Encoding.UTF8;
await using var simulator = await SmsSimulator.StartAsync();
simulator.Nikita.SendDelay = simulator.Nikita.DeliveryDelay = TimeSpan.Zero; // Delivered at once.

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.Services.AddSmsGateways(sms =>
{
    sms.AddSmsPro("nikita", o => { o.Platform = SmsProPlatform.Nikita; o.Login = "login"; o.Password = "passwd"; o.BaseAddress = simulator.Nikita.BaseAddress; o.QuietPeriod = TimeSpan.FromSeconds(1); });
    sms.AddSmsPro("biz", o => { o.Platform = SmsProPlatform.Biz; o.Login = "login"; o.Password = "passwd"; o.BaseAddress = simulator.Biz.BaseAddress; });
    sms.AddSmsCo("smsco", o => { o.Username = "test"; o.Password = "test"; o.BaseAddress = simulator.SmsCo.BaseAddress; });
    sms.DefaultGateway = "nikita";
});
using var host = builder.Build();
await host.StartAsync(); // Checks the options, all at once.

var nikita = host.Services.GetRequiredService<ISmsGateway>();
var biz = host.Services.GetRequiredKeyedService<ISmsGateway>("biz");

var ready = Print("A Latin message to two recipients, through the default gateway",
    await nikita.SendAsync(new SmsMessage("Order 4711 is ready", "+996 550 12-34-56", "+996 550 12-34-57") { Id = "ready-4711", From = "MyShop" }));

Print("A Cyrillic message, through another",
    await biz.SendAsync(new SmsMessage("Ваш заказ готов", "+880 180 123 456", "+880 180 123 457") { From = "MyShop" }));

simulator.Nikita.Account.AllowedSenders = ["MyShop"];
Print("A sender that the provider has not registered",
    await nikita.SendAsync(new SmsMessage("Hello", "+996 550 12-34-56") { From = "Unknown" }));

simulator.Nikita.Fail(SimulatorFault.CloseAfterProcessing);
Print("An answer that was lost: submitted again under the same id, recognized as a duplicate, and confirmed by its report",
    await nikita.SendAsync(new SmsMessage("Your code is 493028", "+996 550 12-34-56") { From = "MyShop" }));

simulator.SmsCo.Fail(SimulatorFault.CloseAfterProcessing);
Print("The same with a provider that knows no ids: nobody can tell, so it is Unknown, and nothing is sent again",
    await host.Services.GetRequiredKeyedService<ISmsGateway>("smsco").SendAsync(new SmsMessage("Your code is 493028", "+995 599 44 54 48")));

Console.WriteLine("Delivery reports of the first message");
await foreach (var report in nikita.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new(ready.Recipients[0].ProviderMessageId!)))
{
    Console.WriteLine($"  {report.To?.ToMaskedString()}  {report.Status}, sent at {report.SentAt:HH:mm:ss zzz}");
}

var balance = await nikita.GetRequiredService<ISmsAccount>().GetBalanceAsync();
var number = await nikita.GetRequiredService<ISmsNumberLookup>().LookupAsync(ready.Recipients[0].To);
Console.WriteLine($"\nThe account has {balance.Amount}, a part costs {balance.PricePerPart}. The first number is {number.Operator}'s, in {number.Region}, UTC+{number.UtcOffset:hh}.");
Console.WriteLine($"\nThe first request, as the provider got it:\n  {simulator.Nikita.Requests[0].Body}");
return 0;

static SmsSendResult Print(string title, SmsSendResult result)
{
    Console.WriteLine(title);
    foreach (var recipient in result.Recipients)
    {
        Console.WriteLine($"  {recipient.To.ToMaskedString(),-14} {recipient.Outcome,-9} {recipient.ProviderMessageId,-13} {recipient.Error}");
    }

    Console.WriteLine();
    return result;
}
