using SmsGateways.Http;

namespace SmsGateways.Providers.MySmpp;

/// <summary>Reads the states that MySmpp pushes, and acknowledges each by its id. Source: the provider's page "Webhook".</summary>
internal sealed class MySmppCallbacks(string gateway, TimeZoneInfo zone) : ISmsCallbacks
{
    public SmsCallbackResult Read(SmsCallbackRequest request) => Pushes.ReadPost(request, body =>
    {
        var reports = MySmppReports.Read(body, gateway, zone);
        return new(new SmsCallbackReply(200, "text/xml; charset=utf-8", MySmppReports.WriteReceipt(reports))) { Reports = reports };
    });
}
