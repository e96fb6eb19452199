using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>One outcome for each recipient, and never a wrong one.</summary>
public abstract partial class ProviderConformance
{
    [Fact]
    public async Task Each_recipient_has_one_outcome_in_order()
    {
        await using var server = Accepting();
        await using var gateway = Start(server.Address, options => options.MaxRecipientsPerRequest = side.RecipientsPerRequest);
        var message = Message(7);

        // The third comes twice: it is sent to once, and both entries say so.
        var result = await gateway.SendAsync(message with { To = [.. message.To, message.To[2]] });

        result.AllAccepted.Should().BeTrue($"{result} is all accepted");
        result.MessageId.Should().Be("order-4711");
        result.Recipients.Select(row => row.To).Should().Equal([.. message.To, message.To[2]]);
        result.Recipients.Should().OnlyContain(row => row.Gateway == "one" && row.Error == null && row.Evidence == SmsEvidence.Response && row.PredictedParts == 1);
        server.Ledger.Should().HaveCount((7 + side.RecipientsPerRequest - 1) / side.RecipientsPerRequest);
        server.Ledger.SelectMany(side.Read).Select(sms => sms.To).Should().BeEquivalentTo(Enumerable.Range(0, 7).Select(DigitsOf));
    }

    [Fact]
    public async Task A_request_that_gets_no_answer_is_unknown_and_spoils_no_other()
    {
        await using var server = RawServer.Start(exchange => side.Read(exchange.Request).Any(sms => sms.To == DigitsOf(3)) ? exchange.ResetAsync() : AcceptAsync(exchange));
        await using var gateway = Start(server.Address, options => options.MaxRecipientsPerRequest = side.RecipientsPerRequest);

        var result = await gateway.SendAsync(Message(7).Once());

        var lost = server.Ledger.Select(side.Read).Single(request => request.Any(sms => sms.To == DigitsOf(3))).Select(sms => "+" + sms.To).ToList();
        result.Recipients.Should().OnlyContain(row => row.Outcome == (lost.Contains(row.To.ToString()) ? SmsOutcome.Unknown : SmsOutcome.Accepted));
        server.Ledger.SelectMany(side.Read).Select(sms => sms.To).Should().OnlyHaveUniqueItems("nothing is sent again that may have gone out");
    }

    public static TheoryData<string> StrangeAnswers => ["closed", "reset", "html", "empty", "half", "blank", "503", "500", "other", "timeout", "binary"];

    [Theory]
    [MemberData(nameof(StrangeAnswers))]
    public async Task What_is_no_answer_is_unknown(string kind)
    {
        var clock = new ManualTimeProvider();
        await using var server = RawServer.Start(exchange => kind switch
        {
            "closed" => exchange.CloseAsync(),
            "reset" => exchange.ResetAsync(),
            "html" => exchange.AnswerAsync("<!DOCTYPE html><html><body>It works!</body></html>", contentType: "text/html"),
            "empty" => exchange.AnswerAsync(""),
            "half" => AnswerHalfAsync(exchange, side.Accept(exchange.Request).Body),
            "blank" => exchange.AnswerAsync(" \r\n"),
            "503" => exchange.AnswerAsync("", 503),
            "500" => exchange.AnswerAsync("Internal error", 500, "text/plain"),
            "other" => exchange.AnswerAsync("<answer><yes/></answer>"),
            "timeout" => exchange.HangAsync(clock),
            _ => exchange.AnswerAsync([0xFF, 0xFE, 0, 1, 2, 3]),
        });
        await using var gateway = Start(server.Address, services: services => services.AddSingleton<TimeProvider>(clock));

        var result = await gateway.SendAsync(Message(1).Once());

        result.Recipients.Should().ContainSingle().Which.Outcome.Should().Be(SmsOutcome.Unknown);
        result.Recipients[0].Error.Should().NotBeNull();
        server.Ledger.Should().ContainSingle("a second request might be a second SMS");
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_sent()
    {
        await using var gateway = Start(new("http://127.0.0.1:9/"));

        var result = await gateway.SendAsync(Message(2).Once());

        result.Recipients.Should().HaveCount(2).And.OnlyContain(row => row.Outcome == SmsOutcome.NotSent && row.Error!.Code == SmsErrorCode.Unavailable);
    }

    [Fact]
    public async Task Unknown_is_submitted_again_only_where_the_provider_recognizes_it()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : AcceptAsync(exchange));
        await using var gateway = Start(server.Address, options => options.QuietPeriod = TimeSpan.FromMilliseconds(20));

        var result = await gateway.SendAsync(Message(1));

        result.Recipients[0].Outcome.Should().Be(side.RecognizesIds ? SmsOutcome.Accepted : SmsOutcome.Unknown);
        server.Ledger.Should().HaveCount(side.RecognizesIds ? 2 : 1);
        server.Ledger.Select(request => request.Body).Distinct().Should().ContainSingle("it is the same message under the same id");
        server.Ledger.Select(request => request.RequestLine).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task An_account_error_opens_the_circuit()
    {
        await using var server = RawServer.Start(exchange => AnswerAsync(exchange, side.RefuseAccount(exchange.Request)));
        await using var gateway = Start(server.Address);

        var refused = (await gateway.SendAsync(Message(1))).Recipients[0];
        var turnedAway = (await gateway.SendAsync(Message(1) with { Id = "next" })).Recipients[0];

        (refused.Outcome, refused.Error!.Code, refused.Error.Scope).Should().Be((SmsOutcome.Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway));
        turnedAway.Outcome.Should().Be(SmsOutcome.NotSent);
        gateway.Sms.GetRequiredService<ISmsGatewayState>().IsPaused.Should().BeTrue();
        server.Ledger.Should().ContainSingle("a wrong password gets no better");
    }

    private static async Task AnswerHalfAsync(RawExchange exchange, string body)
    {
        await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body[..(body.Length / 2)]}");
        await exchange.CloseAsync();
    }
}
