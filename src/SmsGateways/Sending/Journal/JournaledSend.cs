using Microsoft.Extensions.Logging;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Journal;

/// <summary>One message through one gateway with a journal: claimed before the first byte, written down after the outcome.</summary>
internal sealed class JournaledSend
{
    // Beyond its deadline a send finishes one exchange, and no more than this.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(10);

    private readonly ProviderGateway _gateway;
    private readonly SmsGatewayOptions _options;
    private readonly ISmsSendJournal _journal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly PhoneNumber[] _to;
    private readonly long _fingerprint;
    private readonly Dictionary<PhoneNumber, SmsRecipientResult> _known = [];

    // Those who may have got it through another gateway, which this one takes over from.
    private readonly Dictionary<PhoneNumber, SmsJournalEntry> _takenOver = [];

    private string?[] _ids = [];
    private Dictionary<PhoneNumber, string?>? _idOf;
    private JournaledPart[] _parts = [];
    private int _open;

    public JournaledSend(SmsMessage message, ProviderGateway gateway, ISmsSendJournal journal, TimeProvider clock, ILogger logger)
    {
        Message = WithId(message);
        Deadline = new(clock, message.Deadline ?? gateway.Options.Deadline);
        _gateway = gateway;
        _options = gateway.Options;
        _journal = journal;
        _clock = clock;
        _logger = logger;
        _to = [.. message.To.Distinct()];
        _fingerprint = ContentFingerprint.Of(message);
    }

    /// <summary>Gets the message as it was given, its id filled in.</summary>
    public SmsMessage Message { get; }

    public string Gateway => _gateway.Name;

    public Deadline Deadline { get; }

    /// <summary>Gets how many recipients there are, each counted once.</summary>
    public int RecipientCount => _to.Length;

