namespace SmsGateways.Sending.Composites;

/// <summary>One message on its way through a composite: what is known of each recipient, and how much time is left.</summary>
/// <param name="gateway">The composite's name.</param>
/// <param name="message">The message as the caller gave it, its id filled in: results carry it, so that an outer composite knows it again.</param>
/// <param name="clock">Measures the deadline.</param>
/// <param name="within">How long the whole send may take.</param>
internal sealed class CompositeSend(string gateway, SmsMessage message, TimeProvider clock, TimeSpan within)
{
    private readonly PhoneNumber[] _recipients = message.To.Count is 1 ? [message.To[0]] : message.To.Distinct().ToArray();
    private readonly SmsRecipientResult?[] _known = new SmsRecipientResult?[message.To.Count];
    private readonly Lock _starting = new();
    private Deadline? _deadline;
    private int _openLegs;

    public string Gateway => gateway;

    public SmsMessage Message => message;

    /// <summary>Gets the recipients, each once.</summary>
    public ReadOnlySpan<PhoneNumber> Recipients => _recipients;

    /// <summary>Gets what is known of each of <see cref="Recipients"/>; null of one that no gateway was asked about.</summary>
    public Span<SmsRecipientResult?> Known => _known.AsSpan(0, _recipients.Length);

    /// <summary>Gets the end of the send. It begins with the first gateway that takes a part of it, and not while it waits in a stream.</summary>
    public Deadline Deadline
    {
        get
        {
            lock (_starting)
            {
                return _deadline ??= new(clock, within);
            }
        }
    }

    /// <summary>Gets or sets which child must get each recipient, where an earlier run decided it; <see langword="null"/> where none did.</summary>
    public int?[]? Bound { get; set; }

    /// <summary>Says how many parts are under way at once.</summary>
    public void Open(int legs) => _openLegs = legs;

    /// <summary>Ends one part.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool Close() => Interlocked.Decrement(ref _openLegs) is 0;

    /// <summary>Says the same of every recipient.</summary>
    public CompositeSend Fill(SmsOutcome outcome, SmsError error)
    {
        for (var i = 0; i < _recipients.Length; i++)
        {
            Known[i] = CreateRow(i, outcome, error);
        }

        return this;
    }

    /// <summary>Makes a row of the composite's own.</summary>
    public SmsRecipientResult CreateRow(int index, SmsOutcome outcome, SmsError error) => new(_recipients[index], outcome) { Gateway = gateway, Error = error };

    /// <summary>Makes the result: one row for every entry of the message's recipients, in order.</summary>
    public SmsSendResult CreateResult()
    {
        var rows = new SmsRecipientResult[message.To.Count];
        if (rows.Length == _recipients.Length)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = RowOf(i);
            }
        }
        else
        {
            // A number that is listed twice was sent to once: both entries have the one outcome.
            var rowOf = new Dictionary<PhoneNumber, SmsRecipientResult>(_recipients.Length);
            for (var i = 0; i < _recipients.Length; i++)
            {
                rowOf.Add(_recipients[i], RowOf(i));
            }

            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = rowOf[message.To[i]];
            }
        }

        return new() { Message = message, MessageId = message.Id!, Recipients = rows };
    }

    // What nobody spoke of is unknown: nothing forgotten may look like anything else.
    private SmsRecipientResult RowOf(int index) => _known[index] ?? new(_recipients[index], SmsOutcome.Unknown) { Gateway = gateway };
}
