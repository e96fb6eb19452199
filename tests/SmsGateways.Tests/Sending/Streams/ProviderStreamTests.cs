using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Streams;

/// <summary>A stream of messages through one provider, and everything that may end it early.</summary>
public sealed class ProviderStreamTests
{
    private const string Accepted = "<response><status>0</status></response>";

    [Fact]
    public async Task Each_message_has_one_result_and_no_more_requests_are_under_way_than_allowed()
    {
        var (underWay, most) = (0, 0);
        await using var server = RawServer.Start(async exchange =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Delay(5, exchange.Stopping);
            Interlocked.Decrement(ref underWay);
            await exchange.AnswerAsync(Accepted);
        });
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 3);

        var results = await gateway.Gateway.SendManyAsync(PackingTests.Messages(100)).ToListAsync();

        results.Select(result => result.MessageId).Should().BeEquivalentTo(PackingTests.Messages(100).Select(message => message.Id));
        results.Should().OnlyContain(result => result.AllAccepted);
        server.Ledger.Should().HaveCount(100);
        most.Should().BeInRange(1, 3);
    }

    [Fact]
    public async Task Results_come_as_they_are_known()
    {
        var others = new TaskCompletionSource();
        await using var server = RawServer.Start(async exchange =>
        {
            if (exchange.Request.Body.Contains("text 0", StringComparison.Ordinal))
            {
                await others.Task;
            }

            await exchange.AnswerAsync(Accepted);
        });
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 2);

        var order = new List<string>();
        await foreach (var result in gateway.Gateway.SendManyAsync(PackingTests.Messages(10)))
        {
            order.Add(result.MessageId);
            if (order.Count is 9)
            {
                others.SetResult();
            }
        }

        order.Should().HaveCount(10).And.EndWith("m0000");
    }

    [Fact]
    public async Task What_waits_for_its_quiet_period_does_not_keep_the_next_from_beginning()
    {
        await using var server = RawServer.Start(exchange => exchange.Number is 1 ? exchange.CloseAsync() : exchange.AnswerAsync(Accepted));
        var clock = new ManualTimeProvider();
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => (options.MaxConcurrentRequests, options.Deadline) = (1, TimeSpan.FromHours(1)), clock: clock);

        var order = new List<string>();
        await foreach (var result in gateway.Gateway.SendManyAsync(PackingTests.Messages(20)))
        {
            order.Add(result.MessageId);
            if (order.Count is 19)
            {
                await clock.PassPauseAsync(Patience.Quiet); // All others are through, however long they took.
            }
        }

        order.Should().HaveCount(20).And.EndWith("m0000");
        server.Ledger.Should().HaveCount(21);
    }

    [Fact]
    public async Task A_caller_who_is_slow_to_take_results_slows_the_reading()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 1);
        var read = 0;

        await foreach (var result in gateway.Gateway.SendManyAsync(PackingTests.Messages(1000).Select(message => { read++; return message; })))
        {
            await Task.Delay(500);
            break;
        }

        read.Should().BeLessThan(200);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_after_the_results_of_what_was_read()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var mistake = new InvalidDataException("row 5");
        var results = new List<SmsSendResult>();

        var reading = () => ReadAsync(gateway.Gateway.SendManyAsync(Failing()), results);

        (await reading.Should().ThrowAsync<InvalidDataException>()).Which.Should().BeSameAs(mistake);
        results.Should().HaveCount(5).And.OnlyContain(result => result.AllAccepted);
        server.Ledger.Should().HaveCount(5);

        IEnumerable<SmsMessage> Failing() => PackingTests.Messages(10).Select((message, i) => i < 5 ? message : throw mistake);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_is_none_ends_the_stream_like_a_source_that_fails(bool isNull)
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var results = new List<SmsSendResult>();

        var reading = () => ReadAsync(
            gateway.Gateway.SendManyAsync(PackingTests.Messages(10).Select((message, i) => i is not 3 ? message : isNull ? null! : new SmsMessage("to nobody"))),
            results);

        await reading.Should().ThrowAsync<ArgumentException>();
        results.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_refused_message_has_its_result_among_the_others()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address);

        var results = await gateway.Gateway
            .SendManyAsync(PackingTests.Messages(5).Select((message, i) => i is 2 ? message with { From = "a sender that is too long" } : message))
            .ToListAsync();

        results.Should().HaveCount(5).And.ContainSingle(result => result.Recipients[0].Outcome == SmsOutcome.Rejected).Which.MessageId.Should().Be("m0002");
        server.Ledger.Should().HaveCount(4);
    }

    [Fact]
    public async Task Canceled_finishes_what_is_under_way_and_hands_out_its_results()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Canceling(canceling, number: 3, Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 1);
        var read = 0;
        var results = new List<SmsSendResult>();

        var reading = () => ReadAsync(
            gateway.Gateway.SendManyAsync(PackingTests.Messages(1000).Select(message => { read++; return message; }), canceling.Token),
            results);

        (await reading.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(canceling.Token);
        server.Ledger.Should().HaveCount(3);
        results.Should().HaveCount(read).And.HaveCountLessThan(10);
        results.Count(result => result.AllAccepted).Should().Be(3);
        results.Where(result => !result.AllAccepted).All(result => result.Recipients[0].Outcome is SmsOutcome.NotSent).Should().BeTrue();
    }

    [Fact]
    public async Task Canceled_by_the_token_of_the_enumeration_too()
    {
        using var canceling = new CancellationTokenSource();
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address);

        var reading = async () =>
        {
            await foreach (var result in gateway.Gateway.SendManyAsync(PackingTests.Messages(100_000)).WithCancellation(canceling.Token))
            {
                await canceling.CancelAsync();
            }
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
        server.Ledger.Count.Should().BeLessThan(5000);
    }

    [Fact]
    public async Task Broken_off_it_finishes_what_is_under_way_and_lets_go_of_the_source()
    {
        var (begun, answered) = (0, 0);
        await using var server = RawServer.Start(async exchange =>
        {
            Interlocked.Increment(ref begun);
            await Task.Delay(exchange.Number is 1 ? 0 : 100, exchange.Stopping);
            Interlocked.Increment(ref answered); // Before the answer: who has read it may look at the count at once.
            await exchange.AnswerAsync(Accepted);
        });
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxConcurrentRequests = 4);
        var isDisposed = false;

        await foreach (var result in gateway.Gateway.SendManyAsync(Endless()))
        {
            break;
        }

        isDisposed.Should().BeTrue();
        var ledger = server.Ledger.Count;
        answered.Should().Be(begun).And.Be(ledger, "nothing is left behind");
        await Task.Delay(200);
        server.Ledger.Count.Should().Be(ledger);

        async IAsyncEnumerable<SmsMessage> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    await Task.Yield();
                    yield return new SmsMessage("Hi", "+996550123456") { Id = $"e{i}" };
                }
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Fact]
    public async Task The_results_can_be_read_once()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address);
        var results = gateway.Gateway.SendManyAsync(PackingTests.Messages(2));
        await results.ToListAsync();

        var again = async () => await results.ToListAsync();

        await again.Should().ThrowAsync<InvalidOperationException>();
        server.Ledger.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_message_to_many_has_one_result_from_many_requests()
    {
        await using var server = RawServer.Answering(Accepted);
        await using var gateway = TestGateway.SmsPro(server.Address, configure: options => options.MaxRecipientsPerRequest = 2);

        var results = await gateway.Gateway.SendManyAsync(PackingTests.Messages(3, recipients: 5)).ToListAsync();

        results.Should().HaveCount(3).And.OnlyContain(result => result.AllAccepted && result.Recipients.Count == 5);
        server.Ledger.Should().HaveCount(9);
    }

    private static async Task ReadAsync(IAsyncEnumerable<SmsSendResult> source, List<SmsSendResult> results)
    {
        await foreach (var result in source)
        {
            results.Add(result);
        }
    }
}
