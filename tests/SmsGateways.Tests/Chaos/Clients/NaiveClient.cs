using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>Code as one finds it: an HttpClient, and success or failure. A harness in which this goes well is blind.</summary>
internal abstract class NaiveClient : ChaosClient
{
    private readonly ChaosSettings _settings;
    private readonly FaultyConnector _connector;
    private readonly HttpClient _http;
    private readonly Uri _sendAddress;

    protected NaiveClient(ChaosSettings settings, ChaosProvider provider, Func<HttpMessageHandler, HttpMessageHandler> wrap)
    {
        _settings = settings;
        _connector = new(provider);
        _sendAddress = new(provider.Address, "api/message");
        SmsCoAddress = new(provider.Address, "components/com_smsreseller/smsapi2.php");
        _http = new(wrap(new SocketsHttpHandler { ConnectCallback = _connector.ConnectAsync, UseProxy = false })) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public override long RefusedConnects => _connector.Refused;

    protected TimeSpan AttemptTimeout => _settings.AttemptTimeout;

    private Uri SmsCoAddress { get; }

    public sealed override async Task SendAsync(int message, Journal journal)
        => journal.OnOutcome(message, await SendAsync(message) ? SmsOutcome.Accepted : SmsOutcome.Rejected); // It knows no "unknown".

    public override ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a message to its one recipient.</summary>
    /// <returns>Whether the program takes it for sent.</returns>
    protected abstract Task<bool> SendAsync(int message);

    protected async Task<NaiveAnswer> PostAsync(int message, string id, CancellationToken cancellationToken)
    {
        var body = $"""<?xml version="1.0" encoding="UTF-8"?><message><login>login</login><pwd>passwd</pwd><id>{id}</id><sender>My-company</sender><text>{Slots.TextOf(message)}</text><phones><phone>{Slots.DigitsOf(message)}</phone></phones></message>""";
        using var response = await _http.PostAsync(_sendAddress, new StringContent(body), cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return (int)response.StatusCode switch
        {
            >= 500 or 429 or 408 => NaiveAnswer.TryLater,
            200 when answer.EndsWith("</response>", StringComparison.Ordinal) => ReadStatus(answer),
            _ => NaiveAnswer.Failed,
        };
    }

    protected async Task<NaiveAnswer> GetAsync(int message, CancellationToken cancellationToken)
    {
        var address = new Uri(SmsCoAddress, $"?username=login&password=passwd&recipient={Slots.DigitsOf(message)}&message={Slots.TextOf(message)}");
        using var response = await _http.GetAsync(address, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode && answer.StartsWith("OK", StringComparison.Ordinal) ? NaiveAnswer.Accepted : NaiveAnswer.Failed;
    }

    private static NaiveAnswer ReadStatus(string answer)
        => answer.Contains("<status>0<", StringComparison.Ordinal) ? NaiveAnswer.Accepted
            : answer.Contains("<status>10<", StringComparison.Ordinal) ? NaiveAnswer.Duplicate
            : NaiveAnswer.Refused;
}

/// <summary>What a naive program makes of an answer.</summary>
internal enum NaiveAnswer
{
    /// <summary>It says no such thing, or cannot be read.</summary>
    Failed,
    Accepted,
    Duplicate,
    Refused,
    TryLater,
}
