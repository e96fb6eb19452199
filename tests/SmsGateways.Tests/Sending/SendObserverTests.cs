using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Simulator;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Sending;

/// <summary>Who is told what leaves, and when.</summary>
public sealed class SendObserverTests
{
    [Fact]
    public async Task The_providers_id_is_told_before_the_first_byte_and_the_result_after_it()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        var observer = new Observer(simulator);
        await using var gateway = TestGateway.SmsPro(simulator.Nikita.BaseAddress, services: services => services.AddSingleton<ISmsSendObserver>(observer));

        await gateway.Gateway.SendAsync(new SmsMessage("Hello", Enumerable.Range(0, 51).Select(static i => $"+9965500000{i:00}")) { Id = "two requests" });

        var ids = simulator.Nikita.Messages.Select(static message => message.Id).Order().ToList();
        ids.Should().HaveCount(2);
        observer.Told.Take(2).Order().Should().Equal(ids.Select(static id => $"pro two requests {id}"), "before any request was accepted");
        observer.Told.Skip(2).Should().Equal("pro two requests: 51");
    }

    [Fact]
    public async Task Every_message_of_a_stream_is_told_and_what_is_refused_as_well()
    {
        await using var simulator = await SmsSimulator.StartAsync();
        var observer = new Observer(simulator);
        await using var gateway = TestGateway.SmsPro(simulator.Nikita.BaseAddress, services: services => services.AddSingleton<ISmsSendObserver>(observer));

        var messages = Enumerable.Range(0, 20).Select(static i => new SmsMessage(i is 7 ? "\0" : "Hello", "+996550123456") { Id = $"m{i}" });
        (await gateway.Gateway.SendManyAsync(messages).ToListAsync()).Should().HaveCount(20);

        observer.Told.Where(static line => line.EndsWith(": 1", StringComparison.Ordinal)).Should().HaveCount(20);
        observer.Told.Where(static line => !line.EndsWith(": 1", StringComparison.Ordinal)).Should().HaveCount(19, "what is refused never leaves");
    }

    [Fact]
    public async Task One_that_throws_is_logged_and_changes_nothing()
    {
        using var ears = new Eavesdropper();
        await using var simulator = await SmsSimulator.StartAsync();
        var observer = new Observer(simulator);
        await using var gateway = TestGateway.SmsPro(simulator.Nikita.BaseAddress, services: services => services
            .AddSingleton<ISmsSendObserver, ThrowingObserver>().AddSingleton<ISmsSendObserver>(observer).AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(ears)));

        (await gateway.Gateway.SendAsync(new SmsMessage("Hello", "+996550123456"))).AllAccepted.Should().BeTrue();

        observer.Told.Should().HaveCount(2);
        ears.Heard.Should().Contain(static line => line.StartsWith("The send observer ThrowingObserver threw InvalidOperationException", StringComparison.Ordinal));
    }

    private sealed class Observer(SmsSimulator simulator) : ISmsSendObserver
    {
        public ConcurrentQueue<string> Told { get; } = new();

        public void OnSending(string gateway, string messageId, string? providerMessageId)
        {
            simulator.Nikita.Messages.Should().NotContain(message => message.Id == providerMessageId);
            Told.Enqueue($"{gateway} {messageId} {providerMessageId}");
        }

        public void OnSent(string gateway, SmsSendResult result) => Told.Enqueue($"{gateway} {result.MessageId}: {result.Recipients.Count}");
    }

    private sealed class ThrowingObserver : ISmsSendObserver
    {
        public void OnSending(string gateway, string messageId, string? providerMessageId) => throw new InvalidOperationException();

        public void OnSent(string gateway, SmsSendResult result) => throw new InvalidOperationException();
    }
}
