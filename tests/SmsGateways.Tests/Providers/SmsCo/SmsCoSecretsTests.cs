using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.SmsCo;

/// <summary>Everything secret stands in the query string here, and shows up in no log at any level, trace, event, exception or ToString.</summary>
public sealed class SmsCoSecretsTests
{
    private static readonly string[] Canaries = ["canary-user", "canary-password", "599777333", "canary-text", "canary-words"];

    public static TheoryData<string> Endings => ["accepted", "refused", "closed", "reset", "foreign", "503", "redirect", "timeout", "refused connection"];

    // What is SmsCo's own; the conformance suite has the rest.
    [Theory]
    [InlineData("named")]
    [InlineData("not Latin")]
    [InlineData("too long")]
    public Task Nothing_leaks_of_a_send(string ending) => ListenAsync(ending, async (gateway, eavesdropper) =>
    {
        var text = ending switch
        {
            "not Latin" => "canary-text გა",
            "too long" => string.Concat(Enumerable.Repeat("canary-text", 1000)),
            _ => "canary-text",
        };
        var result = await gateway.SendAsync(new SmsMessage(text, "+995599777333") { From = "Shop", SendAt = DateTimeOffset.UnixEpoch });
        eavesdropper.HearAll(result);
    });

    [Theory]
    [MemberData(nameof(Endings))]
    public Task Nothing_leaks_of_questions(string ending) => ListenAsync(ending, async (gateway, eavesdropper) =>
    {
        eavesdropper.Hear($"{await Record.ExceptionAsync(gateway.GetBalanceAsync)}");
        eavesdropper.Hear($"{await Record.ExceptionAsync(async () => eavesdropper.Hear($"{(await gateway.AskAsync(new("123")))[0]}"))}");
    });

    private static async Task ListenAsync(string ending, Func<SmsCoTestGateway, Eavesdropper, Task> act)
    {
        using var eavesdropper = new Eavesdropper();
        var clock = new ManualTimeProvider { PassesPauses = true };
        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("2905=canary-words 995599777333"),
            "named" => exchange.AnswerAsync("OK 0 995599777333"),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "503" => exchange.AnswerAsync("canary-words 995599777333", 503),
            "redirect" => exchange.AnswerAsync("", 301, headers: $"Location: https://smsco.ge{exchange.Request.RequestLine.Split(' ')[1]}\r\n"),
            "timeout" => exchange.HangAsync(clock),
            _ => exchange.AnswerAsync("OK 4 123"),
        });
        await using (var gateway = SmsCoTestGateway.Create(
            ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address,
            options =>
            {
                options.Username = "canary-user";
                options.Password = "canary-password";
            },
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(eavesdropper)),
            clock: clock))
        {
            await act(gateway, eavesdropper);
        }

        server.Ledger.Should().NotContain(request => !request.RequestLine.Contains("username=canary-user&password=canary-password&", StringComparison.Ordinal), "they are all on the wire");
        eavesdropper.Heard.Should().HaveCountGreaterThan(ending is "not Latin" or "too long" ? 3 : 10, "else nobody listened");
        eavesdropper.Heard.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }
}
