using System.Text.Json;

namespace SmsGateways.Simulator.Infobip;

/// <summary><c>api/v3/sendsms/json</c>: the JSON alone, or behind <c>JSON=</c>. "Parameters are case sensitive within the Json payload."</summary>
internal static class JsonRequestReader
{
    // The names of the examples and, where table 4 writes another case than they do, those of the table too.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["sender"] = "sender",
        ["text"] = "text",
        ["flash"] = "flash",
        ["type"] = "type",
        ["wapurl"] = "wapurl",
        ["binary"] = "binary",
        ["datacoding"] = "datacoding",
        ["DataCoding"] = "datacoding",
        ["esmclass"] = "esmclass",
        ["Esmclass"] = "esmclass",
        ["srcton"] = "srcton",
        ["Srcton"] = "srcton",
        ["srcnpi"] = "srcnpi",
        ["Srcnpi"] = "srcnpi",
        ["destton"] = "destton",
        ["Destton"] = "destton",
        ["destnpi"] = "destnpi",
        ["Destnpi"] = "destnpi",
        ["ValidityPeriod"] = "validityperiod",
        ["sendDateTime"] = "senddatetime",
        ["appid"] = "appid",
        ["drPushUrl"] = "pushurl",
        ["pushurl"] = "pushurl",
        ["nopush"] = "nopush",
        ["CampaignId"] = "campaignid",
    };

    public static InfobipRequest Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement) ?? InfobipRequest.Unreadable(wantsJson: true);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return InfobipRequest.Unreadable(wantsJson: true); // The second one is half of a surrogate pair behind \u.
        }
    }

    private static InfobipRequest? Read(JsonElement root)
    {
        if (Find(root, "messages") is not { ValueKind: JsonValueKind.Array } messages)
        {
            return null;
        }

        var authentication = Find(root, "authentication");
        return new(Text(authentication, "username"), Text(authentication, "password"), [.. messages.EnumerateArray().Select(Message)], WantsJson: true);
    }

    private static RequestedMessage Message(JsonElement message)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, parameter) in Names)
        {
            if (Text(message, name) is { } value)
            {
                parameters[parameter] = value;
            }
        }

        var recipients = Find(message, "recipients") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(Recipient) : [];
        return new(parameters, [.. recipients]);
    }

    private static RequestedRecipient Recipient(JsonElement recipient) =>
        new(Text(recipient, "gsm") ?? Text(recipient, "GSM") ?? "", Text(recipient, "messageId") ?? "");

    private static JsonElement? Find(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var child) ? child : null;

    // All values of the examples are strings, also the numbers; a number without its quotation marks means the same.
    private static string? Text(JsonElement? parent, string name) => Find(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
