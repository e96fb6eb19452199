using Microsoft.Extensions.Logging;
using SmsGateways.Http;

namespace SmsGateways.Sending;

/// <summary>What a gateway is made with, besides its options.</summary>
internal sealed record GatewayServices(IHttpClientFactory HttpClients, TimeProvider Clock, ILoggerFactory Loggers)
{
    /// <summary>Gets what remembers what became of messages, if anything does.</summary>
    public ISmsSendJournal? Journal => JournalSource.Value;

    /// <summary>Gets where the journal comes from. Not opened before the registration was checked: what is wrong with it is told with all other mistakes.</summary>
    public Lazy<ISmsSendJournal?> JournalSource { get; init; } = new((ISmsSendJournal?)null);

    /// <summary>Gets who is told what leaves; <see langword="null"/> where nobody is.</summary>
    public SendObservers? Observers => ObserverSource.Value;

    /// <summary>Gets where they come from, when the first gateway is made.</summary>
    public Lazy<SendObservers?> ObserverSource { get; init; } = new((SendObservers?)null);

    /// <summary>Gets what spreads delays: numbers from 0 to 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Makes a logger that never throws.</summary>
    public ILogger CreateLogger<T>() => new QuietLogger(Loggers.CreateLogger<T>());

    /// <summary>Makes the transport of a gateway.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="client">The name of its HttpClient.</param>
    public HttpTransport CreateTransport(string gateway, string client)
        => new(gateway, HttpClients.CreateClient(client), Clock, CreateLogger<HttpTransport>());
}
