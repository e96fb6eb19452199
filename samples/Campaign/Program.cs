// Sends everybody in a CSV file a text of their own, through a simulated provider in this process. Needs no account:
//   dotnet run --project samples/Campaign                  # 20,000 made-up customers; "-- 500" for fewer, "-- customers.csv" for your own

using System.Globalization;
using Campaign;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Simulator;

var customers = args.FirstOrDefault(File.Exists)
    ?? Customers.MakeUp(Path.Combine(AppContext.BaseDirectory, "customers.csv"), args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000);

await using var simulator = await SmsSimulator.StartAsync();
simulator.Nikita.Fail(SimulatorFault.CloseAfterProcessing, times: 2); // Two answers are lost on the way: nobody gets a message twice for it.

var services = new ServiceCollection().AddSmsGateways(sms => sms.AddSmsPro("nikita", o =>
{
    (o.Platform, o.Login, o.Password, o.DefaultSender) = (SmsProPlatform.Nikita, "login", "passwd", "MyShop");
    o.BaseAddress = simulator.Nikita.BaseAddress;
    o.QuietPeriod = TimeSpan.FromSeconds(1); // The simulator registers ids at once; a real provider does not.
}));
await using var provider = services.BuildServiceProvider();
var gateway = provider.GetRequiredService<ISmsGateway>();

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = !stopping.IsCancellationRequested; // The second time ends the process at once.
    stopping.Cancel();
};

using var report = new Report(Path.Combine(AppContext.BaseDirectory, "results.csv"), await Csv.ReadAsync(customers).CountAsync());
try
{
    await foreach (SmsSendResult result in gateway.SendManyAsync(ReadMessagesAsync(), stopping.Token))
    {
        report.Add(result.MessageId, result.Recipients[0]);
    }
}
catch (OperationCanceledException)
{
    report.Stop(); // What was under way is finished and written. Run again: the ids are the same, so what went out is not sent again.
}

async IAsyncEnumerable<SmsMessage> ReadMessagesAsync()
{
    var row = 0;
    await foreach (var fields in Csv.ReadAsync(customers))
    {
        var id = $"autumn-{++row}"; // The same in every run: it is what the provider recognizes a message by.
        if (fields is [var number, var name, var code] && PhoneNumber.TryParse(number, out var to))
        {
            yield return new SmsMessage($"Dear {name}, everything is 20 % off until Sunday. Your code: {code}", to) { Id = id };
        }
        else
        {
            report.Add(id, fields[0], SmsOutcome.Rejected, null, "The row has no number in international form, or not three fields.");
        }
    }
}
