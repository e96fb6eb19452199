namespace SmsGateways.Tests.Vocabulary;

/// <summary>What the interface and its small helpers do by themselves, without any provider.</summary>
public sealed class GatewayContractTests
{
    private interface IFeature;

    [Fact]
    public async Task Many_messages_go_one_by_one_in_order_and_are_read_as_they_are_needed()
    {
        var gateway = new Recorder();
        var read = 0;

        await foreach (var result in gateway.SendManyAsync(Messages()))
        {
            result.MessageId.Should().Be($"m{gateway.Sent.Count}");
            read.Should().Be(gateway.Sent.Count);
        }

        gateway.Sent.Should().Equal("m1", "m2", "m3");

        IEnumerable<SmsMessage> Messages()
        {
            for (read = 1; read <= 3; read++)
            {
                yield return new("Hi", "+996550123456") { Id = $"m{read}" };
            }
        }
    }

    [Fact]
    public async Task A_second_reading_does_not_send_again()
    {
        var gateway = new Recorder();
        var results = gateway.SendManyAsync([new("Hi", "+996550123456") { Id = "m1" }]);

        (await results.ToListAsync()).Should().HaveCount(1);
        await FluentActions.Awaiting(async () => await results.ToListAsync()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*once*");

        gateway.Sent.Should().Equal("m1");
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_results_are_read()
    {
        var gateway = new Recorder();

        var results = gateway.SendManyAsync([new("Hi", "+996550123456") { Id = "m1" }]);

        gateway.Sent.Should().BeEmpty();
        await results.FirstAsync();
        gateway.Sent.Should().Equal("m1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_the_reading(bool byEnumerator)
    {
        var gateway = new Recorder();
        using var source = new CancellationTokenSource();
        var results = gateway.SendManyAsync(Endless(), byEnumerator ? default : source.Token).WithCancellation(byEnumerator ? source.Token : default);

        await FluentActions.Awaiting(async () =>
        {
            await foreach (var _ in results)
            {
                await source.CancelAsync();
            }
        }).Should().ThrowAsync<OperationCanceledException>();

        gateway.Sent.Should().HaveCount(1);

        static IEnumerable<SmsMessage> Endless()
        {
            while (true)
            {
                yield return new("Hi", "+996550123456") { Id = "m" };
            }
        }
    }

    [Fact]
    public void Null_arguments_are_refused_at_once()
    {
        ISmsGateway gateway = new Recorder();
        var mistakes = new Action[]
        {
            () => gateway.SendManyAsync((IAsyncEnumerable<SmsMessage>)null!),
            () => gateway.SendManyAsync((IEnumerable<SmsMessage>)null!),
            () => ((ISmsGateway)null!).SendManyAsync(Array.Empty<SmsMessage>()),
            () => gateway.GetService(null!),
            () => ((ISmsGateway)null!).GetService<IFeature>(),
            () => _ = new Decorator(null!),
            () => new Decorator(gateway).GetService(null!),
        };

        mistakes.Should().AllSatisfy(static mistake => mistake.Should().Throw<ArgumentNullException>());
    }

    [Fact]
    public void A_feature_is_found_through_decorators_and_a_missing_one_is_named()
    {
        ISmsGateway plain = new Recorder();
        ISmsGateway decorated = new Decorator(new Featured());

        plain.GetService<IFeature>().Should().BeNull();
        plain.GetService<ISmsGateway>().Should().BeSameAs(plain);
        decorated.GetService<IFeature>().Should().BeOfType<Featured>();
        decorated.GetService<ISmsGateway>().Should().BeSameAs(decorated);
        decorated.GetService<Decorator>().Should().BeSameAs(decorated);
        decorated.GetRequiredService<IFeature>().Should().BeOfType<Featured>();
        FluentActions.Invoking(() => plain.GetRequiredService<IFeature>()).Should().Throw<NotSupportedException>().WithMessage("The gateway 'recorder' has no IFeature.");
    }

    [Fact]
    public async Task A_decorator_passes_everything_on()
    {
        var inner = new Recorder();
        ISmsGateway decorator = new Decorator(inner);
        var message = new SmsMessage("Hi", "+996550123456") { Id = "m1" };

        decorator.Name.Should().Be("recorder");
        (await decorator.SendAsync(message)).MessageId.Should().Be("m1");
        (await decorator.SendManyAsync([message]).ToListAsync()).Should().HaveCount(1);

        inner.Sent.Should().Equal("m1", "m1");
    }

    private class Recorder : ISmsGateway
    {
        public List<string> Sent { get; } = [];

        public string Name => "recorder";

        public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sent.Add(message.Id!);
            return Task.FromResult(new SmsSendResult { Message = message, MessageId = message.Id! });
        }
    }

    private sealed class Featured : Recorder, IFeature;

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner);
}
