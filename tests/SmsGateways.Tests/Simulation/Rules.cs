using System.Globalization;
using System.Runtime.CompilerServices;

namespace SmsGateways.Tests.Simulation;

/// <summary>Watches what a gateway does, and says what it must not have done.</summary>
internal sealed class Rules(WorldSettings settings, VirtualTime time)
{
    // 1 + MaxRetries + MaxWaits + MaxResubmissions of the design, and of these only the retries come without a first byte.
    private const int MaxRequests = 1 + 2 + 3 + 3;
    private const int MaxFirstBytes = MaxRequests - 2;

    // Two rounds of 4, a quiet period apart.
    private const int MaxQuestions = 2 * 4;

    // Timers of the framework count whole milliseconds.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan CircuitWindow = TimeSpan.FromSeconds(31);

    private readonly List<Violation> _violations = [];
    private readonly Dictionary<int, (int Sends, int Questions)> _requests = [];
    private readonly Queue<TimeSpan> _unavailable = new();
    private readonly List<TimeSpan> _openings = [];
    private TimeSpan? _lastBegin;
    private TimeSpan? _lastAccountRefusal;
    private bool _wasUnavailable;

    public IReadOnlyList<Violation> Violations => _violations;

    public int Openings => _openings.Count;

    public void OnRequest(Sending sending, bool isQuestion, int underWay)
    {
        Check(Invariant.NothingBeginsAfterCancellation, !sending.IsCanceled, sending, "began a request");
        Check(Invariant.NothingBeginsAfterTheEnd, sending.Ended is null, sending, "began a request");
        Check(Invariant.NothingBeginsAfterTheDeadline, time.Now <= sending.EndsAt, sending, $"began a request, deadline {sending.EndsAt}");
        Check(Invariant.ReconciliationOnlyTurnsUnknownIntoAccepted, isQuestion || !sending.IsReconciliation, sending, "sent");
        Check(Invariant.ConcurrencyIsKept, underWay <= settings.MaxConcurrentRequests, sending, $"{underWay} at once");

        if (settings.MaxRequestsPerSecond is { } rate)
        {
            Check(Invariant.RateIsKept, _lastBegin is null || time.Now - _lastBegin >= TimeSpan.FromSeconds(1 / rate) - Tick, sending, $"{time.Now - _lastBegin} after the request before");
            _lastBegin = time.Now;
        }

        if (!sending.IsReconciliation)
        {
            var batches = (sending.Message.To.Count + settings.MaxRecipientsPerRequest - 1) / settings.MaxRecipientsPerRequest;
            var (sends, questions) = _requests.GetValueOrDefault(sending.Number);
            (sends, questions) = _requests[sending.Number] = isQuestion ? (sends, questions + 1) : (sends + 1, questions);
            Check(Invariant.RequestsAreBounded, sends <= MaxRequests * batches && questions <= MaxQuestions * batches, sending, $"{sends} sends and {questions} questions for {batches} batches");
        }
    }

    public void OnFirstByte(Sending sending, SimulatedRequest request)
    {
        Check(Invariant.NothingBeginsAfterCancellation, !sending.IsCanceled, sending, "wrote its first byte");
        Check(Invariant.NothingBeginsAfterTheDeadline, time.Now <= sending.EndsAt, sending, $"wrote its first byte, deadline {sending.EndsAt}");
        sending.HandedOver.UnionWith(request.Phones);
        if (request.Id.Length > 0)
        {
            var (sends, questions) = sending.Requests.GetValueOrDefault(request.Id);
            (sends, questions) = sending.Requests[request.Id] = request.IsQuestion ? (sends, questions + 1) : (sends + 1, questions);
            Check(Invariant.RequestsAreBounded, sends <= MaxFirstBytes && questions <= MaxQuestions, sending, $"{sends} sends and {questions} questions of {request.Id}");
        }
    }

    public void OnAnswer(bool isQuestion, bool isUnavailable)
    {
        if (!isQuestion)
        {
            _wasUnavailable = isUnavailable;
            if (isUnavailable)
            {
                _unavailable.Enqueue(time.Now);
            }
        }
    }

    public void OnAccountRefused() => _lastAccountRefusal = time.Now;

    public void OnDelivered(Sending sending, int text, int copies) => Check(Invariant.NobodyGetsTwo, copies is 1, sending, $"message {text}: {copies} copies");

    public void OnCircuitOpened(string reason)
    {
        while (_unavailable.TryPeek(out var first) && first < time.Now - CircuitWindow)
        {
            _unavailable.Dequeue();
        }

        var hasReason = reason.Contains("account", StringComparison.Ordinal)
            ? _lastAccountRefusal > time.Now - CircuitWindow
            : _unavailable.Count >= 10 || (_wasUnavailable && _openings.Count > 0);
        Add(Invariant.CircuitOpensForAReason, hasReason, -1, -1, $"'{reason}' after {_unavailable.Count} requests found the provider unavailable");
        _openings.Add(time.Now);
    }

