using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SmsGateways.Tests.Sending.Composites;

/// <summary>How a stream ends: what has begun is finished, and nothing else begins.</summary>
public sealed class CompositeStreamEndTests
{
    private readonly ScriptedGateway _next = ScriptedGateway.Accepting("next");

    [Fact]
    public async Task Nothing_is_read_before_the_results_are_and_they_can_be_read_once()
    {
        var read = 0;
        var results = Composite.Failover(_next).SendManyAsync(CompositeStreamTests.Messages(3).Select(message =>
        {
            read++;
            return message;
        }));

        read.Should().Be(0);
        (await results.ToListAsync()).Should().HaveCount(3);
        await FluentActions.Awaiting(async () => await results.ToListAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*once*");
        _next.Given.Should().HaveCount(3);
    }

    [Fact]
    public void Null_is_refused_at_once()
        => Composite.Failover(_next).Invoking(static gateway => gateway.SendManyAsync((IAsyncEnumerable<SmsMessage>)null!)).Should().Throw<ArgumentNullException>();

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    [InlineData("nobody")]
    public async Task A_source_that_fails_ends_the_stream_after_what_was_read(string how)
    {
        var gateway = Composite.Failover(ScriptedGateway.Saying("a", SmsOutcome.NotSent), _next);
        var results = new List<SmsSendResult>();

        var exception = (await FluentActions.Awaiting(async () =>
        {
            await foreach (var result in gateway.SendManyAsync(Source()))
            {
                results.Add(result);
            }
        }).Should().ThrowAsync<Exception>()).Which;

        exception.Should().Match(e => how == "throws" ? e is FormatException : e is ArgumentException);
        results.Should().HaveCount(40).And.OnlyContain(static result => result.AllAccepted);

        IEnumerable<SmsMessage> Source()
        {
            foreach (var message in CompositeStreamTests.Messages(40))
            {
                yield return message;
            }

            yield return how switch
            {
                "throws" => throw new FormatException("mine"),
                "null" => null!,
                _ => new("Hi"),
            };
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_finishes_what_has_begun_and_tells_it(bool byEnumerator)
    {
        using var source = new CancellationTokenSource();
        var gateway = Composite.Failover(
            new ScriptedGateway("a", (message, token) =>
            {
                if (message.Id is "m3")
                {
                    source.Cancel();
                    throw new SmsSendCanceledException(ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Rejected, scope: SmsErrorScope.Gateway)), token);
                }

                return Task.FromResult(ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted)));
            }),
            _next);
        var results = new List<SmsSendResult>();

        var exception = (await FluentActions.Awaiting(async () =>
        {
            await foreach (var result in gateway.SendManyAsync(CompositeStreamTests.Messages(int.MaxValue), byEnumerator ? default : source.Token).WithCancellation(byEnumerator ? source.Token : default))
            {
                results.Add(result);
            }
        }).Should().ThrowAsync<OperationCanceledException>()).Which;

