using Microsoft.Extensions.DependencyInjection;

namespace SmsGateways.Tests.Support;

/// <summary>A gateway made the way an application makes it.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private TestGateway(ServiceProvider provider) => _provider = provider;

    public ISmsGateway Gateway => _provider.GetRequiredService<ISmsGateway>();

    public IServiceProvider Services => _provider;

    public static TestGateway SmsPro(
        Uri address,
        SmsProPlatform platform = SmsProPlatform.Nikita,
        Action<SmsProOptions>? configure = null,
        Action<SmsGatewayBuilder>? build = null,
        Action<IServiceCollection>? services = null,
        TimeProvider? clock = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddSmsGateways(sms =>
        {
            var builder = sms.AddSmsPro("pro", options =>
            {
                options.Platform = platform;
                options.Login = "login";
                options.Password = "passwd";
                options.BaseAddress = address;
                options.DefaultSender = "My-company";
                Patience.ApplyTo(options);
                configure?.Invoke(options);
            });
            build?.Invoke(builder);
        });
        services?.Invoke(collection);
        return new(collection.BuildServiceProvider());
    }

    /// <summary>Sends with a deadline shorter than the quiet period, so that an unknown message is not submitted again.</summary>
    public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
        => Gateway.SendAsync(message?.Once()!, cancellationToken);

    public async Task<SmsRecipientResult> SendOneAsync(string text = "Any SMS message text")
        => (await SendAsync(new SmsMessage(text, "+996550123456") { Id = "A88726" })).Recipients.Should().ContainSingle().Subject;

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