    /// <summary>Claims the recipients.</summary>
    /// <returns>What is to be sent: nothing where the journal has the answers, or cannot be written.</returns>
    public async ValueTask<IReadOnlyList<JournaledPart>> ClaimAsync()
    {
        try
        {
            _ids = _gateway.PlanIds(Message, _to);
            var lease = Deadline.Left + _options.AttemptTimeout + LeaseMargin;
            var claim = new SmsJournalClaim(Message.Id!, _to, Gateway, _fingerprint, lease)
            {
                ProviderMessageIds = _ids,
                TakesOver = Message.OnUnknown is SmsOnUnknown.AtLeastOnce,
            };

            // Not the caller's token: who stops in the middle leaves claims behind that nobody sends for.
            var grants = await _journal.ClaimAsync(claim, CancellationToken.None).ConfigureAwait(false);
            _parts = grants.Count == _to.Length ? [.. Divide(grants)] : throw new InvalidDataException("The journal did not answer for every recipient.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.JournalFailed(_logger, Gateway, Message.Id!, exception.GetType().Name);
            var error = Refuse(SmsErrorCode.Unavailable, SmsErrorScope.Transient, $"The journal could not be written ({exception.GetType().Name}), and nothing is sent without a record.");
            foreach (var to in _to)
            {
                _known[to] = Row(to, Message.IsResubmission ? SmsOutcome.Unknown : SmsOutcome.NotSent, error);
            }

            return [];
        }

        _open = _parts.Length;
        return _parts;
    }

    /// <summary>Counts a part that is over.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool End() => Interlocked.Decrement(ref _open) is 0;

    /// <summary>Writes down what became of the parts, and makes the result.</summary>
    public async ValueTask<SmsSendResult> ConcludeAsync()
    {
        var outcomes = new List<SmsJournalEntry>();
        foreach (var row in _parts.SelectMany(static part => part.Result!.Recipients))
        {
            var known = _known[row.To] = _takenOver.TryGetValue(row.To, out var before) ? TakeOver(row, before) : row;
            outcomes.Add(new(row.To, StateOf(known.Outcome))
            {
                Gateway = known.Gateway ?? Gateway,
                ProviderMessageId = known.ProviderMessageId ?? IdOf(row.To),
                Parts = known.Parts,
                Fingerprint = _fingerprint,
            });
        }

        if (outcomes.Count > 0)
        {
            try
            {
                await _journal.RecordAsync(Message.Id!, outcomes, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The outcome is known to the caller all the same. The claim stands, and counts as unknown when its lease is over.
                Log.JournalFailed(_logger, Gateway, Message.Id!, exception.GetType().Name);
            }
        }

        return new() { Message = Message, MessageId = Message.Id!, Recipients = [.. Message.To.Select(to => _known[to])] };
    }

    private static SmsJournalState StateOf(SmsOutcome outcome) => outcome switch
    {
        SmsOutcome.Accepted => SmsJournalState.Accepted,
        SmsOutcome.Rejected => SmsJournalState.Rejected,
        SmsOutcome.NotSent => SmsJournalState.NotSent,
        _ => SmsJournalState.Unknown,
    };

    private IEnumerable<JournaledPart> Divide(IReadOnlyList<SmsJournalGrant> grants)
    {
        var (fresh, repeated) = (new List<PhoneNumber>(), new List<PhoneNumber>());
        var wait = TimeSpan.Zero;
        foreach (var (index, grant) in grants.Index())
        {
            if (!grant.IsClaimed)
            {
                _known[_to[index]] = Answer(_to[index], grant);
            }
            else if (grant.Decision is SmsJournalDecision.Resubmit || (grant.Known is null && Message.IsResubmission))
            {
                // The journal's time may be another machine's.
                var left = grant.Known is { } known ? _options.QuietPeriod - (_clock.GetUtcNow() - known.WrittenAt) : TimeSpan.Zero;
                wait = left <= wait ? wait : left < _options.QuietPeriod ? left : _options.QuietPeriod;
                repeated.Add(_to[index]);
            }
            else
            {
                fresh.Add(_to[index]);
                if (grant.Known is { State: SmsJournalState.Sending or SmsJournalState.Unknown } before)
                {
                    _takenOver[_to[index]] = before;
                }
            }
        }

        if (fresh.Count > 0)
        {
            yield return new(this, [.. fresh], mayHaveGone: false, TimeSpan.Zero);
        }

        if (repeated.Count > 0)
        {
            yield return new(this, [.. repeated], mayHaveGone: true, wait);
        }
    }

    private SmsRecipientResult Answer(PhoneNumber to, SmsJournalGrant grant) => grant.Decision switch
    {
        SmsJournalDecision.Settled => JournalRows.Accepted(grant.Known!),
        SmsJournalDecision.OtherContent => Row(to, SmsOutcome.Rejected, JournalRows.OtherContent),
        SmsJournalDecision.UnderWay => JournalRows.Unknown(grant.Known!, Refuse(
            SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified, "Somebody else is sending this message right now, under the same id. Nothing was sent a second time.")),
        _ => JournalRows.Unknown(grant.Known!, Refuse(
            SmsErrorCode.DuplicateId,
            SmsErrorScope.Unspecified,
            $"An earlier run may have sent this message through the gateway '{grant.Known!.Gateway}'. Nothing was sent a second time: reconcile.")),
    };

    private string? IdOf(PhoneNumber to)
        => _to.Length is 1 ? _ids[0] : (_idOf ??= _to.Zip(_ids).ToDictionary(static pair => pair.First, static pair => pair.Second)).GetValueOrDefault(to);

    // Ambiguity is sticky: that this gateway did not take it says nothing about the one before.
    private static SmsRecipientResult TakeOver(SmsRecipientResult row, SmsJournalEntry before) => row.Outcome is SmsOutcome.Accepted or SmsOutcome.Unknown
        ? row with { MayBeDuplicate = true }
        : row with
        {
            Outcome = SmsOutcome.Unknown,
            Gateway = before.Gateway,
            ProviderMessageId = before.ProviderMessageId,
            MayBeDuplicate = true,
            IsLastWord = !FailoverDecisions.MovesOn(row, SmsOnUnknown.AtLeastOnce),
        };

    private SmsRecipientResult Row(PhoneNumber to, SmsOutcome outcome, SmsError error) => new(to, outcome) { Gateway = Gateway, Error = error };
}
