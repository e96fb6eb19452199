using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Password, number, text and push URL stand in every body, or in the query string, and show up in no log at any level, trace, event, exception or ToString.</summary>
public sealed class InfobipSecretsTests
{
    private static readonly string[] Canaries = ["canary-user", "canary-password", "385959777333", "canary-text", "canary-push", "canary-words"];

    public static TheoryData<InfobipTransport, string> Endings
    {
        get
        {
            string[] endings = ["accepted", "refused", "word", "broken", "closed", "reset", "foreign", "json", "503", "redirect", "timeout", "refused connection", "forbidden text", "private push"];
            var all = new TheoryData<InfobipTransport, string>();
            foreach (var transport in Enum.GetValues<InfobipTransport>())
            {
                foreach (var ending in endings)
                {
                    all.Add(transport, ending);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_leaks_of_a_send(InfobipTransport transport, string ending)
    {
        using var eavesdropper = new Eavesdropper();
        var clock = new ManualTimeProvider { PassesPauses = true };
        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("<results><result><status>-5</status><messageid>canary-words</messageid><destination>385959777333</destination></result></results>"),
            "word" => exchange.AnswerAsync("canary-words 385959777333"),
            "broken" => exchange.AnswerAsync("<results><result><status>canary-words</status><messageid>385959777333</messageid>"),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "json" => exchange.AnswerAsync("""{"results":[{"status":"canary-words","canary-words":385959777333,canary-words]}"""),
            "503" => exchange.AnswerAsync("canary-words 385959777333", 503),
            "redirect" => exchange.AnswerAsync("", 301, headers: $"Location: https://api.infobip.com{exchange.Request.RequestLine.Split(' ')[1]}\r\n"),
            "timeout" => exchange.HangAsync(clock),
            _ => exchange.AnswerAsync("<results><result><status>0</status><messageid></messageid><destination>385959777333</destination></result></results>"),
        });
        await using (var gateway = InfobipTestGateway.Create(
            ending is "refused connection" ? RawServer.NobodyThere() : server.Address,
            options =>
            {
                options.Transport = transport;
                options.Username = "canary-user";
                options.Password = "canary-password";
                options.PushUrl = new("https://shop.example/canary-push");
            },
            services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(eavesdropper)),
            clock: clock))
        {
            var result = await gateway.SendAsync(new SmsMessage(ending is "forbidden text" ? "canary-text\0" : "canary-text", "+385959777333")
            {
                From = "Shop",
                ProviderOptions = ending is "private push" ? [new InfobipMessageOptions { PushUrl = new("https://10.0.0.1/canary-push") }] : [],
            });

            eavesdropper.Hear(result.ToString());
            eavesdropper.Hear(result.Message!.ToString());
            eavesdropper.Hear(result.Recipients[0].ToString());
            eavesdropper.Hear($"{result.Recipients[0].Error}");
            eavesdropper.Hear(string.Join(", ", result.Message.ProviderOptions));
            if (!result.AllAccepted)
            {
                eavesdropper.Hear(Record.Exception(() => result.EnsureAccepted())!.ToString());
            }
        }

        server.Ledger.Should().NotContain(
            static request => !(request.RequestLine + request.Body).Contains("canary-password", StringComparison.Ordinal) || !(request.RequestLine + request.Body).Contains("canary-push", StringComparison.Ordinal),
            "they are all on the wire");
        eavesdropper.Heard.Should().HaveCountGreaterThan(ending is "forbidden text" or "private push" ? 3 : 10, "else nobody listened");
        eavesdropper.Heard.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Options_tell_nothing()
    {
        var options = new InfobipOptions { Username = "canary-user", Password = "canary-password", PushUrl = new("https://shop.example/canary-push") };

        $"{options} {new InfobipMessageOptions { PushUrl = options.PushUrl, AppId = "canary-words" }}".Should().Be("SmsGateways.InfobipOptions InfobipMessageOptions");
    }
}
