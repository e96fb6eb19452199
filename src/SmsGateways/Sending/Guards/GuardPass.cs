using SmsGateways.Sending.Journal;

namespace SmsGateways.Sending.Guards;

/// <summary>A message that the guards have counted. It travels with the message, so that a guard further in does not count it again.</summary>
internal sealed class GuardPass
{
    private readonly string _gateway;
    private readonly PhoneNumber[] _counted;
    private readonly Dictionary<PhoneNumber, SmsError> _refused;
    private readonly int? _predictedParts;
    private readonly Dictionary<PhoneNumber, SmsRecipientResult> _earlier = [];
    private readonly HashSet<PhoneNumber>? _covered;
    private volatile bool _isOpen = true;
    private int _isSettled;

    /// <summary>Makes the pass of a message.</summary>
    /// <param name="guards">Who counted it.</param>
    /// <param name="gateway">The name of the gateway that it is given to.</param>
    /// <param name="message">The message, with an id.</param>
    /// <param name="counted">The recipients that were counted for it, each once.</param>
    /// <param name="refused">The recipients that it may not go to.</param>
    /// <param name="predictedParts">How many parts it has.</param>
    public GuardPass(SendGuards guards, string gateway, SmsMessage message, PhoneNumber[] counted, Dictionary<PhoneNumber, SmsError> refused, int? predictedParts)
    {
        Guards = guards;
        Message = message;
        _gateway = gateway;
        _counted = counted;
        _refused = refused;
        _predictedParts = predictedParts;

        PhoneNumber[]? passed = refused.Count is 0 ? null : [.. message.To.Where(to => !refused.ContainsKey(to))];
        if (passed is not { Length: 0 })
        {
            var trail = (message.Trail ?? new()) with { Pass = this };
            Passed = passed is null
                ? message with { Trail = trail }
                : message with { To = passed, Trail = trail with { Whole = trail.Whole ?? message.To } };
            _covered = Passed.To.Count is 1 ? null : [.. Passed.To];
        }
    }

    /// <summary>Gets the guards that counted the message.</summary>
    public SendGuards Guards { get; }

    /// <summary>Gets the stream that it was counted in; <see langword="null"/> for a message that was sent by itself.</summary>
    public object? Owner { get; init; }

    /// <summary>Gets the message as it was given to the guards, with an id.</summary>
    public SmsMessage Message { get; }

    /// <summary>Gets the message as it may be sent; <see langword="null"/> where it may go to nobody.</summary>
    public SmsMessage? Passed { get; }

    /// <summary>Gets a value indicating whether the send that it was made for is under way. After that it is worth nothing: a message may be kept.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Tells whether the message may go to a recipient. Whoever is added on the way is counted.</summary>
    public bool Covers(PhoneNumber to) => _covered?.Contains(to) ?? Passed?.To[0] == to;

    /// <summary>Tells whether the message may go to all of these.</summary>
    public bool Covers(IReadOnlyList<PhoneNumber> recipients) => ReferenceEquals(recipients, Passed?.To) || recipients.All(Covers);

    /// <summary>Asks the journal about those that are refused: an earlier run may have sent to them, and a refusal says that nobody has.</summary>
    public async ValueTask ConsultAsync()
    {
        if (_refused.Count is 0 || Guards.Journal is not { } journal)
        {
            return;
        }

        PhoneNumber[] refused = [.. _refused.Keys];
        try
        {
            var entries = await journal.FindAsync(Message.Id!, refused, CancellationToken.None).ConfigureAwait(false);
            var fingerprint = ContentFingerprint.Of(Message);
            foreach (var (to, entry) in refused.Zip(entries))
            {
                if (entry?.Fingerprint != fingerprint)
                {
                    continue; // Nothing, or another message by mistake: what became of that says nothing about this one.
                }

                if (entry is { State: SmsJournalState.Accepted })
                {
                    _earlier[to] = JournalRows.Accepted(entry);
                }
                else if (entry is { State: SmsJournalState.Sending or SmsJournalState.Unknown })
                {
                    _earlier[to] = JournalRows.Unknown(entry, _refused[to]);
                }
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            foreach (var to in refused)
            {
                _earlier[to] = new(to, SmsOutcome.Unknown) { Gateway = _gateway, Error = _refused[to] };
            }
        }
    }

    /// <summary>Makes the result of a message that may go to nobody.</summary>
    public SmsSendResult Refuse() => Conclude(new());

    /// <summary>Makes the result of a message that the gateway took and told nothing about.</summary>
    public SmsSendResult Miss() => Conclude(new() { Recipients = [.. Passed!.To.Select(UnknownOf)] });

    /// <summary>Takes up the result of what was sent: ends the counting, and makes the result of the whole message.</summary>
    /// <param name="result">The result of <see cref="Passed"/>.</param>
    public SmsSendResult Conclude(SmsSendResult result)
    {
        var notSent = result.Recipients.Where(HasNotLeft).Select(static row => row.To).ToHashSet();
        notSent.ExceptWith(result.Recipients.Where(static row => !HasNotLeft(row)).Select(static row => row.To));
        Settle(to => !notSent.Contains(to));

        return result with { Message = Message, MessageId = Message.Id!, Recipients = _refused.Count is 0 ? result.Recipients : Join(result.Recipients) };
    }

    /// <summary>Ends the counting of a message that was not handed over to anybody.</summary>
    public void GiveBack() => Settle(static _ => false);

    /// <summary>Ends the send. What nobody has told about may have left, and counts.</summary>
    public void Close()
    {
        _isOpen = false;
        Settle(static _ => true);
    }

    // What a journal answers went out in an earlier send, which was counted.
    private static bool HasNotLeft(SmsRecipientResult row) => row.Outcome is SmsOutcome.NotSent || row is { Evidence: SmsEvidence.Journal, MayBeDuplicate: false };

    // A number that is listed twice has two equal rows.
    private SmsRecipientResult[] Join(IReadOnlyList<SmsRecipientResult> rows)
    {
        var known = rows.DistinctBy(static row => row.To).ToDictionary(static row => row.To);
        return [.. Message.To.Select(to => _refused.TryGetValue(to, out var error) ? RefusalOf(to, error) : known.GetValueOrDefault(to) ?? UnknownOf(to))];
    }

    // An earlier run may have sent what is refused now.
    private SmsRecipientResult RefusalOf(PhoneNumber to, SmsError error) => _earlier.GetValueOrDefault(to) ?? new(to, Message.IsResubmission ? SmsOutcome.Unknown : SmsOutcome.Rejected)
    {
        Gateway = _gateway,
        PredictedParts = _predictedParts,
        Error = error,
    };

    private SmsRecipientResult UnknownOf(PhoneNumber to) => new(to, SmsOutcome.Unknown)
    {
        Gateway = _gateway,
        PredictedParts = _predictedParts,
        Error = MessageChecks.Refuse(SmsErrorCode.Protocol, SmsErrorScope.Unspecified, "The gateway gave no result for this recipient."),
    };

    private void Settle(Func<PhoneNumber, bool> wasSent)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) is 0)
        {
            Guards.Settle(_counted, _predictedParts ?? 1, wasSent);
        }
    }
}
