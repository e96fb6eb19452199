using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Conformance;

/// <summary>
/// What every provider owes its users, whatever its wire looks like. A provider passes by deriving from this, with its side of the wire written from its
/// document.
/// </summary>
public abstract partial class ProviderConformance(ProviderSide side)
{
    private const string Phone = "+996550123456";

    public ProviderSide Side => side;

    private Gateway Start(Uri address, Action<SmsGatewayOptions>? configure = null, Credentials? account = null, Action<IServiceCollection>? services = null)
        => new(side, address, account ?? side.SimulatorAccount, configure, services);

    private RawServer Accepting() => RawServer.Start(AcceptAsync);

    private Task AcceptAsync(RawExchange exchange) => AnswerAsync(exchange, side.Accept(exchange.Request));

    private static Task AnswerAsync(RawExchange exchange, WireAnswer answer) => exchange.AnswerAsync(answer.Body, answer.Status, answer.ContentType);

    private static string NumberOf(int index) => $"+99655010{index:D4}";

    private static string DigitsOf(int index) => NumberOf(index)[1..];

    private static SmsMessage Message(int recipients) => new("Hello", Enumerable.Range(0, recipients).Select(NumberOf)) { Id = "order-4711" };

    /// <summary>A gateway made the way an application makes it.</summary>
    private sealed class Gateway : IAsyncDisposable
    {
        private readonly ServiceProvider _provider;

        public Gateway(ProviderSide side, Uri address, Credentials account, Action<SmsGatewayOptions>? configure, Action<IServiceCollection>? services)
        {
            var collection = new ServiceCollection();
            collection.AddSmsGateways(sms => side.Add(sms, "one", account, options =>
            {
                options.BaseAddress = address;
                options.DefaultSender ??= "Shop";
                Patience.ApplyTo(options);
                configure?.Invoke(options);
            }));
            services?.Invoke(collection);
            _provider = collection.BuildServiceProvider();
            Sms = _provider.GetRequiredService<ISmsGateway>();
        }

        public ISmsGateway Sms { get; }

        public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default) => Sms.SendAsync(message, cancellationToken);

        public ValueTask DisposeAsync() => _provider.DisposeAsync();
    }
}
