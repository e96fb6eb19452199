using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;
using SmsGateways.AspNetCore.Endpoint;
using IPNetwork = System.Net.IPNetwork;

namespace AspNetCore.Tests;

/// <summary>Who comes in, and what everybody else learns: nothing.</summary>
public sealed class AuthenticityTests
{
    [Theory]
    [InlineData("/sms/nikita/" + Secrets.First, 200)]
    [InlineData("/sms/nikita/" + Secrets.Second, 200)] // The former one, while it is being changed.
    [InlineData("/sms/nikita/" + Secrets.Third, 404)]
    [InlineData("/sms/nikita", 404)]
    [InlineData("/sms/nikita/", 404)]
    [InlineData("/sms/nikita/x", 404)]
    [InlineData("/sms/nikita/" + Secrets.First + "x", 404)]
    [InlineData("/sms/nikita/" + Secrets.First + Secrets.First, 404)]
    [InlineData("/sms/nikita/" + Secrets.First + "/" + Secrets.First, 404)]
    [InlineData("/sms/nikita?secret=" + Secrets.First, 404)]
    [InlineData("/sms/NIKITA/" + Secrets.First, 404)]
    [InlineData("/sms/nobody/" + Secrets.First, 404)]
    [InlineData("/sms/both/" + Secrets.First, 404)] // Sends through others: no pushes of its own.
    [InlineData("/sms/" + Secrets.First, 404)]
    [InlineData("/sms", 404)]
    public async Task Only_the_whole_secret_opens(string path, int status)
    {
        await using var app = await CallbackApp.StartAsync(
            static o =>
            {
                o.Secrets.Add(Secrets.First);
                o.Secrets.Add(Secrets.Second);
            },
            static sms => sms.AddFailover("both", "nikita", "own"));

        using var response = await app.PushAsync(SmsProDocuments.NikitaPush, path);

        ((int)response.StatusCode).Should().Be(status);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        app.Recorder.Updates.Should().HaveCount(status is 200 ? 3 : 0);
    }

