namespace SmsGateways.Sending;

/// <summary>The state of one request over its attempts: what is known of each recipient, and what was tried.</summary>
/// <param name="batch">What is sent.</param>
/// <param name="verdicts">What is known of each recipient, in order: the result.</param>
/// <param name="deadline">When it ends.</param>
internal sealed class Submission(Batch batch, Memory<Verdict> verdicts, Deadline deadline)
{
    private readonly Batch _whole = batch;
    private Batch _batch = batch;
    private Verdict[]? _latest;
    private int[]? _open;
    private Action? _onAttempted;
    private bool _mayHaveGone = batch.Entries[0].Message.IsResubmission; // Such a message is never packed with others.
    private bool _hasBegun;
    private bool _isConcluded;
    private int _retries;
    private int _waits;
    private int _resubmissions;

    /// <summary>Gets what the next attempt sends: all of it or, where each recipient has an id of its own, what is still open.</summary>
    public Batch Batch => _batch;

    public Deadline Deadline => deadline;

    public Span<Verdict> Verdicts => verdicts.Span;

    /// <summary>Gets a value indicating whether anything was tried.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Gets a value indicating whether what the latest attempt told was taken up.</summary>
    public bool IsConcluded => _isConcluded;

    /// <summary>Gets or sets a value indicating whether the circuit turned the latest attempt away.</summary>
    public bool WasTurnedAway { get; set; }

    /// <summary>Gets a value indicating whether the request goes to the account's second access point.</summary>
    public bool IsOnSecondary { get; private set; }

    /// <summary>Gets a value indicating whether an attempt, or an earlier run, may have sent the message.</summary>
    public bool MayHaveGone => _mayHaveGone;

    /// <summary>Gets a value indicating whether this is a message that an earlier run may have sent, to a provider that would not recognize it.</summary>
    public bool CannotBeSentAgain => _mayHaveGone && !_batch.HasIds;

    /// <summary>Gets the latest attempt's verdicts, one for each recipient of <see cref="Batch"/>.</summary>
    public Span<Verdict> Latest => _latest is null ? verdicts.Span : _latest.AsSpan(0, _open?.Length ?? _latest.Length);

