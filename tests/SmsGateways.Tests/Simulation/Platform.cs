namespace SmsGateways.Tests.Simulation;

/// <summary>A provider behind its wire, with a ledger of what each phone got.</summary>
internal abstract class Platform(WorldSettings settings, VirtualTime time, Rules rules, Trace trace)
{
    private readonly Dictionary<(int Text, long Phone), int> _ledger = [];

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

    /// <summary>Gets an answer that is none, although it has the status 200: another client's, or a page.</summary>
    public abstract string ForeignAnswer { get; }

    protected Dice Dice { get; } = new(Dice.Mix(settings.Seed, 2));

    protected WorldSettings Settings => settings;

    protected TimeSpan Now => time.Now;

    public bool IsInvalid(long phone) => Dice.Mix(settings.Seed, (ulong)phone) % 10_000 < settings.InvalidPhones * 10_000;

    public abstract SimulatedRequest Read(Uri address, string body);

    /// <summary>Processes a send, and answers.</summary>
    public abstract string Send(Sending sending, SimulatedRequest request, FaultKind fault);

    /// <summary>Answers a question.</summary>
    public abstract string Report(Sending sending, SimulatedRequest request, FaultKind fault);

    /// <summary>Spoils an answer so that it cannot be read any more.</summary>
    public abstract string Spoil(string answer);

    protected void Deliver(Sending sending, int text, long phone)
    {
        var copies = _ledger[(text, phone)] = _ledger.GetValueOrDefault((text, phone)) + 1;
        rules.OnDelivered(sending, text, copies);
        trace.Add(sending.Number, "delivered", null, phone);
    }

    protected void OnAccountRefused() => rules.OnAccountRefused();

    protected static string Between(string document, string start, string end)
    {
        var from = document.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return document[from..document.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
