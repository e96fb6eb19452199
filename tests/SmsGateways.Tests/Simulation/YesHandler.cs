using System.Net;

namespace SmsGateways.Tests.Simulation;

/// <summary>Says yes where the provider did not answer.</summary>
internal sealed class YesHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return new(HttpStatusCode.OK) { Content = new StringContent("<response><status>0</status></response>") };
        }
    }
}
