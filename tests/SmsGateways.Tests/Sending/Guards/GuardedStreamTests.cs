using System.Threading.Channels;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>A stream through the guards has one result for each message, and ends as a stream without them does.</summary>
public sealed class GuardedStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_message_has_one_result_whether_it_was_sent_or_not()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        SmsMessage[] messages =
        [
            To("m1", Guarded.Far), To("m2", Guarded.One), To("m3", Guarded.Far, Guarded.Other, Guarded.One), To("m4", Guarded.Far, Guarded.One), To("m5", "+996550000000"),
        ];

        var results = await guarded.Gateway.SendManyAsync(messages).ToListAsync();

        results.Select(static result => result.MessageId).Should().BeEquivalentTo("m1", "m2", "m3", "m4", "m5");
        results.Should().AllSatisfy(result =>
        {
            result.Message.Should().Be(messages.Single(message => message.Id == result.MessageId));
            result.Message!.Trail.Should().BeNull();
            result.Recipients.Select(static row => row.To).Should().Equal(result.Message!.To);
        });
        Outcomes("m3").Should().Equal(SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.Rejected);
        Outcomes("m4").Should().Equal(SmsOutcome.Rejected, SmsOutcome.Rejected);
        guarded.Recorder.Sent.Select(static message => $"{message.Id} {message.To.Count}").Should().Equal("m2 1", "m3 1", "m5 1");

        IEnumerable<SmsOutcome> Outcomes(string id) => results.Single(result => result.MessageId == id).Recipients.Select(static row => row.Outcome);
    }

    [Fact]
    public async Task A_stream_of_refusals_is_read_as_its_results_are()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"]);
        var read = 0;
        var told = 0;

        await foreach (var result in guarded.Gateway.SendManyAsync(Messages()))
        {
            told++;
            read.Should().BeLessThanOrEqualTo(told + 3);
            result.Recipients[0].Outcome.Should().Be(SmsOutcome.Rejected);
        }

        told.Should().Be(20_000);
        guarded.Recorder.Sent.Should().BeEmpty();

        IEnumerable<SmsMessage> Messages()
        {
            for (; read < 20_000; read++)
            {
                yield return new("Hi", Guarded.Far);
            }
        }
    }

    [Fact]
    public async Task A_second_reading_is_an_error()
    {
        using var guarded = new Guarded(static o => o.MaxPartsPerHour = 10);
        var results = guarded.Gateway.SendManyAsync([To("m1", Guarded.One)]);

        (await results.ToListAsync()).Should().HaveCount(1);
        await FluentActions.Awaiting(async () => await results.ToListAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*once*");
        guarded.Recorder.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task What_was_not_sent_is_given_back()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1);
        guarded.Recorder.Outcome = static _ => SmsOutcome.NotSent;

        (await guarded.Gateway.SendManyAsync([To("m1", Guarded.One), To("m2", Guarded.One)]).ToListAsync())
            .Should().OnlyContain(static result => result.Recipients[0].Outcome == SmsOutcome.NotSent);

        guarded.Keys.Should().Be(0);
    }

    [Fact]
    public async Task When_the_source_breaks_what_is_known_comes_first()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"]);
        var results = new List<string>();

        var reading = async () =>
        {
            await foreach (var result in guarded.Gateway.SendManyAsync(Messages()))
            {
                results.Add(result.MessageId);
            }
        };

        await reading.Should().ThrowAsync<InvalidDataException>();
        results.Should().Equal("m1", "m2", "m3");

        static IEnumerable<SmsMessage> Messages()
        {
            yield return To("m1", Guarded.One);
            yield return To("m2", Guarded.Far);
            yield return To("m3", Guarded.Far);
            throw new InvalidDataException();
        }
    }

    [Fact]
    public async Task An_error_of_the_program_ends_the_stream_as_without_guards()
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"], static sms => sms.AddSmsPro("nikita", DependencyInjection.Gateways.Nikita));

        await FluentActions.Awaiting(async () => await guarded.Get("nikita").SendManyAsync([new("Hi")]).ToListAsync()).Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_a_stream_also_of_refusals(bool byEnumerator)
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"]);
        using var source = new CancellationTokenSource();
        var results = guarded.Gateway.SendManyAsync(Endless(), byEnumerator ? default : source.Token).WithCancellation(byEnumerator ? source.Token : default);

        await FluentActions.Awaiting(async () =>
        {
            await foreach (var _ in results)
            {
                await source.CancelAsync();
            }
        }).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_canceled_message_under_way_is_told_with_all_its_rows_and_what_was_not_begun_does_not_count()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        using var source = new CancellationTokenSource();
        guarded.Recorder.Sending = async (message, token) =>
        {
            await source.CancelAsync();
            throw new SmsSendCanceledException(guarded.Recorder.ResultOf(message), token);
        };
        var results = new List<SmsSendResult>();

        var reading = async () =>
        {
            await foreach (var result in guarded.Gateway.SendManyAsync([To("m1", Guarded.One, Guarded.Far), To("m2", Guarded.Other)], source.Token))
            {
                results.Add(result);
            }
        };

        var exception = (await reading.Should().ThrowAsync<SmsSendCanceledException>()).Which;
        results.Should().ContainSingle().Which.Recipients.Should().HaveCount(2);
        exception.Result.Should().Be(results[0]);
        guarded.Keys.Should().Be(1);
    }

    [Fact]
    public async Task Breaking_off_stops_the_reading_of_a_source_that_waits_and_finishes_what_is_under_way()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        var source = Channel.CreateUnbounded<SmsMessage>();
        await source.Writer.WriteAsync(To("m1", Guarded.Far));

        var breaking = async () =>
        {
            await foreach (var _ in guarded.Gateway.SendManyAsync(source.Reader.ReadAllAsync()))
            {
                break;
            }
        };
        await breaking().WaitAsync(Patience);

        await source.Writer.WriteAsync(To("m2", Guarded.One));
        source.Reader.Count.Should().Be(1, "nobody reads any more");
        guarded.Recorder.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task Breaking_off_while_a_message_is_under_way_waits_for_it_and_counts_it()
    {
        using var guarded = new Guarded(static o => (o.AllowedPrefixes, o.MaxMessagesPerRecipient) = (["996"], 1));
        var leaving = new TaskCompletionSource();
        guarded.Recorder.Sending = (_, _) => leaving.Task;

        var breaking = Task.Run(async () =>
        {
            await foreach (var _ in guarded.Gateway.SendManyAsync([To("m1", Guarded.Far), To("m2", Guarded.One), To("m3", Guarded.Other)]))
            {
                break;
            }
        });
        breaking.IsCompleted.Should().BeFalse();
        leaving.SetResult();
        await breaking.WaitAsync(Patience);

        guarded.Recorder.Sent.Should().ContainSingle();
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected);
        (await guarded.SendAsync(Guarded.Other)).Should().Be(SmsOutcome.Accepted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Results_that_come_out_of_order_find_their_messages(bool withMessage)
    {
        using var guarded = new Guarded(static o => o.AllowedPrefixes = ["996"], sms => sms.AddGateway("reversed", _ => new Reversed(new()) { WithMessage = withMessage }));
        SmsMessage[] messages = [To("m1", Guarded.One), To("m2", Guarded.Far, Guarded.One, Guarded.Other), To("m3", Guarded.Far), To("m4", Guarded.Other)];

        var results = await guarded.Get("reversed").SendManyAsync(messages).ToListAsync();

        results.Select(static result => result.MessageId).Should().BeEquivalentTo("m1", "m2", "m3", "m4");
        results.Should().AllSatisfy(result => result.Message.Should().Be(messages.Single(message => message.Id == result.MessageId)));
        results.Single(static result => result.MessageId == "m2").Recipients.Select(static row => row.Outcome).Should().Equal(SmsOutcome.Rejected, SmsOutcome.Accepted, SmsOutcome.Accepted);
    }

    [Fact]
    public async Task A_message_that_the_gateway_forgets_is_unknown_and_one_that_it_tells_twice_is_told_once()
    {
        using var guarded = new Guarded(static o => o.MaxMessagesPerRecipient = 1, sms => sms.AddGateway("careless", _ => new Reversed(new()) { Forgets = "m1", Repeats = "m2" }));

        var results = await guarded.Get("careless").SendManyAsync([To("m1", Guarded.One), To("m2", Guarded.Other)]).ToListAsync();

        results.Select(static result => $"{result.MessageId} {result.Recipients[0].Outcome}").Should().Equal("m2 Accepted", "m1 Unknown");
        (await guarded.SendAsync()).Should().Be(SmsOutcome.Rejected);
    }

    private static SmsMessage To(string id, params IEnumerable<string> to) => new("Hi", to) { Id = id };

    private static IEnumerable<SmsMessage> Endless()
    {
        while (true)
        {
            yield return new("Hi", Guarded.Far);
        }
    }

    /// <summary>Reads everything before it tells anything, the last first.</summary>
    private sealed class Reversed(Recorder recorder) : DelegatingSmsGateway(recorder)
    {
        public bool WithMessage { get; init; } = true;

        public string? Forgets { get; init; }

        public string? Repeats { get; init; }

        public override async IAsyncEnumerable<SmsSendResult> SendManyAsync(
            IAsyncEnumerable<SmsMessage> messages, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var message in (await messages.ToListAsync(cancellationToken)).AsEnumerable().Reverse().Where(message => message.Id != Forgets))
            {
                var result = recorder.ResultOf(message);
                result = WithMessage ? result : result with { Message = null };
                yield return result;
                if (message.Id == Repeats)
                {
                    yield return result;
                }
            }
        }
    }
}
