using SmsGateways.Http;

namespace SmsGateways.Providers.SmsPro;

/// <summary>Reads the reports that SmsPro pushes. Source: "delivery of reports to the 3rd party server" in section 2 of both documents.</summary>
/// <remarks>
/// The platform wants 200 OK. When the script "is unavailable or returns a code other than HTTP 200 OK" it tries 3 times more, every 10 minutes: so the
/// usual <see cref="SmsCallbackResult.RetryReply"/> does.
/// </remarks>
internal sealed class SmsProCallbacks(string gateway) : ISmsCallbacks
{
    private static readonly SmsCallbackReply Ok = new(200, null, "");

    public SmsCallbackResult Read(SmsCallbackRequest request) => Pushes.ReadPost(request, body => new(Ok) { Reports = SmsProReports.ReadPush(body, gateway) });
}
