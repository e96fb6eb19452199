namespace SmsGateways.Sending;

/// <summary>The state of one request over its attempts: what is known of each recipient, and what was tried.</summary>
/// <param name="batch">What is sent.</param>
/// <param name="verdicts">What is known of each recipient, in order: the result.</param>
/// <param name="deadline">When it ends.</param>
internal sealed class Submission(Batch batch, Memory<Verdict> verdicts, Deadline deadline)
{
    private Verdict[]? _latest;
    private bool _mayHaveGone = batch.Message.IsResubmission;
    private bool _hasBegun;
    private bool _isConcluded;
    private int _retries;
    private int _waits;
    private int _resubmissions;

    public Batch Batch => batch;

    public Deadline Deadline => deadline;

    public Span<Verdict> Verdicts => verdicts.Span;

    /// <summary>Gets a value indicating whether anything was tried.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Gets a value indicating whether what the latest attempt told was taken up.</summary>
    public bool IsConcluded => _isConcluded;

    /// <summary>Gets or sets a value indicating whether the circuit turned the latest attempt away.</summary>
    public bool WasTurnedAway { get; set; }

    /// <summary>Gets a value indicating whether an attempt, or an earlier run, may have sent the message.</summary>
    public bool MayHaveGone => _mayHaveGone;

    /// <summary>Gets a value indicating whether this is a message that an earlier run may have sent, to a provider that would not recognize it.</summary>
    public bool CannotBeSentAgain => _mayHaveGone && batch.Id is null;

    /// <summary>Gets the latest attempt's verdicts.</summary>
    public Span<Verdict> Latest => _latest ?? verdicts.Span;

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

    /// <summary>Says the same of all recipients.</summary>
    public void Fill(SmsOutcome outcome, SmsErrorCode code, SmsErrorScope scope, string detail)
        => Latest.Fill(new(outcome, new(code, scope, null, null) { Detail = detail }));

    /// <summary>Ends a request whose latest attempt failed in a way that nobody foresaw: it may have gone out.</summary>
    public void Abandon(string detail)
    {
        foreach (ref var verdict in verdicts.Span)
        {
            verdict = verdict.Outcome is SmsOutcome.Accepted
                ? verdict
                : new(SmsOutcome.Unknown, new(SmsErrorCode.Other, SmsErrorScope.Unspecified, null, null) { Detail = detail }) { ProviderMessageId = batch.Id };
        }
    }

    /// <summary>Takes up what the latest attempt told, and decides.</summary>
    /// <param name="canBeAsked">Whether the provider can be asked what it has.</param>
    public NextStep Conclude(bool canBeAsked)
    {
        var latest = Latest;
        Merge(latest, canBeAsked);
        _isConcluded = true;

        var summary = Summarize(latest);
        _mayHaveGone |= summary.Outcome is SmsOutcome.Unknown;
        return Decisions.Next(new(summary)
        {
            MayHaveGone = _mayHaveGone,
            KnowsIds = batch.Id is not null,
            CanBeAsked = canBeAsked,
            IsCircuitOpen = WasTurnedAway,
            Retries = _retries,
            Waits = _waits,
            Resubmissions = _resubmissions,
        });
    }

    /// <summary>Counts a step that is about to be waited for, and tells how long.</summary>
    public TimeSpan Begin(NextStep step, TimeSpan quietPeriod, double jitter)
    {
        var before = step switch
        {
            NextStep.Retry => _retries++,
            NextStep.Wait => _waits++,
            _ => _resubmissions++,
        };
        return Decisions.DelayOf(step, before, quietPeriod, jitter);
    }

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

    /// <summary>Takes up what the provider says that it has.</summary>
    public void Confirm(IReadOnlySet<PhoneNumber> reported)
    {
        var recipients = batch.Recipients.Span;
        for (var i = 0; i < recipients.Length; i++)
        {
            ref var known = ref verdicts.Span[i];
            if (known.Outcome is not SmsOutcome.Accepted && reported.Contains(recipients[i]))
            {
                known = new(SmsOutcome.Accepted) { ProviderMessageId = batch.Id, Parts = known.Parts, Evidence = SmsEvidence.DeliveryReport };
            }
        }
    }

    private void Merge(Span<Verdict> latest, bool canBeAsked)
    {
        for (var i = 0; i < latest.Length; i++)
        {
            ref var known = ref verdicts.Span[i];
            if (known.Outcome is SmsOutcome.Accepted)
            {
                continue;
            }

            if (_mayHaveGone && !canBeAsked && latest[i].Error?.Code is SmsErrorCode.DuplicateId)
            {
                known = new(SmsOutcome.Accepted) { ProviderMessageId = latest[i].ProviderMessageId, Evidence = SmsEvidence.DuplicateRefusal };
            }
            else if (_mayHaveGone && latest[i].Outcome is SmsOutcome.NotSent or SmsOutcome.Rejected)
            {
                // Ambiguity is sticky: that this request was not taken says nothing about the one before.
                known = known.Error is null ? latest[i] with { Outcome = SmsOutcome.Unknown, ProviderMessageId = batch.Id } : known;
            }
            else
            {
                known = latest[i];
            }
        }
    }

    // One request has one answer, and so nearly always one verdict for all its recipients. Where they differ, the least certain decides.
    private static Verdict Summarize(Span<Verdict> latest)
    {
        var summary = latest[0];
        foreach (var verdict in latest)
        {
            summary = verdict.Outcome < summary.Outcome ? verdict : summary;
        }

        return summary;
    }
}
