namespace SmsGateways.Tests.Chaos.Clients;

/// <summary>What "standard" pipelines do: 3 more attempts after an exception, a timeout, 408, 429 or 5xx.</summary>
/// <remarks>
/// It reads the answer as part of the attempt, as pipelines do that are put around a whole exchange. Without that, answers that break off would be
/// left out, and it would look better than it is.
/// </remarks>
internal sealed class StandardRetryHandler(TimeSpan attemptTimeout) : DelegatingHandler
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20); // 2 seconds and more in earnest; nothing here depends on it.

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(attemptTimeout);
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, timeout.Token);
                await response.Content.LoadIntoBufferAsync(timeout.Token);
                if (attempt == Attempts || (int)response.StatusCode is not (408 or 429 or >= 500))
                {
                    return response;
                }
            }
            catch (Exception exception) when (attempt < Attempts && exception is HttpRequestException or IOException or OperationCanceledException)
            {
                // Again.
            }

            response?.Dispose();
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
