using System.Net;

namespace SmsGateways.Simulator.Tests;

/// <summary>SmsCo on a clock that stands still, asked with the document's URLs.</summary>
public abstract class SmsCoFixture : SimulatorFixture
{
    protected SmsCoSimulator SmsCo => Simulator.SmsCo;

    protected SmsCoAccount Account => SmsCo.Account;

    /// <summary>Gets one of the document's URLs from the simulator in the place of smsco.ge.</summary>
    protected Task<HttpResponseMessage> GetAsync(string documentUrl, CancellationToken cancellationToken = default) =>
        Http.GetAsync(new Uri(documentUrl.Change("http://smsco.ge/", SmsCo.BaseAddress.AbsoluteUri)), cancellationToken);

    /// <summary>Gets, expects HTTP 200, and returns the answer to the octet.</summary>
    protected async Task<string> AskAsync(string documentUrl)
    {
        using var response = await GetAsync(documentUrl);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return System.Text.Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }

    protected Task<string> SendAsync(string message) =>
        AskAsync(SmsCoDocument.Send.Change("message=test", "message=" + Uri.EscapeDataString(message)));
}
