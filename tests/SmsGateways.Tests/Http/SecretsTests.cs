using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>No password, number or text in any log at any level, trace, event, exception or ToString, whatever happens to a message.</summary>
public sealed class SecretsTests
{
    private static readonly string[] Canaries = ["canary-login", "canary-password", "996550777333", "canary-text", "canary-words"];

    public static TheoryData<string> Endings => ["accepted", "refused", "closed", "reset", "foreign", "503", "timeout", "refused connection", "forbidden text"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_leaks(string ending)
    {
        using var eavesdropper = new Eavesdropper();
        await using var server = RawServer.Start(exchange => ending switch
        {
            "refused" => exchange.AnswerAsync("<response><status>7</status><message>canary-words 996550777333</message></response>"),
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "foreign" => exchange.AnswerAsync("<html>canary-words</html>"),
            "503" => exchange.AnswerAsync("canary-words", 503),
            "timeout" => exchange.HangAsync(),
            _ => exchange.AnswerAsync("<response><status>0</status></response>"),
        });
        await using var gateway = TestGateway.SmsPro(
            ending is "refused connection" ? new("http://127.0.0.1:9/") : server.Address,
            configure: options =>
            {
                options.Login = "canary-login";
                options.Password = "canary-password";
                options.AttemptTimeout = TimeSpan.FromMilliseconds(300);
            },
            services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(eavesdropper)));

        var result = await gateway.SendAsync(new(ending is "forbidden text" ? "canary-text\0" : "canary-text", "+996550777333") { From = "Shop" });
        eavesdropper.HearAll(result);

        eavesdropper.Heard.Should().HaveCountGreaterThan(ending is "forbidden text" ? 4 : 10, "else nobody listened");
        eavesdropper.Heard.Should().OnlyContain(line => !Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }
}
