using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmsGateways.Http;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Http;

/// <summary>Whatever stands between the gateway and the socket, a request reaches the provider once. A naive client beside it does not.</summary>
public sealed class ReplayTests
{
    private const string Accepted = "<response><status>0</status></response>";

    [Fact]
    public async Task A_bare_client_repeats_a_get_that_was_processed_and_ours_does_not()
    {
        await using var naive = RawServer.Start(exchange => exchange.CloseAsync());
        using (var client = new HttpClient())
        {
            await client.Invoking(c => c.GetAsync(naive.Address)).Should().ThrowAsync<HttpRequestException>();
        }

        await using var server = RawServer.Start(exchange => exchange.CloseAsync());
        var exchange = await CreateTransport(server).ExchangeAsync(
            new(HttpMethod.Get, server.Address, ReadOnlyMemory<byte>.Empty, null), TimeSpan.FromSeconds(5), CancellationToken.None);

        naive.Ledger.Should().HaveCount(4, "the framework repeats a request without content up to 3 times; else this harness is blind");
        server.Ledger.Should().ContainSingle().Which.Header("Content-Length").Should().Be("0");
        exchange.Outcome.Should().Be(SmsOutcome.Unknown);
    }

    public static TheoryData<string, Func<DelegatingHandler>[]> UserHandlers => new()
    {
        { "one retry handler", [() => new RetryingHandler()] },
        { "two, nested", [() => new RetryingHandler(), () => new RetryingHandler()] },
        { "a buffering handler between two", [() => new RetryingHandler(), () => new BufferingHandler(), () => new RetryingHandler()] },
        { "a buffering handler inside", [() => new RetryingHandler(), () => new BufferingHandler()] },
        { "a handler between that replaces the content", [() => new RetryingHandler(), () => new ReplacingHandler(), () => new RetryingHandler()] },
    };

    [Theory]
    [MemberData(nameof(UserHandlers))]
    public async Task Retry_handlers_of_the_user_cannot_replay(string because, Func<DelegatingHandler>[] handlers)
    {
        await using var naive = RawServer.Answering("busy", status: 503);
        using (var client = new HttpClient(Chain(handlers)))
        {
            using var response = await client.PostAsync(naive.Address, new StringContent("x"));
        }

        await using var server = RawServer.Answering("busy", status: 503);
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder =>
        {
            foreach (var handler in handlers)
            {
                builder.HttpClient.AddHttpMessageHandler(handler);
            }
        });
        var result = await gateway.SendOneAsync();