        exception.CancellationToken.IsCancellationRequested.Should().BeTrue();
        _next.Given.Should().BeEmpty("no other gateway begins");
        var outcomes = results.ToDictionary(static result => result.MessageId, static result => result.Recipients[0].Outcome);
        new[] { "m1", "m2", "m3" }.Select(id => outcomes[id]).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Rejected);
        results.Where(static result => result.MessageId is not ("m1" or "m2" or "m3")).Should().OnlyContain(static result => result.Recipients[0].Outcome == SmsOutcome.NotSent && result.Recipients[0].Error!.Code == SmsErrorCode.Canceled);
    }

    [Fact]
    public async Task A_result_in_the_cancellation_of_a_gateways_stream_is_told_first()
    {
        using var source = new CancellationTokenSource();
        var gateway = Composite.Failover(new StreamingGateway("a", CancelAsync));
        var results = new List<SmsSendResult>();

        await FluentActions.Awaiting(async () =>
        {
            await foreach (var result in gateway.SendManyAsync(CompositeStreamTests.Messages(2), source.Token))
            {
                results.Add(result);
            }
        }).Should().ThrowAsync<OperationCanceledException>();

        results.OrderBy(static result => result.MessageId).Select(static result => result.Recipients[0].Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.NotSent);

        async IAsyncEnumerable<SmsSendResult> CancelAsync(IAsyncEnumerable<SmsMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var taken = await messages.Take(2).ToListAsync(CancellationToken.None);
            await source.CancelAsync();
            cancellationToken.IsCancellationRequested.Should().BeTrue();
            throw new SmsSendCanceledException(ScriptedGateway.Result(taken[0], static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted)), cancellationToken);
#pragma warning disable CS0162 // An iterator has a yield.
            yield break;
#pragma warning restore CS0162
        }
    }

    [Fact]
    public async Task Whoever_breaks_off_waits_for_what_has_begun_and_nothing_else_begins()
    {
        var finished = 0;
        var isDisposed = false;
        var begun = new TaskCompletionSource();
        var child = new ScriptedGateway("a", async (message, token) =>
        {
            if (message.Id is "m2")
            {
                begun.SetResult();
                await UntilCanceledAsync(token);
                await Task.Delay(50, CancellationToken.None);
            }

            finished++;
            return ScriptedGateway.Result(message, static to => ScriptedGateway.Row("a", to, SmsOutcome.NotSent));
        });
        var gateway = Composite.Of(static sms => sms.AddRouting("it", static r => r.Otherwise("a")), child);

        await foreach (var _ in gateway.SendManyAsync(Source()))
        {
            await begun.Task;
            break;
        }

        finished.Should().Be(2);
        child.Given.Should().HaveCount(2);
        isDisposed.Should().BeTrue();

        IEnumerable<SmsMessage> Source()
        {
            try
            {
                foreach (var message in CompositeStreamTests.Messages(int.MaxValue))
                {
                    yield return message;
                }
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Fact]
    public async Task After_a_break_no_next_gateway_begins()
    {
        var begun = new TaskCompletionSource();
        var child = new ScriptedGateway("a", async (message, token) =>
        {
            if (message.Id is "m2")
            {
                begun.SetResult();
                await UntilCanceledAsync(token);
            }

            return ScriptedGateway.Result(message, to => ScriptedGateway.Row("a", to, message.Id is "m1" ? SmsOutcome.Accepted : SmsOutcome.NotSent));
        });

        await foreach (var _ in Composite.Failover(child, _next).SendManyAsync(CompositeStreamTests.Messages(50)))
        {
            await begun.Task;
            break;
        }

        child.Given.Should().HaveCount(2);
        _next.Given.Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_does_not_listen_is_left_behind()
    {
        var waiting = Channel.CreateUnbounded<SmsMessage>();
        await waiting.Writer.WriteAsync(Composite.Message());
        var gateway = Composite.Of(TimeProvider.System, static sms => sms.AddFailover("it", "next"), _next);

        await foreach (var result in gateway.SendManyAsync(Deaf()))
        {
            result.AllAccepted.Should().BeTrue();
            break;
        }

        await waiting.Writer.WriteAsync(Composite.Message());
        await CompositeStreamTests.EventuallyAsync(() => waiting.Reader.Count is 0);
        _next.Given.Should().HaveCount(1);

        async IAsyncEnumerable<SmsMessage> Deaf()
        {
            while (true)
            {
                yield return await waiting.Reader.ReadAsync(CancellationToken.None);
            }
        }
    }

    [Fact]
    public async Task A_gateway_that_reads_on_after_its_end_gets_nothing()
    {
        IAsyncEnumerator<SmsMessage>? kept = null;
        var late = 0;
        var gateway = Composite.Failover(new StreamingGateway("a", (messages, _) => OneAsync(messages)));
        var messages = CompositeStreamTests.Messages(10).ToList();

        var results = await gateway.SendManyAsync(messages).ToListAsync();

        CompositeStreamTests.AssertOneEach(messages, results);
        results.Should().OnlyContain(static result => result.AllAccepted);
        late.Should().Be(0);

        async IAsyncEnumerable<SmsSendResult> OneAsync(IAsyncEnumerable<SmsMessage> source)
        {
            if (kept is not null && await kept.MoveNextAsync())
            {
                late++;
            }

            kept = source.GetAsyncEnumerator(CancellationToken.None);
            await kept.MoveNextAsync();
            yield return ScriptedGateway.Result(kept.Current, static to => ScriptedGateway.Row("a", to, SmsOutcome.Accepted));
        }
    }

    private static async Task UntilCanceledAsync(CancellationToken token)
        => await Task.Delay(Timeout.Infinite, token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
