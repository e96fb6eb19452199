using SmsGateways;

namespace QuickStart;

/// <summary>Asks for what a provider knows beside sending: each is a feature of the gateway, where its provider has it.</summary>
internal static class Questions
{
    public static async Task AskAsync(ISmsGateway gateway, SmsSendResult sent)
    {
        Console.WriteLine("Delivery reports of the first message");
        await foreach (var report in gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(new(sent.Recipients[0].ProviderMessageId!)))
        {
            Console.WriteLine($"  {report.To?.ToMaskedString()}  {report.Status}, sent at {report.SentAt:HH:mm:ss zzz}");
        }

        var balance = await gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync();
        var number = await gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(sent.Recipients[0].To);
        Console.WriteLine($"\nThe account has {balance.Amount}, a part costs {balance.PricePerPart}. The first number is {number.Operator}'s, in {number.Region}, UTC+{number.UtcOffset:hh}.");
    }
}
