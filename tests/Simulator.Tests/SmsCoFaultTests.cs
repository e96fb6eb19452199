using System.Net;
using System.Net.Sockets;

namespace SmsGateways.Simulator.Tests;

/// <summary>Each way to go wrong at SmsCo: what the client sees, and whether the message is kept.</summary>
public sealed class SmsCoFaultTests : SmsCoFixture
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_ends_the_connection_in_order_without_an_answer(bool isProcessed)
    {
        SmsCo.Fail(isProcessed ? SimulatorFault.CloseAfterProcessing : SimulatorFault.CloseBeforeProcessing);

        (await ExchangeAsync(OnSocket(SmsCoDocument.Send))).Should().BeEmpty();

        SmsCo.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reset_breaks_the_connection_without_an_answer(bool isProcessed)
    {
        SmsCo.Fail(isProcessed ? SimulatorFault.ResetAfterProcessing : SimulatorFault.ResetBeforeProcessing);

        var exchange = () => ExchangeAsync(OnSocket(SmsCoDocument.Send));

        (await exchange.Should().ThrowAsync<SocketException>()).Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        SmsCo.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hang_lasts_until_the_client_gives_up_and_a_repetition_is_a_second_message(bool isProcessed)
    {
        SmsCo.Fail(isProcessed ? SimulatorFault.HangAfterProcessing : SimulatorFault.HangBeforeProcessing);

        await GiveUpAsync(token => GetAsync(SmsCoDocument.Send, token), () => SmsCo.PendingFaults is 0 && SmsCo.Messages.Count == (isProcessed ? 1 : 0));

        SmsCo.Messages.Should().HaveCount(isProcessed ? 1 : 0);
        (await AskAsync(SmsCoDocument.Send)).Should().Be(isProcessed ? "OK 4 124" : "OK 4 123");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unavailable_is_HTTP_503(bool isProcessed)
    {
        SmsCo.Fail(isProcessed ? SimulatorFault.UnavailableAfterProcessing : SimulatorFault.UnavailableBeforeProcessing);

        using var answer = await GetAsync(SmsCoDocument.Send);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        SmsCo.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Fact]
    public async Task Too_many_requests_is_HTTP_429_and_nothing_is_kept()
    {
        SmsCo.Fail(SimulatorFault.TooManyRequests);

        using var answer = await GetAsync(SmsCoDocument.Send);

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        SmsCo.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_HTML_page_comes_with_HTTP_200(bool isProcessed)
    {
        SmsCo.Fail(isProcessed ? SimulatorFault.HtmlPageAfterProcessing : SimulatorFault.HtmlPageBeforeProcessing);

        (await AskAsync(SmsCoDocument.Send)).Should().StartWith("<!DOCTYPE html>");

        SmsCo.Messages.Should().HaveCount(isProcessed ? 1 : 0);
    }

    [Fact]
    public async Task A_truncated_answer_ends_halfway_and_the_message_is_kept()
    {
        SmsCo.Fail(SimulatorFault.TruncatedAnswer);

        (await ExchangeAsync(OnSocket(SmsCoDocument.Send))).Should().StartWith("HTTP/1.1 200 OK").And.EndWith("\r\n\r\nOK 4");

        SmsCo.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_truncated_answer_of_one_character_has_none()
    {
        Account.Balance = 0;
        SmsCo.Fail(SimulatorFault.TruncatedAnswer);

        var answer = await ExchangeAsync(OnSocket(SmsCoDocument.Balance));

        answer.Should().StartWith("HTTP/1.1 200 OK").And.Contain("Content-Length: 1\r\n").And.EndWith("\r\n\r\n");
    }

    [Theory]
    [InlineData(SmsCoDocument.Send)]
    [InlineData(SmsCoDocument.Balance)]
    [InlineData(SmsCoDocument.Status)]
    public async Task A_malformed_answer_is_a_complete_error_of_PHP_and_the_message_is_kept(string url)
    {
        SmsCo.Fail(SimulatorFault.MalformedAnswer);

        (await AskAsync(url)).Should().StartWith("<br />\n<b>Fatal error</b>:").And.EndWith("<br />\n");

        SmsCo.Messages.Should().HaveCount(url is SmsCoDocument.Send ? 1 : 0);
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_on_the_simulators_clock_and_not_the_processing()
    {
        SmsCo.Fail(SimulatorFault.Delay(TimeSpan.FromSeconds(30)));

        var answer = AskAsync(SmsCoDocument.Send);
        await Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30));
        answer.IsCompleted.Should().BeFalse();
        SmsCo.Messages.Should().ContainSingle();

        Clock.Advance(TimeSpan.FromSeconds(30));
        (await answer).Should().Be("OK 4 123");
    }

    [Theory]
    [InlineData(SmsCoDocument.Send)]
    [InlineData(SmsCoDocument.Balance)]
    [InlineData(SmsCoDocument.Status)]
    public async Task A_status_is_answered_in_the_form_of_errors_and_nothing_is_kept(string url)
    {
        SmsCo.ErrorForm = SmsCoErrorForm.CodeAndText;
        SmsCo.Fail(SimulatorFault.Status(2907));
        SmsCo.Fail(SimulatorFault.Status(2999));

        (await AskAsync(url)).Should().Be("2907=Gateway unavailable");
        (await AskAsync(url)).Should().Be("2999");

        SmsCo.Messages.Should().BeEmpty();
        Account.Balance.Should().Be(10000);
    }

    [Fact]
    public async Task Faults_happen_in_order_and_as_often_as_asked_and_to_SmsCo_alone()
    {
        SmsCo.Fail(SimulatorFault.Status(2904), times: 2);
        SmsCo.Fail(SimulatorFault.UnavailableBeforeProcessing);
        SmsCo.PendingFaults.Should().Be(3);

        Status(await SendAsync(Nikita, Requests.Message)).Should().Be(0);
        (await AskAsync(SmsCoDocument.Send)).Should().Be("2904");
        (await AskAsync(SmsCoDocument.Balance)).Should().Be("2904");
        using var third = await GetAsync(SmsCoDocument.Send);
        third.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await AskAsync(SmsCoDocument.Send)).Should().Be("OK 4 123");
        SmsCo.PendingFaults.Should().Be(0);
    }

    private static string OnSocket(string documentUrl) =>
        $"GET /smsco{new Uri(documentUrl).PathAndQuery} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}
