using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Asks a gateway as an application does.</summary>
internal static class InfobipListening
{
    public static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    public static Task<List<SmsDeliveryReport>> AskAsync(this InfobipTestGateway gateway, SmsReportQuery query, CancellationToken cancellationToken = default)
        => ListAsync(gateway.Gateway.GetRequiredService<ISmsDeliveryReports>().GetReportsAsync(query, cancellationToken));

    public static Task<List<SmsInboundMessage>> ReceiveAsync(this InfobipTestGateway gateway, SmsInboxQuery? query = null, CancellationToken cancellationToken = default)
        => ListAsync(gateway.Gateway.GetRequiredService<ISmsInbox>().ReceiveAsync(query, cancellationToken));

    public static Task<SmsBalance> GetBalanceAsync(this InfobipTestGateway gateway) => gateway.Gateway.GetRequiredService<ISmsAccount>().GetBalanceAsync();

    public static Task<SmsNumberInfo> LookupAsync(this InfobipTestGateway gateway, string number)
        => gateway.Gateway.GetRequiredService<ISmsNumberLookup>().LookupAsync(PhoneNumber.Parse(number));

    public static Task<IReadOnlyList<InfobipNumberTicket>> RequestAsync(this InfobipTestGateway gateway, params string[] numbers)
        => gateway.Gateway.GetRequiredService<IInfobipNumberContext>().RequestAsync([.. numbers.Select(PhoneNumber.Parse)]);

    public static SmsCallbackResult Read(this InfobipTestGateway gateway, SmsCallbackRequest request) => gateway.Gateway.GetRequiredService<ISmsCallbacks>().Read(request);

    /// <summary>Asks a server that answers so.</summary>
    public static async Task<T> AskAsync<T>(string answer, Func<InfobipTestGateway, Task<T>> ask, string contentType = "text/csv;charset= UTF-8", int status = 200)
    {
        await using var server = RawServer.Answering(answer, status, contentType);
        await using var gateway = InfobipTestGateway.Create(server.Address);
        return await ask(gateway);
    }

    /// <summary>Asks a server whose answer is none.</summary>
    public static async Task<SmsError> FailAsync<T>(string answer, Func<InfobipTestGateway, Task<T>> ask, int status = 200)
        => (await FluentActions.Awaiting(() => AskAsync(answer, ask, status: status)).Should().ThrowAsync<SmsProviderException>()).Which.Error;

    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
