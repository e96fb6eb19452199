using SmsGateways.Tests.Chaos.Wire;

namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>One provider, and after any failure the next one (C2): as if a failure said that nothing was sent.</summary>
internal sealed class FailingOverClient(ChaosSettings settings, ChaosProvider provider) : NaiveClient(settings, provider, static handler => handler)
{
    protected override async Task<bool> SendAsync(int message)
        => await TryAsync(token => PostAsync(message, Slots.TextOf(message), token)) || await TryAsync(token => GetAsync(message, token));

    private async Task<bool> TryAsync(Func<CancellationToken, Task<NaiveAnswer>> send)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout);
        try
        {
            return await send(timeout.Token) is NaiveAnswer.Accepted;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