        naive.Ledger.Should().HaveCountGreaterThan(3, because);
        server.Ledger.Should().HaveCount(1, because);
        result.Outcome.Should().Be(SmsOutcome.Unknown, because);
        result.Error!.Detail.Should().Contain("Remove retry", because);
    }

    [Fact]
    public async Task Retry_handlers_cannot_replay_a_request_whose_connection_was_closed()
    {
        await using var server = RawServer.Start(exchange => exchange.CloseAsync());
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder => builder.HttpClient.AddHttpMessageHandler(() => new RetryingHandler()));

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);

        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task Handlers_that_the_application_adds_to_every_client_cannot_replay_whenever_they_are_added()
    {
        await using var server = RawServer.Answering("busy", status: 503);
        await using var gateway = TestGateway.SmsPro(server.Address, services: services =>
        {
            services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => new RetryingHandler()));
            services.PostConfigureAll<HttpClientFactoryOptions>(
                options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new RetryingHandler())));
        });

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);

        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_handler_that_sends_a_copy_of_the_request_is_refused()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder => builder.HttpClient.AddHttpMessageHandler(() => new CloningHandler()));

        var result = await gateway.SendOneAsync();

        server.Ledger.Should().BeEmpty();
        result.Outcome.Should().Be(SmsOutcome.Unknown, "the copy was made by reading the body, after which nothing is proven");
    }

    [Fact]
    public async Task A_default_that_expects_100_or_asks_for_another_version_changes_nothing()
    {
        await using var server = RawServer.Start(exchange => exchange.CloseAsync());
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder => builder.HttpClient.ConfigureHttpClient(client =>
        {
            client.DefaultRequestHeaders.ExpectContinue = true;
            client.DefaultRequestVersion = HttpVersion.Version20;
        }));

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);

        var request = server.Ledger.Should().ContainSingle().Subject;
        request.Header("Expect").Should().BeNull();
        request.RequestLine.Should().EndWith("HTTP/1.1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_takes_the_content_away_blinds_nobody(bool replaces)
    {
        await using var server = RawServer.Start(exchange => exchange.CloseAsync());
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options => options.BaseAddress = server.Address)
            .HttpClient.AddHttpMessageHandler(() => new RetryingHandler()).AddHttpMessageHandler(() => new StrippingHandler(replaces)));

        (await AskAsync(services, server)).Outcome.Should().Be(SmsOutcome.Unknown);
        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_429_behind_a_retry_handler_is_still_the_refusal_that_it_is()
    {
        await using var server = RawServer.Answering("busy", status: 429);
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options => options.BaseAddress = server.Address).HttpClient.AddHttpMessageHandler(() => new RetryingHandler(4, 429)));

        (await AskAsync(services, server)).Reply!.Value.Status.Should().Be(429);
        server.Ledger.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_logger_that_throws_changes_nothing()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(Accepted));
        await using var gateway = TestGateway.SmsPro(server.Address, services: services => services.AddLogging(logging => logging.AddProvider(new ThrowingLogger())));

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);
        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Accepted);
    }

    [Fact]
    public async Task A_request_that_never_connected_may_be_tried_again_by_a_handler()
    {
        await using var server = RawServer.Answering(Accepted);
        var connects = 0;
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder => builder.HttpClient
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) =>
                {
                    if (Interlocked.Increment(ref connects) < 3)
                    {
                        throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused);
                    }

                    var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
                },
            })
            .AddHttpMessageHandler(() => new RetryingHandler()));

        var r = await gateway.SendOneAsync(); r.Outcome.Should().Be(SmsOutcome.Accepted, r.Error?.ToString());

        connects.Should().Be(3);
        server.Ledger.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_does_not_carry_the_password_elsewhere(int status)
    {
        await using var elsewhere = RawServer.Answering(Accepted);
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync("", status, headers: $"Location: {elsewhere.Address}\r\n"));
        await using var gateway = TestGateway.SmsPro(server.Address);

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Rejected, "these statuses say that the request was not processed");

        elsewhere.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_redirect_that_a_handler_of_the_user_follows_is_stopped_by_the_content()
    {
        await using var elsewhere = RawServer.Answering(Accepted);
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync("", 307, headers: $"Location: {elsewhere.Address}\r\n"));
        await using var gateway = TestGateway.SmsPro(server.Address, build: builder => builder.HttpClient
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true }));

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);

        elsewhere.Ledger.Should().BeEmpty();
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    public async Task A_redirect_after_a_post_may_mean_that_it_was_processed(int status)
    {
        await using var server = RawServer.Answering("", status);
        await using var gateway = TestGateway.SmsPro(server.Address);

        (await gateway.SendOneAsync()).Outcome.Should().Be(SmsOutcome.Unknown);
    }

    [Fact]
    public async Task Content_is_written_once()
    {
        var content = new WitnessedContent("x"u8.ToArray(), new Witness());
        await content.CopyToAsync(Stream.Null);

        await content.Awaiting(c => c.CopyToAsync(Stream.Null)).Should().ThrowAsync<ReplayRefusedException>();
    }

    [Fact]
    public async Task Requests_are_http_1_1_with_content_also_when_they_have_none()
    {
        await using var server = RawServer.Answering("OK");

        await CreateTransport(server).ExchangeAsync(new(HttpMethod.Get, server.Address, ReadOnlyMemory<byte>.Empty, null), TimeSpan.FromSeconds(5), CancellationToken.None);

        server.Ledger.Should().ContainSingle().Which.RequestLine.Should().Be("GET / HTTP/1.1");
    }

    [Fact]
    public void The_systems_proxy_is_for_https_only()
    {
        var proxy = new SystemProxyForHttps(new WebProxy("http://127.0.0.1:3128"));

        proxy.GetProxy(new("https://smspro.biz/")).Should().Be(new Uri("http://127.0.0.1:3128"));
        proxy.IsBypassed(new("https://smspro.biz/")).Should().BeFalse();
        proxy.GetProxy(new("http://smspro.biz/")).Should().BeNull();
        proxy.IsBypassed(new("http://smspro.biz/")).Should().BeTrue();
    }

    private static async Task<Exchange> AskAsync(IServiceCollection services, RawServer server)
        => await CreateTransport(services).ExchangeAsync(new(HttpMethod.Get, server.Address, ReadOnlyMemory<byte>.Empty, null), TimeSpan.FromSeconds(5), CancellationToken.None);

    private static HttpTransport CreateTransport(RawServer server)
    {
        var services = new ServiceCollection();
        services.AddSmsGateways(sms => sms.AddSmsPro("pro", options => options.BaseAddress = server.Address));
        return CreateTransport(services);
    }

    private static HttpTransport CreateTransport(IServiceCollection services)
    {
        var client = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(GatewayHttpClients.NameFor("pro"));
        return new("pro", client, TimeProvider.System, NullLogger.Instance);
    }

    private sealed class StrippingHandler(bool replaces) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = replaces ? new ByteArrayContent([]) : null;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class ThrowingLogger : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("SmsGateways", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new ObjectDisposedException("the sink");

        public void Dispose()
        {
        }
    }

    private static HttpMessageHandler Chain(Func<DelegatingHandler>[] handlers)
        => handlers.Reverse().Aggregate((HttpMessageHandler)new SocketsHttpHandler(), (inner, create) =>
        {
            var handler = create();
            handler.InnerHandler = inner;
            return handler;
        });
}