    /// <summary>Gets a value indicating whether the provider is known to have the message for every recipient.</summary>
    public bool IsAllAccepted
    {
        get
        {
            foreach (var verdict in verdicts.Span)
            {
                if (verdict.Outcome is not SmsOutcome.Accepted)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Has something done once, when the first attempt is over or there will be none.</summary>
    public void OnAttempted(Action action) => _onAttempted = action;

    /// <summary>Does what <see cref="OnAttempted"/> was told, unless it was done.</summary>
    public void EndFirstAttempt() => Interlocked.Exchange(ref _onAttempted, null)?.Invoke();

    /// <summary>Begins an attempt. The first one's verdicts go into the result itself; those of a repetition are merged into it.</summary>
    public void BeginAttempt()
    {
        if (HasBegun || _mayHaveGone)
        {
            _latest ??= new Verdict[verdicts.Length];
            _latest.AsSpan().Clear();
        }

        _hasBegun = true;
        _isConcluded = false;
    }

    /// <summary>Says the same of all recipients. What may have gone out is known by the id that it would have.</summary>
    public void Fill(SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope, string detail)
    {
        var verdict = new Verdict(outcome, new(code, scope, null, null) { Detail = detail });
        for (var i = 0; i < Latest.Length; i++)
        {
            Latest[i] = outcome is SmsOutcome.Unknown ? verdict with { ProviderMessageId = _batch.IdOf(i) } : verdict;
        }
    }

    /// <summary>Ends a request whose latest attempt failed in a way that nobody foresaw: it may have gone out.</summary>
    public void Abandon(string detail)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            ref var verdict = ref verdicts.Span[i];
            verdict = verdict.Outcome is SmsOutcome.Accepted
                ? verdict
                : new(SmsOutcome.Unknown, new(SmsErrorCode.Other, SmsErrorScope.Unspecified, null, null) { Detail = detail }) { ProviderMessageId = _whole.IdOf(i) };
        }
    }

    /// <summary>Takes up what the latest attempt told, and decides.</summary>
    /// <param name="canBeAsked">Whether the provider can be asked what it has.</param>
    /// <param name="hasSecondary">Whether the account has a second access point.</param>
    public NextStep Conclude(bool canBeAsked, bool hasSecondary)
    {
        var latest = Latest;
        Merge(latest, canBeAsked);
        _isConcluded = true;
        EndFirstAttempt();

        var summary = Summarize(latest, out var isMixed);
        _mayHaveGone |= summary.Outcome is SmsOutcome.Unknown;
        var step = Decisions.Next(new(summary)
        {
            MayHaveGone = _mayHaveGone,
            KnowsIds = _batch.HasIds,
            CanBeAsked = canBeAsked,
            IsCircuitOpen = WasTurnedAway,
            IsMixed = isMixed && !_batch.HasRecipientIds,
            HasElsewhere = hasSecondary && !IsOnSecondary,
            Retries = _retries,
            Waits = _waits,
            Resubmissions = _resubmissions,
        });

        if (isMixed && _batch.HasRecipientIds && step is not (NextStep.Stop or NextStep.Ask))
        {
            KeepOpen();
        }

        return step;
    }

    /// <summary>Counts a step that is about to be waited for, and tells how long.</summary>
    public TimeSpan Begin(NextStep step, TimeSpan quietPeriod, double jitter)
    {
        if (step is NextStep.Elsewhere)
        {
            IsOnSecondary = true;
            _retries = 0;
            return TimeSpan.Zero;
        }

        var before = step switch
        {
            NextStep.Retry => _retries++,
            NextStep.Wait => _waits++,
            _ => _resubmissions++,
        };
        return Decisions.DelayOf(step, before, quietPeriod, jitter);
    }

    /// <summary>Gets a value indicating whether the whole request was refused for something in it.</summary>
    public bool IsRefusedWhole
    {
        get
        {
            foreach (var verdict in verdicts.Span)
            {
                if (verdict is not { Outcome: SmsOutcome.Rejected, IsOfRequest: true, Error.Scope: not (SmsErrorScope.Gateway or SmsErrorScope.Transient) })
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Copies what is known to the messages that shared the request, in order.</summary>
    public void Distribute(IEnumerable<SendPlan> plans)
    {
        var first = 0;
        foreach (var plan in plans)
        {
            verdicts.Slice(first, plan.Verdicts.Length).CopyTo(plan.Verdicts);
            first += plan.Verdicts.Length;
        }
    }

    /// <summary>Takes up what the provider says that it has.</summary>
    public void Confirm(IReadOnlySet<PhoneNumber> reported)
    {
        var recipients = _whole.Recipients.Span;
        for (var i = 0; i < recipients.Length; i++)
        {
            ref var known = ref verdicts.Span[i];
            if (known.Outcome is not SmsOutcome.Accepted && reported.Contains(recipients[i]))
            {
                known = new(SmsOutcome.Accepted) { ProviderMessageId = _whole.IdOf(i), Parts = known.Parts, Evidence = SmsEvidence.DeliveryReport };
            }
        }
    }

    // Only to something that was open can submitting it again do anything.
    private static bool IsOpen(in Verdict verdict) => verdict switch
    {
        { Outcome: SmsOutcome.Unknown, IsForAsking: false } or { Outcome: SmsOutcome.NotSent } => true,
        { Outcome: SmsOutcome.Rejected, Error.Scope: SmsErrorScope.Transient } => true,
        _ => false,
    };

    // One request has, as a rule, one answer and so one verdict for all its recipients. Where they differ, the least certain of what is open decides.
    private static Verdict Summarize(ReadOnlySpan<Verdict> latest, out bool isMixed)
    {
        var summary = latest[0];
        isMixed = false;
        foreach (ref readonly var verdict in latest)
        {
            isMixed |= verdict.Outcome != latest[0].Outcome || IsOpen(verdict) != IsOpen(latest[0]);
            summary = (IsOpen(verdict), IsOpen(summary)) switch
            {
                (true, false) => verdict,
                (false, true) => summary,
                _ => verdict.Outcome < summary.Outcome ? verdict : summary,
            };
        }

        return summary;
    }

    private void Merge(ReadOnlySpan<Verdict> latest, bool canBeAsked)
    {
        if (_latest is null)
        {
            return; // The first attempt's verdicts are the result already.
        }

        for (var i = 0; i < latest.Length; i++)
        {
            ref var known = ref verdicts.Span[_open?[i] ?? i];
            if (known.Outcome is SmsOutcome.Accepted)
            {
                continue;
            }

            var mayHaveGone = known.Outcome is SmsOutcome.Unknown;
            if (mayHaveGone && !canBeAsked && latest[i].Error?.Code is SmsErrorCode.DuplicateId)
            {
                known = new(SmsOutcome.Accepted) { ProviderMessageId = latest[i].ProviderMessageId, Evidence = SmsEvidence.DuplicateRefusal };
            }
            else if (mayHaveGone && latest[i].Outcome is SmsOutcome.NotSent or SmsOutcome.Rejected)
            {
                // Ambiguity is sticky: that this request was not taken says nothing about the one before.
                known = known.Error is null ? latest[i] with { Outcome = SmsOutcome.Unknown, ProviderMessageId = _batch.IdOf(i) } : known;
            }
            else
            {
                known = latest[i];
            }
        }
    }

    private void KeepOpen()
    {
        var open = new List<int>();
        var within = new List<int>();
        for (var i = 0; i < Latest.Length; i++)
        {
            if (IsOpen(Latest[i]))
            {
                open.Add(_open?[i] ?? i);
                within.Add(i);
            }
        }

        _batch = _batch.Only(within.ToArray());
        _open = [.. open];
    }
}
