using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>One call of an HttpClient, perhaps with a retry handler that knows nothing about messages (A1, A2, B1, B4).</summary>
internal sealed class PlainClient(bool isGet, bool hasRetryHandler, ChaosSettings settings, ChaosProvider provider)
    : NaiveClient(settings, provider, handler => hasRetryHandler ? new StandardRetryHandler(settings.AttemptTimeout) { InnerHandler = handler } : handler)
{
    protected override async Task<bool> SendAsync(int message)
    {
        // With a handler, each of its attempts has the timeout instead.
        using var timeout = hasRetryHandler ? new() : new CancellationTokenSource(AttemptTimeout);
        try
        {
            return await (isGet ? GetAsync(message, timeout.Token) : PostAsync(message, Slots.TextOf(message), timeout.Token)) is NaiveAnswer.Accepted;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
