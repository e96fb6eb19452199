using System.Text;
using SmsGateways.Http;

namespace SmsGateways.Providers.Infobip;

/// <summary>Reads everything that Infobip pushes, and tells its kinds apart. Source: sections 2.4.1, 2.6 and 2.8.1 of the document.</summary>
/// <remarks>
/// The document asks for no reply but that the address be available: 200 without a body. After anything else delivery reports come again, 1, 3, 8 and 18 minutes
/// later, and are lost then. So a push that cannot be read gets 400: it comes again, and every try shows at the receiving end.
/// </remarks>
internal sealed class InfobipCallbacks(string gateway, TimeZoneInfo zone, InfobipInboundTemplate template, InfobipInboundParts parts) : ISmsCallbacks
{
    private static readonly SmsCallbackReply Ok = new(200, null, "");

    public SmsCallbackResult Read(SmsCallbackRequest request) => Pushes.Read(request, allowsGet: true, body => body.IsEmpty ? ReadInbound(request.QueryString) : ReadPost(body));

    private SmsCallbackResult ReadPost(ReadOnlyMemory<byte> body) => body.Span switch
    {
        [(byte)'<', ..] => new(Ok) { Reports = InfobipReports.ReadPush(body, gateway, zone) },
        [(byte)'{', ..] => new(Ok) { Numbers = InfobipNumbers.ReadPush(body.Span) },
        var text when InfobipForm.FindRows(text) is { } rows => new(Ok) { Numbers = InfobipNumbers.ReadPush(rows) },
        var text => ReadInbound(Encoding.UTF8.GetString(text)), // "POST is available however it is done on request basis."
    };

    private SmsCallbackResult ReadInbound(string query)
        => template.Read(query) is { } fields ? new(Ok) { Inbound = parts.Join(InfobipInbound.Create(fields, gateway, zone)) } : throw new FormatException("The query is not made of the template.");
}
