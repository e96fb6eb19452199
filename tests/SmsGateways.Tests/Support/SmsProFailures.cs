namespace SmsGateways.Tests.Support;

/// <summary>The ways in which a question to SmsPro goes without an answer, the same for all its questions.</summary>
internal static class SmsProFailures
{
    public const string Login = "canary-login";
    public const string Password = "canary-password";
    public const string Number = "+996550777333";

    /// <summary>What the server's bodies say, beside the number.</summary>
    public const string Words = "canary-words";

    private const string Page = $"<!DOCTYPE html><html><head><title>{Words}</title></head><body>{Number} {Login}</body></html>";

    public static TheoryData<string, SmsErrorCode, SmsErrorScope> Rows => new()
    {
        { "a page", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "a page that is XML", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "nothing", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "words", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "no status", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "an empty status", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "another root", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "half a document", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "a wrong end tag", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "something after the end", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "a document type", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "too much", SmsErrorCode.Protocol, SmsErrorScope.Transient },
        { "a broken answer", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
        { "closed", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
        { "reset", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
        { "refused connection", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
        { "silence", SmsErrorCode.Timeout, SmsErrorScope.Transient },
        { "silence after the first byte", SmsErrorCode.Timeout, SmsErrorScope.Transient },
        { "HTTP 302", SmsErrorCode.Protocol, SmsErrorScope.Unspecified },
        { "HTTP 401", SmsErrorCode.Authentication, SmsErrorScope.Gateway },
        { "HTTP 404", SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway },
        { "HTTP 429", SmsErrorCode.RateLimited, SmsErrorScope.Transient },
        { "HTTP 500", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
        { "HTTP 503", SmsErrorCode.Unavailable, SmsErrorScope.Transient },
    };

    /// <summary>Asks a server that fails in one of these ways, and looks for what must not be told.</summary>
    public static async Task ExpectAsync(string failure, SmsErrorCode code, SmsErrorScope scope, Func<ISmsGateway, Task> ask)
    {
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(exchange => FailAsync(exchange, failure, clock));
        await using var gateway = TestGateway.SmsPro(failure is "refused connection" ? new("http://127.0.0.1:9/") : server.Address, configure: options =>
        {
            options.Login = Login;
            options.Password = Password;
        }, clock: clock);

        var exception = (await gateway.Awaiting(g => ask(g.Gateway)).Should().ThrowAsync<SmsProviderException>()).Which;

        (exception.Error.Code, exception.Error.Scope).Should().Be((code, scope));
        exception.Gateway.Should().Be("pro");
        exception.Message.Should().Contain("'pro'").And.Contain(code.ToString());
        exception.Error.ProviderCode.Should().BeNull("the platform has said nothing");
        ExpectNoSecret(exception);
    }

    /// <summary>Looks at everything that an exception prints, its causes and its stack included.</summary>
    public static void ExpectNoSecret(Exception exception)
        => new[] { Login, Password, Number[1..], Words }.Should().OnlyContain(canary => !exception.ToString().Contains(canary, StringComparison.OrdinalIgnoreCase));

    /// <summary>Cancels a question that the server leaves unanswered, before or after the first byte of an answer.</summary>
    public static async Task ExpectCancellationAsync(bool afterTheFirstByte, Func<ISmsGateway, CancellationToken, Task> ask)
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Start(async exchange =>
        {
            if (afterTheFirstByte)
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<response><status>0</status>");
                await Task.Delay(50, exchange.Stopping);
            }

            await canceling.CancelAsync();
            await exchange.HangAsync();
        });

        // On a clock that stands still the answer would be waited for without end.
        await using var gateway = TestGateway.SmsPro(server.Address, clock: new ManualTimeProvider());

        var thrown = await gateway.Awaiting(g => ask(g.Gateway, canceling.Token).WaitAsync(Patience.Long)).Should().ThrowAsync<OperationCanceledException>();

        thrown.Which.CancellationToken.Should().Be(canceling.Token);
        server.Ledger.Should().ContainSingle();
    }

    private static Task FailAsync(RawExchange exchange, string failure, ManualTimeProvider clock) => failure switch
    {
        "a page" => exchange.AnswerAsync(Page, contentType: "text/html"),
        "a page that is XML" => exchange.AnswerAsync($"<html><body>{Number} {Login} {Password}</body></html>"),
        "nothing" => exchange.AnswerAsync(""),
        "words" => exchange.AnswerAsync($"{Words} {Number} {Password}", contentType: "text/plain"),
        "no status" => exchange.AnswerAsync($"<response><phone><number>{Number}</number><report>3</report></phone></response>"),
        "an empty status" => exchange.AnswerAsync($"<response><status> </status><message>{Words}</message></response>"),
        "another root" => exchange.AnswerAsync($"<report><status>0</status><message>{Words}</message></report>"),
        "half a document" => exchange.AnswerAsync($"<response><status>0</status><message>{Words} {Number}"),
        "a wrong end tag" => exchange.AnswerAsync($"<response><status>0</status><message>{Words}</status></response>"),
        "something after the end" => exchange.AnswerAsync($"<response><status>0</status></response>{Words}"),
        "a document type" => exchange.AnswerAsync($"<!DOCTYPE response [<!ENTITY e '{Words}'>]><response><status>0</status><message>&e;</message></response>"),
        "too much" => exchange.AnswerAsync($"<response><status>0</status><message>{Words}</message>{new string(' ', 5 * 1024 * 1024)}</response>"),
        "a broken answer" => BreakAsync(exchange),
        "closed" => exchange.CloseAsync(),
        "reset" => exchange.ResetAsync(),
        "silence" => exchange.HangAsync(clock),
        "silence after the first byte" => FallSilentAsync(exchange, clock),
        "HTTP 302" => exchange.AnswerAsync(Page, 302, headers: "Location: /elsewhere\r\n"),
        _ => exchange.AnswerAsync(Page, int.Parse(failure["HTTP ".Length..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static async Task BreakAsync(RawExchange exchange)
    {
        await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<response><status>0</status><message>{Words}");
        await exchange.CloseAsync();
    }

    private static async Task FallSilentAsync(RawExchange exchange, ManualTimeProvider clock)
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<response><status>0</status>");
        await exchange.HangAsync(clock);
    }
}
