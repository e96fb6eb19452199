using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.Tests.Chaos;
using SmsGateways.Tests.Chaos.Clients;

namespace Chaos;

/// <summary>The process that is killed: a job that sends a list, the whole list each time, and tells each outcome as soon as it knows it.</summary>
internal static class CrashWorker
{
    public const string Ready = "ready";
    public const string Done = "done";

    /// <summary>Runs the job.</summary>
    /// <param name="args">Provider, address, journal, where the journal is, messages, requests a second (0: any).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var (provider, address, journal, place) = (args[0], new Uri(args[1]), args[2], args[3]);
        var pace = double.Parse(args[5], CultureInfo.InvariantCulture);
        var settings = new CrashOptions(0) { Messages = int.Parse(args[4], CultureInfo.InvariantCulture) }.Settings with { MaxRequestsPerSecond = pace > 0 ? pace : null };

        var services = new ServiceCollection();
        services.AddSmsGateways(sms =>
        {
            (provider is "smspro" ? LibraryPlatform.SmsPro : LibraryPlatform.SmsCo).Add(sms, settings, address);
            _ = journal switch
            {
                "file" => sms.UseFileJournal(place),
                "postgresql" => sms.UsePostgreSqlJournal(place, options => options.Table = $"journal_{provider}"),
                _ => sms,
            };
        });
        await using var container = services.BuildServiceProvider();
        var gateway = container.GetRequiredService<ISmsGateway>();

        Tell(Ready);
        await foreach (var result in gateway.SendManyAsync(Enumerable.Range(0, settings.Messages).Select(Message)))
        {
            Tell($"{result.MessageId} {result.Recipients[0].Outcome}");
        }

        Tell(Done);
        return 0;
    }

    private static SmsMessage Message(int number) => new(Slots.TextOf(number), Slots.NumberOf(number)) { Id = Slots.TextOf(number) };

    private static void Tell(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
