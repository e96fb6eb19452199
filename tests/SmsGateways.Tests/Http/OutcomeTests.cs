using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>What is said about a request after each way in which an exchange can end: never more than is known.</summary>
public sealed class OutcomeTests
{
    private const string Accepted = "<response><id>A88726</id><status>0</status><phones>1</phones><smscnt>1</smscnt></response>";

    [Fact]
    public async Task Refused_connection_is_not_sent()
        => await ExpectAsync(new($"http://127.0.0.1:{FreePort()}/"), SmsOutcome.NotSent, SmsErrorCode.Unavailable);

    [Fact]
    public async Task Unknown_host_is_not_sent()
        => (await SendToAsync(new("http://smspro.invalid/"), options => options.AllowInsecureHttp = true)).Outcome.Should().Be(SmsOutcome.NotSent);

    [Fact]
    public async Task Failed_tls_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendToAsync(new($"https://{listener.LocalEndpoint}/"), clock: new ManualTimeProvider { PassesPauses = true });
        for (var attempts = 0; attempts < 3; attempts++)
        {
            using var connection = await listener.AcceptTcpClientAsync();
            await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()); // Speaks http where https is wanted.
        }

        (await sending).Outcome.Should().Be(SmsOutcome.NotSent);
    }

    [Fact]
    public async Task Connect_timeout_is_not_sent_and_response_timeout_is_unknown()
    {
        // Nobody accepts, and the queue of one is full: the third connection waits for good.
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var fillers = Enumerable.Range(0, 4).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToList();
        foreach (var filler in fillers)
        {
            _ = filler.ConnectAsync(IPAddress.Loopback, port);
        }

        await Task.Delay(100);
        var connect = await SendToAsync(new($"http://127.0.0.1:{port}/"), options => options.AttemptTimeout = TimeSpan.FromMilliseconds(400));
        fillers.ForEach(filler => filler.Dispose());

        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(exchange => exchange.HangAsync(clock));
        var response = await SendToAsync(server.Address, clock: clock);

        connect.Outcome.Should().Be(SmsOutcome.NotSent);
        connect.Error!.Code.Should().Be(SmsErrorCode.Timeout);
        response.Outcome.Should().Be(SmsOutcome.Unknown);
        response.Error!.Code.Should().Be(SmsErrorCode.Timeout);
        response.ProviderMessageId.Should().Be("A88726", "the provider can be asked about it");
        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task Closed_or_reset_connection_is_unknown()
    {
        await using var closing = RawServer.Start(exchange => exchange.CloseAsync());
        await using var resetting = RawServer.Start(exchange => exchange.ResetAsync());

        await ExpectAsync(closing.Address, SmsOutcome.Unknown, SmsErrorCode.Unavailable);
        await ExpectAsync(resetting.Address, SmsOutcome.Unknown, SmsErrorCode.Unavailable);
    }

    public static TheoryData<string, string> ForeignBodies => new()
    {
        { "an empty body", "" },
        { "a page", "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please log in</body></html>" },
        { "a well-formed page", "<html><body><status>0</status></body></html>" },
        { "a word", "OK" },
        { "JSON", "{\"status\":0}" },
        { "no status", "<response><id>A88726</id></response>" },
        { "an empty status", "<response><status></status></response>" },
        { "a body that broke off", "<response><id>A88726</id><status>0</status><phones>1" },
        { "something behind the answer", Accepted + "Warning: disk full" },
        { "an external entity", "<!DOCTYPE r SYSTEM \"http://127.0.0.1/\"><response><status>0</status></response>" },
        { "two statuses", "<response><status>0</status><status>5</status></response>" },
        { "an answer to another request", "<response><id>B1</id><status>0</status></response>" },
        { "another's refusal", "<response><id>B1</id><status>2</status></response>" },
    };

    [Theory]
    [MemberData(nameof(ForeignBodies))]
    public async Task A_foreign_body_with_status_200_is_unknown(string because, string body)
    {
        await using var server = RawServer.Answering(body);

        var result = await SendToAsync(server.Address);

        result.Outcome.Should().Be(SmsOutcome.Unknown, because);
        result.Error!.Code.Should().Be(SmsErrorCode.Protocol, because);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_unknown()
    {
        await using var server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Accepted.Length + 10}\r\n\r\n{Accepted}");
            await exchange.CloseAsync();
        });

        await ExpectAsync(server.Address, SmsOutcome.Unknown);
    }

    [Fact]
    public async Task A_megabyte_of_nested_tags_is_unknown_at_once()
    {
        var body = string.Concat("<response>", string.Concat(Enumerable.Repeat("<a>", 350_000)));
        await using var server = RawServer.Answering(body);
        await SendToAsync(server.Address);

        // The reading alone is held to 50 ms in WireXmlReaderTests; this includes a new gateway and a megabyte on the wire.
        var limit = TimeSpan.FromMilliseconds(500);
        (await Patience.QuickestAsync(limit, () => ExpectAsync(server.Address, SmsOutcome.Unknown, SmsErrorCode.Protocol))).Should().BeLessThan(limit);
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_size_limit_with_bounded_memory()
    {
        var sent = 0L;
        await using var server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
            while (true)
            {
                await exchange.WriteAsync(chunk);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });

        await ExpectAsync(server.Address, SmsOutcome.Unknown, SmsErrorCode.Protocol);

        Interlocked.Read(ref sent).Should().BeLessThan(32 * 1024 * 1024, "the connection is dropped, and what is on the way fits into the sockets' buffers");
    }

    [Fact]
    public async Task A_slow_body_ends_at_the_timeout()
    {
        // Each byte comes soon after the one before, and the last one not within the time of an attempt.
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            for (var i = 0; i < 100; i++)
            {
                await exchange.WriteAsync("<");
                await Task.Delay(20, exchange.Stopping);
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        });

        var result = await SendToAsync(server.Address, options => options.AttemptTimeout = TimeSpan.FromSeconds(20), clock);

        result.Outcome.Should().Be(SmsOutcome.Unknown);
        result.Error!.Code.Should().Be(SmsErrorCode.Timeout);
    }

    [Theory]
    [InlineData(301, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(302, SmsOutcome.Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)]
    [InlineData(303, SmsOutcome.Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)]
    [InlineData(307, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(308, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(400, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(401, SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway)]
    [InlineData(403, SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway)]
    [InlineData(404, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(405, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(406, SmsOutcome.Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)]
    [InlineData(408, SmsOutcome.Unknown, SmsErrorCode.Timeout, SmsErrorScope.Transient)]
    [InlineData(409, SmsOutcome.Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)]
    [InlineData(411, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(413, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(414, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(415, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(421, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(426, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(429, SmsOutcome.Rejected, SmsErrorCode.RateLimited, SmsErrorScope.Transient)]
    [InlineData(431, SmsOutcome.Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)]
    [InlineData(499, SmsOutcome.Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)]
    [InlineData(500, SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient)]
    [InlineData(502, SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient)]
    [InlineData(503, SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient)]
    [InlineData(504, SmsOutcome.Unknown, SmsErrorCode.Unavailable, SmsErrorScope.Transient)]
    public async Task A_bare_status_says_what_it_says(int status, SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope)
    {
        await using var server = RawServer.Answering("<html>x</html>", status, "text/html");

        var result = await SendToAsync(server.Address, clock: new ManualTimeProvider { PassesPauses = true });

        (result.Outcome, result.Error!.Code, result.Error.Scope).Should().Be((outcome, code, scope));
    }

    [Theory]
    [InlineData(200, SmsOutcome.Accepted)]
    [InlineData(202, SmsOutcome.Accepted)]
    [InlineData(404, SmsOutcome.Unknown)]
    [InlineData(500, SmsOutcome.Unknown)]
    public async Task A_yes_counts_only_under_a_status_that_says_yes(int status, SmsOutcome expected)
    {
        await using var server = RawServer.Answering(Accepted, status);

        (await SendToAsync(server.Address)).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData("utf-8", "text/xml; charset=utf-8", "")]
    [InlineData("utf-8", "text/csv;charset= UTF-8", "")]
    [InlineData("utf-8", "application/octet-stream", "\uFEFF")]
    [InlineData("utf-16", "text/xml", "\uFEFF")]
    [InlineData("windows-1251", "text/xml; charset=windows-1251", "")]
    [InlineData("windows-1251", "text/xml", "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\r\n")]
    [InlineData("utf-8", "text/xml", "\n\0 <?xml version=\"1.0\" encoding=\"utf-16\"?>")]
    [InlineData("windows-1251", "text/xml", "")]
    [InlineData("utf-8", "text/xml; charset=utf-16", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")]
    public async Task The_body_is_read_in_whatever_encoding_it_comes(string encoding, string contentType, string prefix)
    {
        var octets = (System.Text.CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding))
            .GetBytes($"{prefix}<response><status>5</status><message>Недопустимо</message></response>\r\n\0");
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(octets, contentType: contentType));

        var error = (await SendToAsync(server.Address)).Error!;

        error.Code.Should().Be(SmsErrorCode.InvalidSender, "one unreadable letter must not hide the status");
        if (prefix.Length > 0 || contentType.Contains("charset", StringComparison.Ordinal))
        {
            error.ProviderText.Should().Be("Недопустимо");
        }
    }

    [Fact]
    public async Task A_test_of_the_user_may_put_a_mock_in_place_of_the_provider()
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, "https://smspro.nikita.kg/api/message")
            .WithPartialContent("<phone>996550123456</phone>")
            .Respond("text/xml", Accepted);
        for (var attempts = 0; attempts < 3; attempts++)
        {
            mock.Expect("https://smspro.nikita.kg/api/message").Throw(new HttpRequestException("down"));
        }

        mock.Expect("https://smspro.nikita.kg/api/message").Respond(HttpStatusCode.ServiceUnavailable);
        await using var gateway = TestGateway.SmsPro(
            new("https://smspro.nikita.kg/"), build: builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => mock));

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Accepted);
        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.NotSent, "the mock failed without reading the body, three times");
        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown, "a server answered, read or not");
        mock.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task Whatever_a_handler_throws_is_an_outcome()
    {
        await using var gateway = TestGateway.SmsPro(
            new("https://smspro.biz/"), build: builder => builder.HttpClient.AddHttpMessageHandler(() => new ThrowingHandler()));

        var result = await gateway.SendOneAsync();

        result.Outcome.Should().Be(SmsOutcome.NotSent);
        result.Error!.Detail.Should().Contain(nameof(InvalidCastException)).And.NotContain("secret");
    }

    private static async Task<SmsRecipientResult> SendToAsync(Uri address, Action<SmsProOptions>? configure = null, TimeProvider? clock = null)
    {
        await using var gateway = TestGateway.SmsPro(address, configure: configure, clock: clock);
        return await gateway.SendOneAsync();
    }

    private static async Task ExpectAsync(Uri address, SmsOutcome outcome, SmsErrorCode? code = null)
    {
        var result = await SendToAsync(address);
        result.Outcome.Should().Be(outcome);
        result.Error!.Code.Should().Be(code ?? result.Error.Code);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class ThrowingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => throw new InvalidCastException("secret");
    }
}
