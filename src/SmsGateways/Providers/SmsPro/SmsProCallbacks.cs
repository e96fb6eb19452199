using System.Xml;
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
    private static readonly SmsCallbackReply BadRequest = new(400, null, "");
    private static readonly SmsCallbackReply ContentTooLarge = new(413, null, "");
    private static readonly SmsCallbackReply MethodNotAllowed = new(405, null, "");

    public SmsCallbackResult Read(SmsCallbackRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (!request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase))
        {
            return new(MethodNotAllowed);
        }

        if (request.Body.Length > HttpTransport.MaxBodySize)
        {
            return new(ContentTooLarge);
        }

        try
        {
            return new(Ok) { Reports = SmsProReports.ReadPush(BodyText.ToUtf8(request.Body, request.ContentType), gateway) };
        }
        catch (XmlException)
        {
            return new(BadRequest);
        }
    }
}
