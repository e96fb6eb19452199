namespace SmsGateways.Tests.Support;

/// <summary>What applications put on every HttpClient: repeats whatever failed.</summary>
internal sealed class RetryingHandler(int attempts = 4, int from = 500) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if ((int)response.StatusCode < from || attempt == attempts)
                {
                    return response;
                }
            }
            catch (Exception) when (attempt < attempts)
            {
                // Again.
            }
        }
    }
}

/// <summary>Reads the body into memory first, as signing and logging handlers do.</summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Puts the body into content of its own, as compressing handlers do.</summary>
internal sealed class ReplacingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Sends a copy of the request, as some retry handlers do to get round content that can be read once.</summary>
internal sealed class CloningHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)),
        };
        return await base.SendAsync(copy, cancellationToken);
    }
}
