using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>SmsCo: a GET with everything in its query, and no id. Every request that is processed is an SMS.</summary>
internal sealed class PlatformWithoutIds(WorldSettings settings, VirtualTime time, Rules rules, Trace trace) : Platform(settings, time, rules, trace)
{
    private const string Blocked = "2905";
    private const string NoFunds = "2906";
    private const string Failed = "2904";
    private const string InvalidPhone = "2912";

    private int _lastId;

    // A whole answer of somebody else could not be told from one's own: nothing in it says whose it is.
    public override string ForeignAnswer => "<!DOCTYPE html><html><body>OK</body></html>";

    public override SimulatedRequest Read(Uri address, string body)
    {
        var query = address.Query + "&";
        return new(
            "",
            int.Parse(Between(query, "&message=m", "&"), CultureInfo.InvariantCulture),
            [.. Between(query, "&recipient=", "&").Split(',').Select(static phone => long.Parse(phone, CultureInfo.InvariantCulture))]);
    }

    public override string Send(Sending sending, SimulatedRequest request, FaultKind fault)
    {
        var code = Outage is OutageKind.AccountBlocked ? Blocked
            : Outage is OutageKind.NoFunds ? NoFunds
            : fault is FaultKind.Refusal ? (Settings.IsWild ? Dice.Pick(NoFunds, Failed, "2914") : Failed)
            : request.Phones.All(IsInvalid) ? InvalidPhone
            : null;
        if (code is not null)
        {
            if (code is Blocked or NoFunds)
            {
                OnAccountRefused();
            }

            return code;
        }

        foreach (var phone in request.Phones.Where(phone => !IsInvalid(phone)))
        {
            Deliver(sending, request.Text, phone);
        }

        return string.Create(CultureInfo.InvariantCulture, $"OK {request.Phones.Count} {++_lastId}");
    }

    public override string Report(Sending sending, SimulatedRequest request, FaultKind fault) => throw new NotSupportedException("Nobody has an id to ask for.");

    public override string Spoil(string answer) => answer[..1];
}
