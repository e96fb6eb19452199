using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>SmsPro as its documents and the field know it: it refuses an id that it has seen, and tells what became of it.</summary>
internal sealed class PlatformWithIds(WorldSettings settings, VirtualTime time, Rules rules, Trace trace) : Platform(settings, time, rules, trace)
{
    private const string Blocked = "2";
    private const string NoFunds = "4";
    private const string InvalidPhone = "7";
    private const string Busy = "9";
    private const string Duplicate = "10";

    private readonly Dictionary<string, Entry> _entries = [];

    public override string ForeignAnswer => Document("zz9foreign", "0", 1);

    public override SimulatedRequest Read(Uri address, string body)
    {
        var id = Between(body, "<id>", "</id>");
        if (address.AbsolutePath is "/api/dr")
        {
            return new(id, -1, []);
        }

        var phones = new List<long>();
        for (var at = body.IndexOf("<phone>", StringComparison.Ordinal); at >= 0; at = body.IndexOf("<phone>", at, StringComparison.Ordinal))
        {
            at += "<phone>".Length;
            phones.Add(long.Parse(body.AsSpan(at, body.IndexOf('<', at) - at), CultureInfo.InvariantCulture));
        }

        return new(id, int.Parse(Between(body, "<text>m", "</text>"), CultureInfo.InvariantCulture), phones);
    }

    public override string Send(Sending sending, SimulatedRequest request, FaultKind fault)
    {
        if (Outage is OutageKind.AccountBlocked)
        {
            return Answer(request.Id, Blocked, null);
        }

        if (_entries.TryGetValue(request.Id, out var known) && known.RegisteredAt <= Now)
        {
            return Answer(request.Id, Duplicate, null);
        }

        if (Outage is OutageKind.NoFunds)
        {
            return Refuse(request.Id, NoFunds);
        }

        if (fault is FaultKind.Refusal)
        {
            // Without money the gateway pauses, which would be all that a world of faults alone could show.
            return Refuse(request.Id, Settings.IsWild ? Dice.Pick(NoFunds, "5", "6", "8") : Dice.Pick("5", "6", "8"));
        }

        if (fault is FaultKind.Busy && (Settings.Platform is SmsProPlatform.Biz || Dice.Chance(0.5)))
        {
            // On Biz, 9 is the spam filter: nothing was accepted.
            return Refuse(request.Id, Busy);
        }

        var valid = request.Phones.Where(phone => !IsInvalid(phone)).ToList();
        var isWhole = valid.Count == request.Phones.Count;
        if (!isWhole && (valid.Count is 0 || Dice.Chance(0.3)))
        {
            return Refuse(request.Id, InvalidPhone);
        }

        Accept(sending, request, valid);
        return fault is FaultKind.Busy ? Answer(request.Id, Busy, null)
            : !isWhole && Dice.Chance(0.5) ? Answer(request.Id, InvalidPhone, null)
            : Answer(request.Id, "0", valid.Count);
    }

    public override string Report(Sending sending, SimulatedRequest request, FaultKind fault)
    {
        var body = Outage is OutageKind.AccountBlocked ? "<status>2</status>"
            : fault is FaultKind.Busy or FaultKind.Refusal ? "<status>5</status>"
            : _entries.TryGetValue(request.Id, out var entry) && entry.Reports.Exists(report => report.At <= Now)
                ? $"<status>0</status>{string.Concat(entry.Reports.Where(report => report.At <= Now).Select(report => $"<phone><number>{report.Phone}</number><report>{Dice.Below(8)}</report></phone>"))}"
                : "<status>4</status>";
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response>{body}</response>";
    }

    public override string Spoil(string answer) => answer.Replace("</status>", "<status>", StringComparison.Ordinal);

    private void Accept(Sending sending, SimulatedRequest request, List<long> phones)
    {
        // An id is registered some time after its message is taken; what comes in between is taken as well.
        var lag = Settings.LongestLag * Dice.Unit();
        if (!_entries.TryGetValue(request.Id, out var entry))
        {
            _entries.Add(request.Id, entry = new(Now + lag));
        }

        foreach (var phone in phones)
        {
            Deliver(sending, request.Text, phone);
            entry.Reports.Add((phone, Now + (Settings.LongestReportLag * Dice.Unit())));
        }
    }

    private string Refuse(string id, string status)
    {
        if (Dice.Chance(Settings.RefusedButRegistered))
        {
            _entries.TryAdd(id, new(Now + (Settings.LongestLag * Dice.Unit())));
        }

        return Answer(id, status, null);
    }

    private string Answer(string id, string status, int? phones)
    {
        if (status is Blocked or NoFunds)
        {
            OnAccountRefused();
        }

        return Document(id, status, phones);
    }

    // Refusals come without the rest.
    private static string Document(string id, string status, int? phones)
        => phones is null
            ? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><status>{status}</status><message>Words</message></response>"
            : string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><id>{id}</id><status>{status}</status><phones>{phones}</phones><smscnt>1</smscnt></response>");

    private sealed class Entry(TimeSpan registeredAt)
    {
        public TimeSpan RegisteredAt => registeredAt;

        public List<(long Phone, TimeSpan At)> Reports { get; } = [];
    }
}
