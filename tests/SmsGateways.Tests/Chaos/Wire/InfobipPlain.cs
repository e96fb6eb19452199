using System.Text;

namespace SmsGateways.Tests.Chaos.Wire;

/// <summary><c>sendsms/plain</c>: everything in the query. It answers in XML.</summary>
internal sealed class InfobipPlain(ChaosSettings settings, FaultPlan plan, Ledger ledger, InfobipIds ids) : InfobipXml(settings, plan, ledger, ids)
{
    protected override IReadOnlyList<InfobipGsm> Read(HttpRequestText request)
        => [new(Slots.ReadMessage(request.Parameter("SMSText"u8)), Slots.ReadSlot(request.Parameter("GSM"u8)), Encoding.ASCII.GetString(request.Parameter("messageid"u8)))];
}
