using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SmsGateways.Simulator.Tests;

/// <summary>Each way to go wrong: what the client sees, and whether the message is kept.</summary>
public sealed class FaultTests : SimulatorFixture
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_ends_the_connection_in_order_without_an_answer(bool isProcessed)
    {
        Nikita.Fail(isProcessed ? SimulatorFault.CloseAfterProcessing : SimulatorFault.CloseBeforeProcessing);

        (await ExchangeAsync()).Should().BeEmpty();

        Nikita.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reset_breaks_the_connection_without_an_answer(bool isProcessed)
    {
        Nikita.Fail(isProcessed ? SimulatorFault.ResetAfterProcessing : SimulatorFault.ResetBeforeProcessing);

        var exchange = () => ExchangeAsync();

        (await exchange.Should().ThrowAsync<SocketException>()).Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        Nikita.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hang_lasts_until_the_client_gives_up(bool isProcessed)
    {
        Nikita.Fail(isProcessed ? SimulatorFault.HangAfterProcessing : SimulatorFault.HangBeforeProcessing);

        await GiveUpAsync(token => PostAsync(Nikita, "message", Requests.Message, token), () => Nikita.PendingFaults is 0 && Nikita.Messages.Count == (isProcessed ? 1 : 0));

        Nikita.Messages.Should().HaveCount(isProcessed ? 1 : 0);
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(isProcessed ? 10 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unavailable_is_HTTP_503(bool isProcessed)
    {
        Nikita.Fail(isProcessed ? SimulatorFault.UnavailableAfterProcessing : SimulatorFault.UnavailableBeforeProcessing);

        using var answer = await PostAsync(Nikita, "message", Requests.Message);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        Nikita.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Fact]
    public async Task Too_many_requests_is_HTTP_429_and_nothing_is_kept()
    {
        Nikita.Fail(SimulatorFault.TooManyRequests);

        using var answer = await PostAsync(Nikita, "message", Requests.Message);

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        Nikita.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_HTML_page_comes_with_HTTP_200(bool isProcessed)
    {
        Nikita.Fail(isProcessed ? SimulatorFault.HtmlPageAfterProcessing : SimulatorFault.HtmlPageBeforeProcessing);

        using var answer = await PostAsync(Nikita, "message", Requests.Message);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("<!DOCTYPE html>");
        Nikita.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Fact]
    public async Task A_truncated_answer_ends_halfway_and_the_message_is_kept()
    {
        Nikita.Fail(SimulatorFault.TruncatedAnswer);

        var answer = await ExchangeAsync();

        answer.Should().StartWith("HTTP/1.1 200 OK").And.Contain("<response").And.NotContain("</response>");
        Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_malformed_answer_is_complete_and_no_XML_and_the_message_is_kept()
    {
        Nikita.Fail(SimulatorFault.MalformedAnswer);

        using var answer = await PostAsync(Nikita, "message", Requests.Message);
        var body = await answer.Content.ReadAsStringAsync();

        body.Should().Contain("<status>0</status>");
        body.Invoking(XElement.Parse).Should().Throw<XmlException>();
        Nikita.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_on_the_simulators_clock_and_not_the_processing()
    {
        Nikita.Fail(SimulatorFault.Delay(TimeSpan.FromSeconds(30)));

        var answer = SendAsync(Nikita, Requests.Message);
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        answer.IsCompleted.Should().BeFalse();
        Nikita.Messages.Should().ContainSingle();

        Clock.Advance(TimeSpan.FromSeconds(30));
        Status(await answer).Should().Be(0);
    }

    [Theory]
    [InlineData("message", SmsProDocuments.NikitaMessage)]
    [InlineData("dr", SmsProDocuments.NikitaReportQuestion)]
    [InlineData("def", SmsProDocuments.NikitaNumberQuestion)]
    [InlineData("info", SmsProDocuments.AccountQuestion)]
    public async Task A_status_is_answered_in_the_form_of_the_method_and_nothing_is_kept(string method, string request)
    {
        Nikita.RegistersRefusedIds = true;
        Nikita.Fail(SimulatorFault.Status(99));

        var answer = await AskAsync(Nikita, method, request);

        Status(answer).Should().Be(99);
        answer.Elements().Should().HaveCount(method is "message" ? 5 : 1);
        Nikita.Messages.Should().BeEmpty();
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
    }

    [Fact]
    public async Task Faults_happen_in_order_and_as_often_as_asked_and_on_their_own_platform()
    {
        Nikita.Fail(SimulatorFault.Status(9), times: 2);
        Nikita.Fail(SimulatorFault.UnavailableBeforeProcessing);
        Nikita.PendingFaults.Should().Be(3);

        Status(await SendAsync(Biz, Requests.Message)).Should().Be(0);
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(9);
        Status(await AskAsync(Nikita, "info", SmsProDocuments.AccountQuestion)).Should().Be(9);
        using var third = await PostAsync(Nikita, "message", Requests.Message);
        third.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        Nikita.PendingFaults.Should().Be(0);
    }

    [Fact]
    public async Task A_simulator_stops_while_a_request_hangs()
    {
        Nikita.Fail(SimulatorFault.HangAfterProcessing);
        var hanging = PostAsync(Nikita, "message", Requests.Message);
        await EventuallyAsync(() => Nikita.Messages.Count > 0);

        await Simulator.DisposeAsync().AsTask().WaitAsync(ManualTimeProvider.Patience);

        await hanging.Awaiting(task => task).Should().ThrowAsync<HttpRequestException>();
    }

    private Task<string> ExchangeAsync()
    {
        var length = Encoding.UTF8.GetByteCount(Requests.Message);
        return ExchangeAsync($"POST /nikita/api/message HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n{Requests.Message}");
    }
}
