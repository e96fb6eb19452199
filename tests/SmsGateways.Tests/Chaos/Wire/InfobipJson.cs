using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary><c>sendsms/json</c>.</summary>
internal sealed class InfobipJson(ChaosSettings settings, FaultPlan plan, Ledger ledger, InfobipIds ids) : InfobipMessages(settings, plan, ledger, ids)
{
    protected override string Begin => "{\"results\": [";

    protected override string End => "]}";

    protected override IReadOnlyList<InfobipGsm> Read(HttpRequestText request)
    {
        using var document = JsonDocument.Parse(request.Body.ToArray());
        var found = new List<InfobipGsm>();
        foreach (var one in document.RootElement.GetProperty("messages").EnumerateArray())
        {
            var message = Slots.ReadMessage(Octets(one, "text"));
            foreach (var gsm in one.GetProperty("recipients").EnumerateArray())
            {
                found.Add(new(message, Slots.ReadSlot(Octets(gsm, "gsm")), gsm.GetProperty("messageId").GetString()!));
            }
        }

        return found;
    }

    protected override void WriteRow(Span<byte> body, int index, int status, string id, string destination, out int written)
        => Utf8.TryWrite(
            body,
            CultureInfo.InvariantCulture,
            $"{(index > 0 ? "," : "")}{{\"status\":\"{status}\",\"messageid\":\"{id}\",\"destination\":\"{destination}\"}}",
            out written);

    private static byte[] Octets(JsonElement element, string name) => Encoding.UTF8.GetBytes(element.GetProperty(name).GetString()!);
}
