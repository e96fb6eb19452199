using System.Text.Json;
using System.Xml;

namespace SmsGateways.Http;

/// <summary>Reads what a provider posts to the application: what is none of it, is answered with the status that says why.</summary>
internal static class Pushes
{
    private static readonly SmsCallbackReply BadRequest = new(400, null, "");
    private static readonly SmsCallbackReply MethodNotAllowed = new(405, null, "");
    private static readonly SmsCallbackReply ContentTooLarge = new(413, null, "");

    /// <summary>Reads a POST.</summary>
    /// <inheritdoc cref="Read"/>
    public static SmsCallbackResult ReadPost(SmsCallbackRequest request, Func<ReadOnlyMemory<byte>, SmsCallbackResult> read) => Read(request, allowsGet: false, read);

    /// <summary>Reads a POST or a GET.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowsGet">Whether the provider makes GET requests too.</param>
    /// <param name="read">
    /// Reads its body, in UTF-8, of a GET an empty one; an <see cref="XmlException"/>, a <see cref="JsonException"/> or a <see cref="FormatException"/> says that it is none
    /// of the provider's.
    /// </param>
    public static SmsCallbackResult Read(SmsCallbackRequest request, bool allowsGet, Func<ReadOnlyMemory<byte>, SmsCallbackResult> read)
    {
        ArgumentNullException.ThrowIfNull(request);

        var isPost = request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase);
        if (!isPost && !(allowsGet && request.Method.Equals("GET", StringComparison.OrdinalIgnoreCase)))
        {
            return new(MethodNotAllowed);
        }

        if (request.Body.Length > HttpTransport.MaxBodySize)
        {
            return new(ContentTooLarge);
        }

        try
        {
            return read(isPost ? BodyText.ToUtf8(request.Body, request.ContentType) : default);
        }
        catch (Exception exception) when (exception is XmlException or JsonException or FormatException)
        {
            return new(BadRequest);
        }
    }
}
