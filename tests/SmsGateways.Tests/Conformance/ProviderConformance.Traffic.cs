using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>What arrives, how often, and in how many requests.</summary>
public abstract partial class ProviderConformance
{
    public static TheoryData<string> Texts =>
    [
        "Latin 123",
        "& < > \" ' % + # = ? / ; : @ $",
        "]]> <![CDATA[x]]> <!-- --> &amp; &#65; %41 <?xml?>",
        "Ваш код 493028: «никому» — № 5",
        "Кыргызча: ө ү ң Ө Ү Ң",
        "გამარჯობა, თქვენი კოდია 4930",
        "আপনার কোড ৪৯৩০",
        "Emoji 😀 👨‍👩‍👧‍👦 🇰🇬",
        "Đorđe, čćžš ČĆŽŠ",
        "two\nlines\n\nand more",
        " blanks around ",
        "{\"json\": [\"\\u0041\", 'x']}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_character_arrives_unchanged(string text)
    {
        await using var simulator = await side.StartSimulatorAsync();
        await using var gateway = Start(simulator.Address);

        var result = await gateway.SendAsync(new SmsMessage(text, Phone));

        result.AllAccepted.Should().BeTrue($"{result.Recipients[0].Error} is no reason");
        simulator.Accepted.Should().Equal(new WireSms(Phone[1..], text));
        result.Recipients[0].PredictedParts.Should().Be(SmsEncoder.Measure(text).Parts);
    }

    [Fact]
    public async Task Many_at_once_arrive_once_each()
    {
        await using var simulator = await side.StartSimulatorAsync();
        await using var gateway = Start(simulator.Address);

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => gateway.SendAsync(new SmsMessage($"Code {i}", NumberOf(i)))));

        results.Should().OnlyContain(result => result.AllAccepted);
        simulator.Accepted.OrderBy(sms => sms.To, StringComparer.Ordinal).Should().Equal(Enumerable.Range(0, 200).Select(i => new WireSms(DigitsOf(i), $"Code {i}")));
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        const int Allowed = 3;
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(async exchange =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            if (count is Allowed)
            {
                full.TrySetResult();
            }

            await full.Task; // Until there are as many as there may be, however slowly they come; and then for a while, in which one too many would.
            await Task.Delay(20, exchange.Stopping);
            Interlocked.Decrement(ref now);
            await AcceptAsync(exchange);
        });
        await using var gateway = Start(server.Address, options => options.MaxConcurrentRequests = Allowed);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => gateway.SendAsync(new SmsMessage($"Code {i}", NumberOf(i)))));

        most.Should().Be(Allowed);
    }

    [Fact]
    public async Task Many_different_messages_share_requests_where_the_provider_allows_it()
    {
        const int Count = 2000;
        await using var server = Accepting();
        await using var gateway = Start(server.Address);
        var results = new List<SmsSendResult>();

        await foreach (var result in gateway.Sms.SendManyAsync(Enumerable.Range(0, Count).Select(i => new SmsMessage($"Dear client {i} & Co", NumberOf(i)) { Id = $"m{i}" })))
        {
            results.Add(result);
        }

        results.Should().OnlyContain(result => result.AllAccepted);
        results.Select(result => result.Recipients[0].To.ToString()).Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(0, Count).Select(NumberOf));
        server.Ledger.SelectMany(side.Read).OrderBy(sms => sms.To, StringComparer.Ordinal).Should().Equal(Enumerable.Range(0, Count).Select(i => new WireSms(DigitsOf(i), $"Dear client {i} & Co")));
        server.Ledger.Count.Should().BeLessThanOrEqualTo(side.MessagesPerRequest > 1 ? Count / 50 : Count);
    }

    [Fact]
    public async Task An_id_stands_for_one_message_where_the_provider_recognizes_it()
    {
        await using var simulator = await side.StartSimulatorAsync();
        await using var gateway = Start(simulator.Address);
        var message = Message(2).Once();

        (await gateway.SendAsync(message)).EnsureAccepted();
        var again = await gateway.SendAsync(message);
        var other = await gateway.SendAsync(message with { Id = "order-4712" });

        // Where no id is sure to be recognized, a second call is a second message; the journal is what prevents it.
        simulator.Accepted.Count().Should().BeInRange(4, side.RecognizesIds ? 4 : 6);
        again.Recipients.Should().OnlyContain(row => row.Outcome == SmsOutcome.Accepted || (row.Outcome == SmsOutcome.Unknown && row.Error!.Code == SmsErrorCode.DuplicateId));
        other.AllAccepted.Should().BeTrue();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