    [Fact]
    public async Task A_secret_in_another_case_is_another_secret()
    {
        await using var app = await CallbackApp.StartAsync();

        (await app.PushOneAsync("A1", 3, secret: Secrets.First.ToUpperInvariant())).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Unknown_gateway_wrong_secret_and_wrong_network_look_the_same_to_the_last_byte()
    {
        await using var app = await CallbackApp.StartAsync(static o =>
        {
            o.Secrets.Add(Secrets.First);
            o.For("own").Secrets.Add(Secrets.Second);
            o.For("own").Networks.Add(IPNetwork.Parse("203.0.113.0/24"));
        });

        var answers = new List<string>();
        foreach (var path in (string[])["nobody/" + Secrets.First, "nikita/" + Secrets.Third, "nikita", "own/" + Secrets.Second, "own/" + Secrets.First])
        {
            answers.Add(await RawAsync(app.Address.Port, $"POST /sms/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }

        answers.Select(WithoutDate).Distinct().Should().ContainSingle().Which.Should().Be("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\nServer: Kestrel\r\n\r\n");
    }

    [Theory]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("OPTIONS", 405)]
    [InlineData("HEAD", 405)]
    [InlineData("POST", 200)]
    public async Task A_wrong_method_is_told_only_to_who_knows_the_secret(string method, int status)
    {
        await using var app = await CallbackApp.StartAsync();

        foreach (var (secret, expected) in ((string, int)[])[(Secrets.First, status), (Secrets.Second, 404)])
        {
            using var request = new HttpRequestMessage(new(method), $"/sms/nikita/{secret}") { Content = new StringContent(method is "POST" ? SmsProDocuments.NikitaPush : "") };
            using var response = app.Client.Send(request);

            ((int)response.StatusCode).Should().Be(expected);
            (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    [InlineData(1_000_000, 413)]
    public async Task A_body_may_have_64_kB(int more, int status)
    {
        await using var app = await CallbackApp.StartAsync();
        var body = "<report></report>".PadRight((64 * 1024) + more);

        using var known = await CallbackApp.AnswerAsync(() => app.PushAsync(body));
        using var chunked = await CallbackApp.AnswerAsync(() => app.Client.PostAsync(new Uri($"/sms/nikita/{Secrets.First}", UriKind.Relative), new EndlessContent(body)));
        using var stranger = await CallbackApp.AnswerAsync(() => app.PushAsync(body, $"/sms/nikita/{Secrets.Second}"));

        ((int)known.StatusCode).Should().Be(status);
        ((int)chunked.StatusCode).Should().Be(status);
        stranger.StatusCode.Should().Be(HttpStatusCode.NotFound, "a size is told only to who knows the secret");
        (await known.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_endless_body_is_cut_off()
    {
        await using var app = await CallbackApp.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /sms/nikita/{Secrets.First} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var chunk = Encoding.ASCII.GetBytes($"1000\r\n{new string(' ', 0x1000)}\r\n");
        var answer = "";
        var buffer = new byte[4096];
        try
        {
            for (var sent = 0; sent < 1000 && answer.Length is 0; sent++)
            {
                await stream.WriteAsync(chunk);
                answer = stream.DataAvailable ? Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)) : "";
                await Task.Delay(sent > 32 ? 10 : 0);
            }
        }
        catch (IOException)
        {
            // Closed.
        }

        answer.Should().StartWith("HTTP/1.1 413 ");
    }

    [Theory]
    [InlineData("{bad xml")]
    [InlineData("<report><dr><phone><number>996550123456</number><report>3</report></phone></dr></report>")]
    [InlineData("<!DOCTYPE report [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><report>&x;</report>")]
    [InlineData("")]
    public async Task What_is_no_push_is_a_bad_request_and_says_no_more(string body)
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PushAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        app.Recorder.Calls.Should().Be(0);
    }

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("127.0.0.1/32", 200)]
    [InlineData("::ffff:127.0.0.0/104", 200)]
    [InlineData("127.0.0.2/32", 404)]
    [InlineData("::1/128", 404)]
    [InlineData("203.0.113.0/24", 404)]
    public async Task A_network_guards_alone_and_forwarded_headers_are_not_read(string network, int status)
    {
        await using var app = await CallbackApp.StartAsync(o => o.Networks.Add(IPNetwork.Parse(network)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sms/nikita") { Content = new StringContent(SmsProDocuments.NikitaPush) };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Real-IP", "203.0.113.7");
        request.Headers.Add("Forwarded", "for=203.0.113.7");

        using var response = await app.Client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(status);
    }

    [Fact]
    public async Task A_socket_for_both_families_shows_mapped_addresses_which_are_inside_their_network()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.Networks.Add(IPNetwork.Parse("127.0.0.1/32")), listen: "http://[::]:0");
        using var client = new HttpClient();

        using var response = await client.PostAsync(new Uri($"http://127.0.0.1:{app.Address.Port}/sms/nikita"), new StringContent(SmsProDocuments.NikitaPush));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("203.0.113.7", 200)]
    [InlineData("198.51.100.7", 404)]
    [InlineData("203.0.113.7, 198.51.100.7", 404)] // Who writes the header himself is heard only up to the proxy that is known.
    public async Task Behind_a_known_proxy_the_frameworks_middleware_says_where_a_request_comes_from(string forwardedFor, int status)
    {
        await using var app = await CallbackApp.StartAsync(
            static o => o.Networks.Add(IPNetwork.Parse("203.0.113.0/24")),
            before: static app =>
            {
                var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
                options.KnownProxies.Add(IPAddress.Loopback);
                app.UseForwardedHeaders(options);
            });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sms/nikita") { Content = new StringContent(SmsProDocuments.NikitaPush) };
        request.Headers.Add("X-Forwarded-For", forwardedFor);

        using var response = await app.Client.SendAsync(request);

        ((int)response.StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("10.1.2.0/24", "10.1.2.0", true)]
    [InlineData("10.1.2.0/24", "10.1.2.255", true)]
    [InlineData("10.1.2.0/24", "10.1.3.0", false)]
    [InlineData("10.1.2.0/24", "::ffff:10.1.2.9", true)]
    [InlineData("::ffff:10.1.2.0/120", "10.1.2.9", true)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("10.1.2.0/24", null, false)]
    public void A_network_ends_where_it_ends(string network, string? address, bool isInside)
    {
        var options = new SmsCallbackOptions();
        options.Networks.Add(IPNetwork.Parse(network));

        CallbackRule.Of("nikita", options).Admits(null, address is null ? null : IPAddress.Parse(address)).Should().Be(isInside);
    }

    [Fact]
    public async Task A_gateways_own_secrets_and_networks_take_the_place_of_those_of_all()
    {
        await using var app = await CallbackApp.StartAsync(static o =>
        {
            o.Secrets.Add(Secrets.First);
            o.For("nikita").Secrets.Add(Secrets.Second);
            o.For("nikita").Networks.Add(IPNetwork.Parse("127.0.0.1/32"));
        });

        (await app.PushOneAsync("A1", 3, secret: Secrets.Second)).Should().Be(HttpStatusCode.OK);
        (await app.PushOneAsync("A2", 3, secret: Secrets.First)).Should().Be(HttpStatusCode.NotFound);
        (await app.PushOneAsync("A3", 3, gateway: "own")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Anybody_may_push_where_that_is_said_by_name_and_there_only()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().For("nikita").AllowAnyone = true);

        (await app.PushAsync(CallbackApp.Report("A1", 3), "/sms/nikita")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.PushAsync(CallbackApp.Report("A1", 3), "/sms/own")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_gateway_that_comes_at_run_time_is_found_by_its_name_and_the_secret_of_all()
    {
        await using var app = await CallbackApp.StartAsync();
        (await app.PushOneAsync("A1", 3, gateway: "tenant-7")).Should().Be(HttpStatusCode.NotFound);

        app.Services.GetRequiredService<ISmsGateways>().GetOrAdd("tenant-7", new SmsProOptions { Platform = SmsProPlatform.Biz, Login = "seven", Password = "secret" });

        (await app.PushOneAsync("A1", 3, gateway: "tenant-7")).Should().Be(HttpStatusCode.OK);
        (await app.PushOneAsync("A1", 3, gateway: "tenant-7", secret: Secrets.Second)).Should().Be(HttpStatusCode.NotFound);
        app.Recorder.Updates.Should().ContainSingle().Which.Gateway.Should().Be("tenant-7");
    }

    [Fact]
    public async Task Too_many_requests_from_one_address_are_refused_before_anything_is_looked_at()
    {
        await using var app = await CallbackApp.StartAsync(static o => o.WithSecret().MaxRequestsPerSecond = 1);

        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            statuses.Add((int)await app.PushOneAsync("A1", 3, secret: i % 2 is 0 ? Secrets.First : Secrets.Second));
        }

        statuses[..2].Should().Equal(200, 404);
        statuses.Should().Contain(429);
    }

    private static async Task<string> RawAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    private static string WithoutDate(string answer) => string.Join("\r\n", answer.Split("\r\n").Where(static line => !line.StartsWith("Date:", StringComparison.Ordinal)));

    // Without a length: sent in chunks.
    private sealed class EndlessContent(string body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
