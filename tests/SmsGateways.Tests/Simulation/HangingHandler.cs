namespace SmsGateways.Tests.Simulation;

/// <summary>Waits for something that is not simulated, and so for ever.</summary>
internal sealed class HangingHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new TaskCompletionSource<HttpResponseMessage>().Task;
}
