using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Streams;

/// <summary>Different messages in one request, where a provider takes them so.</summary>
public sealed class PackingTests
{
    [Fact]
    public async Task As_many_as_the_provider_takes_share_a_request()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "OK")));

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100 }, Messages(10));

        results.Should().HaveCount(10).And.OnlyContain(result => result.AllAccepted);
        server.Ledger.Select(LinesOf).Select(lines => lines.Length).Should().BeEquivalentTo([4, 4, 2]);
        results.Select(result => result.Recipients[0].ProviderMessageId).Should().BeEquivalentTo(server.Ledger.SelectMany(LinesOf).Select(IdOf));
    }

    [Fact]
    public async Task As_many_recipients_as_the_provider_takes_share_a_request()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "OK")));

        await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 5 }, Messages(4, recipients: 2));

        server.Ledger.Select(LinesOf).Select(lines => lines.Length).Should().Equal(4, 4);
    }

    [Fact]
    public async Task Nobody_waits_long_for_company()
    {
        var more = new TaskCompletionSource();
        await using var server = RawServer.Start(exchange =>
        {
            more.TrySetResult();
            return exchange.AnswerAsync(AnswerAll(exchange, "OK"));
        });

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100 }, WaitingAsync());

        results.Should().HaveCount(3);
        server.Ledger.Select(LinesOf).Select(lines => lines.Length).Should().Equal(2, 1);

        async IAsyncEnumerable<SmsMessage> WaitingAsync()
        {
            var messages = Messages(3).ToArray();
            yield return messages[0];
            yield return messages[1];
            await more.Task; // The third comes only when the first two have gone.
            yield return messages[2];
        }
    }

    [Fact]
    public async Task One_poisoned_message_does_not_refuse_its_neighbors()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(
            !exchange.Request.Body.Contains("text 2", StringComparison.Ordinal) ? AnswerAll(exchange, "OK") : "!TEXT"));

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100 }, Messages(4));

        results.OrderBy(result => result.MessageId).Select(result => result.Recipients[0].Outcome)
            .Should().Equal(SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Rejected, SmsOutcome.Accepted);
        server.Ledger.Select(LinesOf).Select(lines => lines.Length).Should().Equal(4, 1, 1, 1, 1);
    }

    [Fact]
    public async Task What_the_account_is_refused_for_is_not_repeated_message_by_message()
    {
        await using var server = RawServer.Answering("!MONEY");

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100 }, Messages(4));

        results.Should().OnlyContain(result => result.Recipients[0].Error!.Code == SmsErrorCode.InsufficientFunds);
        server.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task Only_what_is_open_is_submitted_again_and_under_the_same_ids()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(exchange.Number is 1
            ? string.Join('\n', LinesOf(exchange.Request).Select(IdOf).Select((id, i) => i switch { 0 => $"{id} OK", 1 => $"{id} NUMBER", 2 => $"{id} BUSY", _ => "" }))
            : AnswerAll(exchange, exchange.Number is 2 ? "DUPLICATE" : "OK")));

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100, QuietPeriod = TimeSpan.FromMilliseconds(50) }, Messages(4));

        var first = LinesOf(server.Ledger[0]);
        LinesOf(server.Ledger[1]).Should().Equal([first[2], first[3]], "one was busy, and of the other the answer said nothing");
        results.OrderBy(result => result.MessageId).Select(result => (result.Recipients[0].Outcome, result.Recipients[0].Evidence)).Should().Equal(
            (SmsOutcome.Accepted, SmsEvidence.Response),
            (SmsOutcome.Rejected, SmsEvidence.None),
            (SmsOutcome.Unknown, SmsEvidence.None), // It was refused at first: a duplicate then is somebody else's.
            (SmsOutcome.Accepted, SmsEvidence.DuplicateRefusal));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_identical_request()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(AnswerAll(exchange, "DUPLICATE")));

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100, QuietPeriod = TimeSpan.FromMilliseconds(50) }, Messages(3, recipients: 2));

        results.Should().OnlyContain(result => result.AllAccepted);
        results.SelectMany(result => result.Recipients).Should().OnlyContain(row => row.Evidence == SmsEvidence.DuplicateRefusal && row.ProviderMessageId != null);
        server.Ledger.Should().HaveCount(2);
        server.Ledger[1].Body.Should().Be(server.Ledger[0].Body);
    }

    [Fact]
    public async Task A_duplicate_at_first_is_unknown()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "DUPLICATE")));

        var results = await SendAsync(new() { BaseAddress = server.Address }, Messages(1));

        results[0].Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        results[0].Recipients[0].Error!.Code.Should().Be(SmsErrorCode.DuplicateId);
    }

    [Fact]
    public async Task What_an_earlier_run_may_have_sent_goes_alone()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "OK")));

        await SendAsync(new() { BaseAddress = server.Address, MaxRecipientsPerRequest = 100 }, Messages(3).Select((message, i) => message with { IsResubmission = i is 1 }).ToAsyncEnumerable());

        server.Ledger.Select(LinesOf).Select(lines => lines.Length).Should().BeEquivalentTo([1, 2]);
    }

    [Fact]
    public async Task A_mistake_of_the_adapter_costs_one_message_and_hangs_nothing()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "OK")));

        var results = await SendAsync(
            new() { BaseAddress = server.Address, MaxMessages = 1, MaxConcurrentRequests = 1 }, Messages(5).Select((message, i) => i is 2 ? message with { Id = "broken" } : message));

        results.Should().HaveCount(5);
        results.Single(result => result.MessageId is "broken").Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);
        results.Count(result => result.AllAccepted).Should().Be(4);
    }

    [Fact]
    public async Task A_full_window_does_not_wait_for_what_is_packed()
    {
        await using var server = RawServer.Start(exchange => exchange.AnswerAsync(AnswerAll(exchange, "OK")));

        var results = await SendAsync(new() { BaseAddress = server.Address, MaxMessages = 1000, MaxRecipientsPerRequest = 10_000, MaxConcurrentRequests = 1 }, Messages(5000));

        results.Should().HaveCount(5000);
        server.Ledger.Count.Should().BeLessThan(30);
    }

    internal static IEnumerable<SmsMessage> Messages(int count, int recipients = 1)
        => Enumerable.Range(0, count).Select(i => new SmsMessage($"text {i}", Enumerable.Range(0, recipients).Select(j => $"+9965501{i % 1000:D3}{j:D3}")) { Id = $"m{i:D4}" });

    private static string[] LinesOf(RawRequest request) => request.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string IdOf(string line) => line.Split(' ')[0];

    private static string AnswerAll(RawExchange exchange, string word) => string.Join('\n', LinesOf(exchange.Request).Select(line => $"{IdOf(line)} {word}"));

    private static Task<List<SmsSendResult>> SendAsync(ParcelOptions options, IEnumerable<SmsMessage> messages) => SendAsync(options, messages.ToAsyncEnumerable());

    private static async Task<List<SmsSendResult>> SendAsync(ParcelOptions options, IAsyncEnumerable<SmsMessage> messages)
        => await ((ISmsGateway)options.Create()).SendManyAsync(messages).ToListAsync();
}
