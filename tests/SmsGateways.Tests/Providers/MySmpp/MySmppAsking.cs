using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.MySmpp;

/// <summary>Asks the provider one question, with the document's account.</summary>
internal static class MySmppAsking
{
    private const string Security = """<security><login value="login"/><password value="password"/></security>""";

    public static void AssertQuestion(RawRequest request, string payload)
        => request.Body.Should().Be($"""<?xml version="1.0" encoding="UTF-8"?><request>{Security}{payload}</request>""");

    public static async Task<(RawRequest Request, T Answer)> AskAsync<TFeature, T>(string answer, Func<TFeature, Task<T>> ask, string? timeZone = null)
        where TFeature : class
    {
        await using var server = RawServer.Answering(answer);
        await using var gateway = MySmppTestGateway.Create(server.Address, options => options.TimeZone = timeZone ?? options.TimeZone);
        var result = await ask(gateway.Feature<TFeature>());
        return (server.Ledger.Should().ContainSingle().Subject, result);
    }
}
