using System.Globalization;

namespace SmsGateways.Tests.Simulation;

/// <summary>SmsPro as its documents and the field know it, with a ledger of what each phone got.</summary>
internal sealed class Platform(WorldSettings settings, VirtualTime time, Rules rules, Trace trace)
{
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<(int Text, long Phone), int> _ledger = [];
    private readonly Dice _dice = new(Dice.Mix(settings.Seed, 2));

    /// <summary>Gets which phones got which text how often.</summary>
    public IReadOnlyDictionary<(int Text, long Phone), int> Ledger => _ledger;

    /// <summary>Gets or sets a value indicating whether all outages are over for good.</summary>
    public bool HasRecovered { get; set; }

    public OutageKind? Outage
    {
        get
        {
            foreach (var outage in HasRecovered ? [] : settings.Outages)
            {
                if (outage.From <= time.Now && time.Now < outage.To)
                {
                    return outage.Kind;
                }
            }

            return null;
        }
    }

    public bool IsInvalid(long phone) => Dice.Mix(settings.Seed, (ulong)phone) % 10_000 < settings.InvalidPhones * 10_000;

    public static string IdOf(string document) => Between(document, "<id>", "</id>");

    /// <summary>Processes a send.</summary>
    public string Send(Sending sending, string document, FaultKind fault)
    {
        var id = IdOf(document);
        var text = int.Parse(Between(document, "<text>m", "</text>"), CultureInfo.InvariantCulture);
        var phones = Phones(document);

        if (Outage is OutageKind.AccountBlocked)
        {
            return Answer(sending, id, "2", null);
        }

        if (_entries.TryGetValue(id, out var known) && known.RegisteredAt <= time.Now)
        {
            return Answer(sending, id, "10", null);
        }

        if (Outage is OutageKind.NoFunds)
        {
            return Refuse(sending, id, "4");
        }

        if (fault is FaultKind.Refusal)
        {
            // Without money the gateway pauses, which would be all that a world of faults alone could show.
            return Refuse(sending, id, settings.Kind is "wild" ? _dice.Pick("4", "5", "6", "8") : _dice.Pick("5", "6", "8"));
        }

        if (fault is FaultKind.Busy && (settings.Platform is SmsProPlatform.Biz || _dice.Chance(0.5)))
        {
            // On Biz, 9 is the spam filter: nothing was accepted.
            return Refuse(sending, id, "9");
        }

        var valid = phones.FindAll(phone => !IsInvalid(phone));
        if (valid.Count < phones.Count && (valid.Count is 0 || _dice.Chance(0.3)))
        {
            return Refuse(sending, id, "7");
        }

        Accept(sending, id, text, valid);
        return fault is FaultKind.Busy ? Answer(sending, id, "9", null)
            : valid.Count < phones.Count && _dice.Chance(0.5) ? Answer(sending, id, "7", null)
            : Answer(sending, id, "0", valid.Count);
    }

    /// <summary>Answers a question.</summary>
    public string Report(int sending, string document, FaultKind fault)
    {
        var id = IdOf(document);
        var body = Outage is OutageKind.AccountBlocked ? "<status>2</status>"
            : fault is FaultKind.Busy or FaultKind.Refusal ? "<status>5</status>"
            : _entries.TryGetValue(id, out var entry) && entry.Reports.Any(report => report.At <= time.Now)
                ? $"<status>0</status>{string.Concat(entry.Reports.Where(report => report.At <= time.Now).Select(report => $"<phone><number>{report.Phone}</number><report>{_dice.Below(8)}</report></phone>"))}"
                : "<status>4</status>";
        trace.Add(sending, "reports", body);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response>{body}</response>";
    }

    /// <summary>What another client would have been answered.</summary>
    public static string ForeignAnswer => Document("zz9foreign", "0", 1);

    private void Accept(Sending sending, string id, int text, List<long> phones)
    {
        var lag = settings.LongestLag * _dice.Unit();
        if (!_entries.TryGetValue(id, out var entry))
        {
            _entries.Add(id, entry = new(time.Now + lag));
        }

        foreach (var phone in phones)
        {
            var copies = _ledger[(text, phone)] = _ledger.GetValueOrDefault((text, phone)) + 1;
            rules.OnAccepted(sending, text, copies);
            entry.Reports.Add((phone, time.Now + (settings.LongestReportLag * _dice.Unit())));
        }

        trace.Add(sending.Number, "accepted", id, phones.Count);
    }

    private string Refuse(Sending sending, string id, string status)
    {
        if (_dice.Chance(settings.RefusedButRegistered))
        {
            _entries.TryAdd(id, new(time.Now + (settings.LongestLag * _dice.Unit())));
        }

        return Answer(sending, id, status, null);
    }

    private string Answer(Sending sending, string id, string status, int? phones)
    {
        trace.Add(sending.Number, "processed", status);
        if (status is "2" or "4")
        {
            rules.OnAccountRefused();
        }

        return Document(id, status, phones);
    }

    // Error answers come without the rest.
    private static string Document(string id, string status, int? phones)
        => phones is null
            ? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><status>{status}</status><message>Words</message></response>"
            : string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><id>{id}</id><status>{status}</status><phones>{phones}</phones><smscnt>1</smscnt></response>");

    private static string Between(string document, string start, string end)
    {
        var from = document.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return document[from..document.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static List<long> Phones(string document)
    {
        var phones = new List<long>();
        for (var at = document.IndexOf("<phone>", StringComparison.Ordinal); at >= 0; at = document.IndexOf("<phone>", at, StringComparison.Ordinal))
        {
            at += "<phone>".Length;
            phones.Add(long.Parse(document.AsSpan(at, document.IndexOf('<', at) - at), CultureInfo.InvariantCulture));
        }

        return phones;
    }

    private sealed class Entry(TimeSpan registeredAt)
    {
        public TimeSpan RegisteredAt => registeredAt;

        public List<(long Phone, TimeSpan At)> Reports { get; } = [];
    }
}
