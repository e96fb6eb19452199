using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>Many messages through several gateways: one result a message, whatever the gateways do.</summary>
public sealed class CompositeStreamTests
{
    private static readonly string[] Countries = ["996", "995", "7"];

    [Fact]
    public async Task A_routing_joins_what_it_split()
    {
        var gateway = Composite.Of(
            static sms => sms.AddRouting("it", static r => r.Prefix("996", "a").Prefix("995", "b")),
            StreamingGateway.Packing("a", 7),
            StreamingGateway.Packing("b", 5));
        var messages = Messages(100, static i => Enumerable.Range(0, 1 + (i % 4)).Select(n => $"+{Countries[(i + n) % 3]}55000000{n}")).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.SelectMany(static result => result.Recipients).Should().OnlyContain(static row => row.Gateway == (row.To.ToString()[3] == '6' ? "a" : row.To.ToString()[3] == '5' && row.To.ToString()[1] == '9' ? "b" : "it"));
        results.Should().OnlyContain(static result => result.Message!.Trail == null);
    }

    [Fact]
    public async Task A_failover_feeds_what_goes_on_into_the_next_stream()
    {
        var gateway = Composite.Of(
            static sms => sms.AddFailover("it", "a", "b", "c"),
            StreamingGateway.Packing("a", 10, static to => ScriptedGateway.Row("a", to, to.ToString()[^1] is '0' ? SmsOutcome.Accepted : SmsOutcome.NotSent)),
            StreamingGateway.Packing("b", 1000, static to => ScriptedGateway.Row("b", to, to.ToString()[^1] is '1' ? SmsOutcome.Unknown : SmsOutcome.NotSent)),
            ScriptedGateway.Accepting("c"));
        var messages = Messages(500, static _ => ["+996550000000", "+996550000001", "+996550000002"]).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.Should().OnlyContain(static result => result.Recipients.Select(static row => row.Gateway).SequenceEqual(new[] { "a", "b", "c" }));
    }

    [Fact]
    public async Task A_round_robin_chooses_as_it_does_for_one_message()
    {
        var gateway = Composite.RoundRobin(ScriptedGateway.Accepting("a"), ScriptedGateway.Accepting("b"));
        var messages = Messages(200).ToList();

        foreach (var result in await gateway.SendManyAsync(messages).ToListAsync())
        {
            (await gateway.SendAsync(result.Message!)).Recipients[0].Gateway.Should().Be(result.Recipients[0].Gateway);
        }
    }

    [Fact]
    public async Task Gateways_that_wait_for_all_messages_do_not_stand_still_and_nest()
    {
        var gateway = Composite.Of(
            static sms =>
            {
                sms.AddFailover("it", "routing", "last");
                sms.AddRouting("routing", static r => r.Prefix("996", "robin").Prefix("995", "all"));
                sms.AddRoundRobin("robin", "all", "none");
            },
            StreamingGateway.Packing("all", int.MaxValue),
            StreamingGateway.Packing("none", int.MaxValue, static to => ScriptedGateway.Row("none", to, SmsOutcome.NotSent)),
            StreamingGateway.Packing("last", int.MaxValue));
        var messages = Messages(1000, static i => [$"+{Countries[i % 3]}550000001", "+996550000002"]).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.Should().OnlyContain(static result => result.AllAccepted);
    }

