using System.Text.Json.Nodes;
using SmsGateways.Tests.Support;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>The provider's side in tests: reads what a JSON request asks for, and answers each recipient with a status.</summary>
internal static class InfobipServer
{
    public static string[] IdsIn(RawRequest request)
        => [.. JsonNode.Parse(request.Body)!["messages"]!.AsArray().SelectMany(static message => message!["recipients"]!.AsArray()).Select(static recipient => recipient!["messageId"]!.GetValue<string>())];

    public static string[] NumbersIn(RawRequest request)
        => [.. JsonNode.Parse(request.Body)!["messages"]!.AsArray().SelectMany(static message => message!["recipients"]!.AsArray()).Select(static recipient => recipient!["gsm"]!.GetValue<string>())];

    /// <summary>Answers every recipient.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="statusOf">The status of a recipient by its place and number; <see langword="null"/> leaves it out.</param>
    public static Task AnswerAsync(RawExchange exchange, Func<int, string, string?> statusOf)
    {
        var rows = IdsIn(exchange.Request).Zip(NumbersIn(exchange.Request))
            .Select((recipient, index) => (Status: statusOf(index, recipient.Second), Id: recipient.First, Number: recipient.Second))
            .Where(static row => row.Status is not null)
            .Select(static row => $$"""{"status":"{{row.Status}}","messageid":"{{row.Id}}","destination":"{{row.Number}}"}""");
        return exchange.AnswerAsync($$"""{"results": [{{string.Join(',', rows)}}]}""", contentType: "text/csv;charset= UTF-8");
    }

    public static Task AcceptAsync(RawExchange exchange) => AnswerAsync(exchange, static (_, _) => "0");
}