    /// <summary>A send is over.</summary>
    public void OnEnd(Sending sending, IReadOnlyDictionary<(int Text, long Phone), int> ledger)
    {
        Check(Invariant.EndsByItsDeadline, sending.Ended <= sending.EndsAt, sending, $"deadline {sending.EndsAt}");
        if (sending.Result is not { } result)
        {
            return;
        }

        var isWhole = result.Recipients.Count == sending.Message.To.Count;
        for (var i = 0; isWhole && i < result.Recipients.Count; i++)
        {
            var row = result.Recipients[i];
            isWhole = row.To == sending.Message.To[i] && row.Gateway == result.Recipients[0].Gateway
                && (row.Outcome is SmsOutcome.Accepted ? row is { Error: null, Evidence: not SmsEvidence.None } : row is { Error: not null, Evidence: SmsEvidence.None });
        }

        Check(Invariant.OneOutcomeForEachRecipientInOrder, isWhole, sending, Describe(result));
        CheckAccepted(sending, result, ledger);
        foreach (var row in sending.Message.IsResubmission ? [] : result.Recipients)
        {
            Check(Invariant.WhatNeverLeftIsNotUnknown, row.Outcome is not SmsOutcome.Unknown || sending.HandedOver.Contains(row.To.Digits), sending, $"{row.To} is unknown: {row.Error}");
        }
    }

    /// <summary>Nothing is on its way any more: what was said must be true.</summary>
    public void OnSettled(Sending sending, IReadOnlyDictionary<(int Text, long Phone), int> ledger)
    {
        foreach (var to in sending.WasNothingSent ? sending.Message.To : [])
        {
            Check(Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown, !ledger.ContainsKey((sending.Text, to.Digits)), sending, $"{to} has it, and the caller was told that nothing was sent");
        }

        foreach (var row in sending.Result?.Recipients ?? [])
        {
            Check(
                Invariant.WhatIsInTheLedgerIsAcceptedOrUnknown,
                row.Outcome is SmsOutcome.Accepted or SmsOutcome.Unknown || !ledger.ContainsKey((sending.Text, row.To.Digits)),
                sending,
                $"{row.To} has it, and is {row.Outcome}: {row.Error}");
            Check(Invariant.WithoutFaultsAllIsAccepted, !sending.MustBeAccepted || row.Outcome is SmsOutcome.Accepted, sending, $"{row.To} is {row.Outcome}: {row.Error}");
        }
    }

    /// <summary>The provider was asked about what was unknown.</summary>
    public void OnReconciled(Sending sending, SmsSendResult before, SmsSendResult after, IReadOnlyDictionary<(int Text, long Phone), int> ledger)
    {
        var isTrue = before.Recipients.Count == after.Recipients.Count;
        for (var i = 0; isTrue && i < before.Recipients.Count; i++)
        {
            var (was, became) = (before.Recipients[i], after.Recipients[i]);
            isTrue = was == became || (was.Outcome is SmsOutcome.Unknown && became == was with { Outcome = SmsOutcome.Accepted, Evidence = SmsEvidence.DeliveryReport, Error = null });
        }

        Check(Invariant.ReconciliationOnlyTurnsUnknownIntoAccepted, isTrue, sending, $"{Describe(before)} became {Describe(after)}");
        CheckAccepted(sending, after, ledger);
    }

    /// <summary>Everything is well again, and a message was sent.</summary>
    public void OnRecovered(bool isPaused) => Add(Invariant.CircuitClosesAgain, !isPaused, -1, -1, "it is still open");

    /// <summary>Notes a violation. Its detail is written only then.</summary>
    public void Check(Invariant invariant, bool holds, Sending sending, [InterpolatedStringHandlerArgument(nameof(holds))] DetailHandler detail)
    {
        if (!holds)
        {
            Add(invariant, holds, sending.Number, sending.Text, detail.ToString());
        }
    }

    private void CheckAccepted(Sending sending, SmsSendResult result, IReadOnlyDictionary<(int Text, long Phone), int> ledger)
    {
        foreach (var row in result.Recipients)
        {
            var isTrue = row.Outcome is not SmsOutcome.Accepted || ledger.ContainsKey((sending.Text, row.To.Digits));
            Check(Invariant.AcceptedIsInTheLedger, isTrue, sending, $"{row.To} does not have it: {row.Evidence}");
        }
    }

    private void Add(Invariant invariant, bool holds, int sending, int text, string detail)
    {
        if (!holds)
        {
            _violations.Add(new(invariant, sending, text, string.Create(CultureInfo.InvariantCulture, $"at {time.Now.TotalSeconds:F7}: {detail}")));
        }
    }

    private static string Describe(SmsSendResult result) => string.Join(", ", result.Recipients);
}