    [Fact]
    public async Task Reading_runs_ahead_of_a_busy_gateway_only_so_far()
    {
        var busy = new TaskCompletionSource();
        var read = 0;
        var gateway = Composite.Failover(new ScriptedGateway("a", async (message, token) =>
        {
            await busy.Task.WaitAsync(TimeSpan.FromSeconds(60), token);
            return ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted));
        }));

        await using var results = gateway.SendManyAsync(Counted()).GetAsyncEnumerator();
        var first = results.MoveNextAsync();
        await EventuallyAsync(() => Volatile.Read(ref read) >= 100);
        await Task.Delay(50);
        Volatile.Read(ref read).Should().BeLessThan(200);

        busy.SetResult();
        (await first).Should().BeTrue();

        IEnumerable<SmsMessage> Counted()
        {
            foreach (var message in Messages(int.MaxValue))
            {
                Interlocked.Increment(ref read);
                yield return message;
            }
        }
    }

    [Fact]
    public async Task A_deadline_begins_when_a_gateway_takes_the_message_and_not_while_it_waits()
    {
        var clock = new ManualTimeProvider();
        var child = new ScriptedGateway("a", (message, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return Task.FromResult(ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted)));
        });

        await Composite.Of(clock, static sms => sms.AddFailover("it", "a"), child).SendManyAsync(Messages(5)).ToListAsync();

        child.Given.Should().OnlyContain(static message => message.Deadline == TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_resubmission_is_answered_and_not_sent()
    {
        var child = ScriptedGateway.Accepting("a");

        var results = await Composite.Failover(child).SendManyAsync(Messages(3).Select(static message => message with { IsResubmission = true })).ToListAsync();

        child.Given.Should().BeEmpty();
        results.Should().HaveCount(3).And.OnlyContain(static result => result.Recipients[0].Outcome == SmsOutcome.Unknown);
    }

    [Fact]
    public async Task Messages_without_an_id_and_equal_ones_have_a_result_each()
    {
        var gateway = Composite.Failover(ScriptedGateway.Saying("a", SmsOutcome.NotSent), ScriptedGateway.Accepting("b"));
        var message = Composite.Message();

        var results = await gateway.SendManyAsync([message, message with { Id = null }, message, message with { Id = null }]).ToListAsync();

        results.Should().HaveCount(4).And.OnlyContain(static result => result.AllAccepted);
        results.Select(static result => result.MessageId).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public async Task A_gateway_that_makes_its_own_messages_is_understood()
    {
        var own = new ScriptedGateway("a", static (message, _) => Task.FromResult(new SmsSendResult
        {
            MessageId = message.Id!,
            Recipients = [.. message.To.Select(static to => new SmsRecipientResult(to, SmsOutcome.Accepted))],
        }));
        var messages = Messages(20).ToList();

        var results = await Composite.Failover(own).SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.Should().OnlyContain(static result => result.AllAccepted && result.Recipients[0].Gateway == "a");
    }

    [Fact]
    public async Task What_a_broken_stream_took_and_did_not_answer_is_unknown_and_the_rest_is_sent()
    {
        var runs = 0;
        var gateway = Composite.Failover(new StreamingGateway("a", BreakAsync), ScriptedGateway.Accepting("b"));
        var messages = Messages(30).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.Count(static result => result.Recipients[0].Outcome is SmsOutcome.Unknown).Should().Be(7);
        results.Should().OnlyContain(static result => result.Recipients[0].Gateway == "a");
        runs.Should().Be(4);

        // Takes 8 messages, answers one of them twice and another one wrongly, and 6 rightly; then it fails, or ends.
        async IAsyncEnumerable<SmsSendResult> BreakAsync(IAsyncEnumerable<SmsMessage> source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            runs++;
            var taken = 0;
            await foreach (var message in source.WithCancellation(cancellationToken))
            {
                taken++;
                if (taken is 1)
                {
                    yield return null!;
                    yield return new() { MessageId = "foreign" };
                    yield return new() { Message = message, MessageId = message.Id! };
                    yield return ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted));
                }
                else if (taken is 8)
                {
                    if (runs is 1)
                    {
                        throw new InvalidOperationException("secret");
                    }

                    yield break;
                }
                else
                {
                    yield return ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted));
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_takes_nothing_has_not_sent(bool throws)
    {
        var gateway = Composite.Failover(
            new StreamingGateway("a", (_, _) => throws ? throw new InvalidOperationException("secret") : AsyncEnumerable.Empty<SmsSendResult>()), ScriptedGateway.Accepting("b"));
        var messages = Messages(300).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        AssertOneEach(messages, results);
        results.Should().OnlyContain(static result => result.Recipients[0].Gateway == "b");
    }

    internal static IEnumerable<SmsMessage> Messages(int count, Func<int, IEnumerable<string>>? to = null)
        => Enumerable.Range(1, count).Select(i => new SmsMessage("Hi", to is null ? ["+996550000001"] : to(i)) { Id = $"m{i}" });

    internal static void AssertOneEach(IReadOnlyList<SmsMessage> messages, IReadOnlyList<SmsSendResult> results)
    {
        results.Select(static result => result.Message!).OrderBy(static message => message.Id).Should().Equal(messages.OrderBy(static message => message.Id));
        results.Should().OnlyContain(static result => result.MessageId == result.Message!.Id && result.Recipients.Select(row => row.To).SequenceEqual(result.Message.To));
    }

    internal static async Task EventuallyAsync(Func<bool> condition)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(5, giveUp.Token);
        }
    }
}
