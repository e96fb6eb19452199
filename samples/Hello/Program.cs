using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

await using var simulator = await SmsSimulator.StartAsync();

var services = new ServiceCollection();
services.AddSmsGateways(sms => sms.AddSmsPro("nikita", o =>
{
    o.Platform = SmsProPlatform.Nikita;
    o.Login = "login";
    o.Password = "passwd";
    o.BaseAddress = simulator.Nikita.BaseAddress;
}));

await using var provider = services.BuildServiceProvider();
var gateway = provider.GetRequiredService<ISmsGateway>();
var result = await gateway.SendAsync(new SmsMessage("Hello", "+996 550 12-34-56") { From = "MyShop" });

Console.WriteLine(result); // SmsSendResult …: 1 Accepted
Console.WriteLine(simulator.Nikita.Messages[0].Text); // Hello
