using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>No secret, number or text in any log at any level, trace, event, exception or ToString, whatever happens to a message.</summary>
public abstract partial class ProviderConformance
{
    private static readonly string[] Canaries = ["canary-user", "canary-password", "996550777333", "canary-text", "canary-words"];

    public static TheoryData<string> Endings => ["accepted", "account", "closed", "reset", "foreign", "503", "400", "redirect", "timeout", "refused connection", "forbidden text"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_leaks(string ending)
    {
        using var eavesdropper = new Eavesdropper();
        var clock = new ManualTimeProvider { PassesPauses = true };
        await using var server = RawServer.Start(exchange => ending switch
        {
            "account" => AnswerAsync(exchange, side.RefuseAccount(exchange.Request, "canary-words 996550777333")),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words 996550777333</html>"),
            "503" => exchange.AnswerAsync("canary-words 996550777333", 503),
            "400" => exchange.AnswerAsync("canary-words 996550777333", 400),
            "redirect" => exchange.AnswerAsync("", 301, headers: $"Location: https://example.com{exchange.Request.RequestLine.Split(' ')[1]}\r\n"),
            "timeout" => exchange.HangAsync(clock),
            _ => AcceptAsync(exchange),
        });
        var address = ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address;
        await using (var gateway = Start(
            address,
            account: new("canary-user", "canary-password"),
            services: services => services.AddSingleton<TimeProvider>(clock).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(eavesdropper))))
        {
            var text = ending is "forbidden text" ? "canary-text\0" : "canary-text";
            var result = await gateway.SendAsync(new SmsMessage(text, "+996550777333").Once());
            eavesdropper.Hear(result);
            eavesdropper.Hear(result.Message);
            eavesdropper.Hear(result.Recipients[0]);
            eavesdropper.Hear(result.Recipients[0].Error);
            eavesdropper.Hear(Record.Exception(() => result.EnsureAccepted()));
        }

        server.Ledger.Should().HaveCount(ending is "refused connection" or "forbidden text" ? 0 : 1);
        server.Ledger.Should().NotContain(
            request => !(request.RequestLine + request.Body).Contains("canary-password", StringComparison.Ordinal) || side.Read(request)[0].Text != "canary-text", "the canaries are on the wire");
        eavesdropper.Heard.Should().HaveCountGreaterThan(ending is "forbidden text" ? 4 : 10, "else nobody listened");
        eavesdropper.Heard.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }
}
