using Microsoft.Extensions.DependencyInjection;
using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>The library, registered and used the way an application does it: through <see cref="ISmsGateway"/> and nothing else.</summary>
internal sealed class LibraryClient : ChaosClient
{
    private readonly ChaosSettings _settings;
    private readonly int _runs;
    private readonly FaultyConnector _connector;
    private readonly ServiceProvider _services;
    private readonly ISmsGateway _gateway;
    private readonly LibraryStream? _stream;
    private readonly List<SocketsHttpHandler> _handlers = [];

    /// <summary>Makes the client.</summary>
    /// <param name="platform">What the library is told about the provider.</param>
    /// <param name="settings">The run.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="runs">How often the job is run that sends a message, as long as it is not known to be sent.</param>
    /// <param name="streams">Whether all messages go through one stream.</param>
    public LibraryClient(LibraryPlatform platform, ChaosSettings settings, ChaosProvider provider, int runs = 1, bool streams = false)
    {
        _settings = settings;
        _runs = runs;
        _connector = new(provider);

        var services = new ServiceCollection();
        services.AddSmsGateways(sms =>
        {
            foreach (var gateway in platform.Add(sms, settings, provider.Address))
            {
                // The library's own handler with all its settings; only the connections are ours.
                gateway.HttpClient.ConfigurePrimaryHttpMessageHandler((handler, _) =>
                {
                    var sockets = (SocketsHttpHandler)handler;
                    sockets.ConnectCallback = _connector.ConnectAsync;
                    lock (_handlers)
                    {
                        _handlers.Add(sockets);
                    }
                });
            }
        });
        _services = services.BuildServiceProvider();
        _gateway = _services.GetRequiredService<ISmsGateway>();
        _stream = streams ? new(_gateway) : null;
    }

    public override long RefusedConnects => _connector.Refused;

    public override async Task SendAsync(int message, Journal journal)
    {
        var first = message * _settings.RecipientsPerMessage;
        var to = new PhoneNumber[_settings.RecipientsPerMessage];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Slots.NumberOf(first + i);
        }

        var text = Slots.TextOf(message);
        var sent = new SmsMessage(text, to) { Id = text };
        var result = _stream is null ? await _gateway.SendAsync(sent) : await _stream.SendAsync(sent);
        for (var run = 2; run <= _runs && result.Recipients.Any(static recipient => recipient.Outcome is SmsOutcome.Unknown); run++)
        {
            journal.OnStart(message); // With a deadline of its own.
            result = await _gateway.SendAsync(result.Message! with { IsResubmission = true });
        }

        if (result.Recipients.Count != to.Length)
        {
            journal.OnComplaint(message, $"{result.Recipients.Count} outcomes for {to.Length} recipients");
            return;
        }

        for (var i = 0; i < to.Length; i++)
        {
            if (result.Recipients[i].To != to[i])
            {
                journal.OnComplaint(message, $"outcome {i} (counted from 0) is about {result.Recipients[i].To}, not about {to[i]}");
                return;
            }

            journal.OnOutcome(first + i, result.Recipients[i].Outcome);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_stream is not null)
        {
            await _stream.DisposeAsync();
        }

        await _services.DisposeAsync();

        // The factory leaves primary handlers to the garbage collector.
        foreach (var handler in _handlers)
        {
            handler.Dispose();
        }
    }
}
