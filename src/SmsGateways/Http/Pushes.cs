using System.Xml;

namespace SmsGateways.Http;

/// <summary>Reads what a provider posts to the application: what is none of it, is answered with the status that says why.</summary>
internal static class Pushes
{
    private static readonly SmsCallbackReply BadRequest = new(400, null, "");
    private static readonly SmsCallbackReply MethodNotAllowed = new(405, null, "");
    private static readonly SmsCallbackReply ContentTooLarge = new(413, null, "");

    /// <summary>Reads a POST.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads its body, in UTF-8; an <see cref="XmlException"/> says that it is none of the provider's.</param>
    public static SmsCallbackResult ReadPost(SmsCallbackRequest request, Func<ReadOnlyMemory<byte>, SmsCallbackResult> read)
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
            return read(BodyText.ToUtf8(request.Body, request.ContentType));
        }
        catch (XmlException)
        {
            return new(BadRequest);
        }
    }
}
