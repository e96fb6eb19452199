using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;
using static SmsGateways.Tests.Providers.MySmpp.MySmppServer;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Accounts, numbers, texts and the provider's words show up in no log at any level, trace, event, exception or ToString.</summary>
public sealed class MySmppSecretsTests
{
    private static readonly string[] Canaries = ["canary-login", "canary-password", "canary-token", "9037773399", "canary-text", "canary-words"];

    public static TheoryData<string, bool> Endings
    {
        get
        {
            var endings = new TheoryData<string, bool>();
            foreach (var ending in new[]
            {
                "accepted", "refused", "recipient refused", "strange words", "closed", "reset", "foreign", "503", "redirect", "timeout", "refused connection", "forbidden text", "a backslash", "bad number",
            })
            {
                endings.Add(ending, true);
                endings.Add(ending, false);
            }

            return endings;
        }
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public Task Nothing_leaks_of_a_send(string ending, bool hasToken) => ListenAsync(ending, hasToken, async (gateway, eavesdropper) =>
    {
        var text = ending switch
        {
            "forbidden text" => "canary-text\0",
            "a backslash" => @"canary-text\n",
            _ => "canary-text",
        };
        var to = ending is "bad number" ? "+790377733991234" : "+79037773399";
        foreach (var content in new SmsContent[]
        {
            new SmsText(text),
            new SmsViber(text) { Sender = "Shop", Fallback = new(text) },
            new SmsVCard("canary-text") { Additional = text, CellPhone = ending is "bad number" ? "canary-words 79037773399" : "+79037773399" },
        })
        {
            var result = await gateway.SendAsync(new SmsMessage(content, to) { From = "Shop", SendAt = DateTimeOffset.UnixEpoch });
            eavesdropper.HearAll(result);
        }
    });

    [Theory]
    [MemberData(nameof(Endings))]
    public Task Nothing_leaks_of_questions(string ending, bool hasToken) => ListenAsync(ending, hasToken, async (gateway, eavesdropper) =>
    {
        var number = PhoneNumber.Parse("+79037773399");
        foreach (var ask in new Func<Task>[]
        {
            () => gateway.Feature<ISmsAccount>().GetBalanceAsync(),
            () => gateway.Feature<ISmsNumberLookup>().LookupAsync(number),
            async () => eavesdropper.Hear($"{(await gateway.Feature<IMySmppStopList>().AddAsync([number]))[0]}"),
            async () => eavesdropper.Hear($"{await gateway.Feature<ISmsDeliveryReports>().GetReportsAsync(new("1234")).FirstOrDefaultAsync()}"),
            async () => eavesdropper.Hear($"{await gateway.Feature<ISmsInbox>().ReceiveAsync().FirstOrDefaultAsync()}"),
            async () => eavesdropper.Hear($"{await gateway.Feature<IMySmppScheduled>().GetMessagesAsync().FirstOrDefaultAsync()}"),
        })
        {
            eavesdropper.Hear($"{await Record.ExceptionAsync(ask)}");
        }
    });

    private static async Task ListenAsync(string ending, bool hasToken, Func<MySmppTestGateway, Eavesdropper, Task> act)
    {
        using var eavesdropper = new Eavesdropper();
        var clock = new ManualTimeProvider { PassesPauses = true };
        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("<response><error>canary-words 79037773399</error></response>", 400),
            "recipient refused" => exchange.AnswerAsync(AnswerAll(exchange.Request, recipient => Refused(recipient, "Phone number is on the stop list"))),
            "strange words" => exchange.AnswerAsync(AnswerAll(exchange.Request, recipient => Refused(recipient, "canary-words 79037773399"))),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "503" => exchange.AnswerAsync("canary-words 79037773399", 503),
            "redirect" => exchange.AnswerAsync("", 301, headers: "Location: https://lk.mysmpp.ru/canary-words\r\n"),
            "timeout" => exchange.HangAsync(clock),
            _ => exchange.AnswerAsync(AnswerAll(exchange.Request, Sent)),
        });
        await using (var gateway = MySmppTestGateway.Create(
            ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address,
            options =>
            {
                options.Login = hasToken ? null : "canary-login";
                options.Password = hasToken ? null : "canary-password";
                options.Token = hasToken ? "canary-token" : null;
            },
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(eavesdropper)),
            clock: clock))
        {
            await act(gateway, eavesdropper);
        }

        server.Ledger.Should().NotContain(request => !request.Body.Contains(hasToken ? "canary-token" : "canary-password", StringComparison.Ordinal), "they are all on the wire");
        eavesdropper.Heard.Should().HaveCountGreaterThan(ending is "forbidden text" or "a backslash" or "bad number" ? 3 : 10, "else nobody listened");
        eavesdropper.Heard.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }
}
