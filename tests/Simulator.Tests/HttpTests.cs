using System.Net;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Tests;

/// <summary>What is not in the documents' tables: methods, paths and what a test can look at afterwards.</summary>
public sealed class HttpTests : SimulatorFixture
{
    [Theory]
    [InlineData("api/message")]
    [InlineData("api/dr")]
    [InlineData("api/def")]
    [InlineData("api/info")]
    public async Task Only_POST_is_answered(string path)
    {
        using var answer = await Http.GetAsync(new Uri(Nikita.BaseAddress, path));

        answer.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Equal("POST");
    }

    [Theory]
    [InlineData("nikita/api/messages")]
    [InlineData("nikita")]
    [InlineData("other/api/message")]
    [InlineData("")]
    public async Task Other_paths_are_not_found(string path)
    {
        using var answer = await Http.PostAsync(new Uri(Simulator.Address, path), new StringContent(Requests.Message));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Elements_may_come_in_any_order_with_unknown_ones_among_them_and_in_a_namespace()
    {
        const string request = """
            <m:message xmlns:m="http://Giper.mobi/schema/Message"><m:id>A1</m:id><usernames><id>no</id></usernames>
            <m:phones><m:phone>+996550123456</m:phone></m:phones><m:test>0</m:test><m:time></m:time>
            <m:text><![CDATA[a < b]]> &amp; c</m:text><m:sender>Shop</m:sender><m:pwd>passwd</m:pwd><m:login>login</m:login></m:message>
            """;

        Status(await SendAsync(Nikita, request)).Should().Be(0);

        Nikita.Messages.Should().ContainSingle().Which.Text.Should().Be("a < b & c");
    }

    [Fact]
    public async Task Requests_are_kept_as_they_came_even_those_that_failed()
    {
        Nikita.Fail(SimulatorFault.TooManyRequests);
        using var first = await PostAsync(Nikita, "message", Requests.Message);
        using var second = await Http.GetAsync(new Uri(Nikita.BaseAddress, "api/dr"));
        await SendAsync(Biz, Requests.Message);

        Nikita.Requests.Should().HaveCount(2);
        Nikita.Requests[0].Method.Should().Be("POST");
        Nikita.Requests[0].Path.Should().Be("api/message");
        Nikita.Requests[0].ContentType.Should().Be("application/xml; charset=utf-8");
        Nikita.Requests[0].Body.Should().Be(Requests.Message);
        Nikita.Requests[0].ReceivedAt.Should().Be(Clock.GetUtcNow());
        Nikita.Requests[1].Should().BeEquivalentTo(new { Method = "GET", Path = "api/dr", Body = "", ContentType = (string?)null });
    }

    [Fact]
    public async Task A_simulator_can_be_given_its_port()
    {
        var port = Simulator.Address.Port;
        await Simulator.DisposeAsync();

        await using var again = await SmsSimulator.StartAsync(new SmsSimulatorOptions { Port = port });

        again.Address.Should().Be(new Uri($"http://127.0.0.1:{port}/"));
        again.Nikita.BaseAddress.Should().Be(new Uri($"http://127.0.0.1:{port}/nikita/"));
        again.Biz.BaseAddress.Should().Be(new Uri($"http://127.0.0.1:{port}/biz/"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_of_starting()
    {
        var start = () => SmsSimulator.StartAsync(new SmsSimulatorOptions { Port = Simulator.Address.Port });

        await start.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task The_latest_ten_thousand_requests_are_kept()
    {
        var log = new RequestLog();
        await SendAsync(Nikita, Requests.Message);
        var request = Nikita.Requests[0];

        for (var i = 0; i <= RequestLog.Capacity; i++)
        {
            log.Add(request with { Path = $"{i}" });
        }

        log.Snapshot().Should().HaveCount(10_000);
        log.Snapshot()[0].Path.Should().Be("1");
    }
}
