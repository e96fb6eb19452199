using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>An account with two access points: the second gets only what was not handed over at the first.</summary>
public sealed class SecondAccessPointTests
{
    [Fact]
    public async Task What_the_first_refuses_to_connect_for_goes_to_the_second()
    {
        await using var second = RawServer.Start(AcceptAsync);
        var gateway = Gateway(RawServer.NobodyThere(), new(second.Address, "api2"));

        var result = await gateway.SendAsync(new SmsMessage("Hi", "+996550123456") { Id = "m1" });

        result.EnsureAccepted();
        result.Recipients[0].Gateway.Should().Be("parcel");
        second.Ledger.Should().ContainSingle().Which.RequestLine.Should().Be("POST /api2/send HTTP/1.1");
    }

    [Fact]
    public async Task What_the_first_may_have_taken_does_not()
    {
        await using var first = RawServer.Start(exchange => exchange.CloseAsync());
        await using var second = RawServer.Start(AcceptAsync);
        var gateway = Gateway(first.Address, second.Address);

        var result = await gateway.SendAsync(new SmsMessage("Hi", "+996550123456") { Id = "m1" });

        result.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        first.Ledger.Should().HaveCountGreaterThan(1, "it is submitted again where the id is known");
        second.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_second_may_have_taken_stays_there()
    {
        await using var second = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : AcceptAsync(exchange));
        var gateway = Gateway(RawServer.NobodyThere(), second.Address);

        (await gateway.SendAsync(new SmsMessage("Hi", "+996550123456") { Id = "m1" })).EnsureAccepted();

        second.Ledger.Should().HaveCount(2);
        second.Ledger[1].Body.Should().Be(second.Ledger[0].Body);
    }

    [Theory]
    [InlineData("BUSY")]
    [InlineData("MONEY")]
    [InlineData("NUMBER")]
    public async Task What_the_first_refused_does_not(string word)
    {
        await using var first = RawServer.Answering("!" + word);
        await using var second = RawServer.Start(AcceptAsync);
        var gateway = Gateway(first.Address, second.Address);

        var result = await gateway.SendAsync(new SmsMessage("Hi", "+996550123456") { Id = "m1" });

        result.Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        second.Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task A_first_that_stays_down_pauses_nothing_and_is_soon_passed_over()
    {
        await using var second = RawServer.Start(AcceptAsync);
        var gateway = Gateway(RawServer.NobodyThere(), second.Address);

        var results = await ((ISmsGateway)gateway).SendManyAsync(Streams.PackingTests.Messages(100).Select(message => message with { IsResubmission = false })).ToListAsync();

        results.Should().HaveCount(100).And.OnlyContain(result => result.AllAccepted);
        gateway.IsPaused.Should().BeFalse();
    }

    private static ParcelGateway Gateway(Uri first, Uri second)
        => new ParcelOptions { BaseAddress = first, Second = second, MaxMessages = 1 }.Create(clock: new ManualTimeProvider { PassesPauses = true });

    private static Task AcceptAsync(RawExchange exchange)
        => exchange.AnswerAsync(string.Join('\n', exchange.Request.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0] + " OK")));
}
