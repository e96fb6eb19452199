using SmsGateways;

namespace QuickStart;

/// <summary>Prints what became of each recipient.</summary>
internal static class Table
{
    public static SmsSendResult Print(string title, SmsSendResult result)
    {
        Console.WriteLine(title);
        Print(result);
        Console.WriteLine();
        return result;
    }

    public static void Print(SmsSendResult result)
    {
        foreach (var recipient in result.Recipients)
        {
            Console.WriteLine($"  {recipient.To.ToMaskedString(),-14} {recipient.Outcome,-9} {recipient.ProviderMessageId,-18} {recipient.Error}");
        }
    }
}
