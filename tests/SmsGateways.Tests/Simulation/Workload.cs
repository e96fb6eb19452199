using System.Globalization;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>The callers of a gateway: what they send and when, when they lose patience, and what they do with what they are told.</summary>
internal sealed class Workload(WorldSettings settings, VirtualTime time, ISmsGateway gateway, Platform platform, Rules rules, Trace trace)
{
    // A user reconciles when he has seen the result; SmsPro's reports are there after 30 seconds.
    private static readonly TimeSpan UntilReconciled = TimeSpan.FromMinutes(1);

    private readonly Dice _dice = new(Dice.Mix(settings.Seed, 5));
    private readonly List<Sending> _sendings = [];
    private readonly List<Sending> _latest = [];
    private long _nextPhone = 996_550_000_000;

    public IReadOnlyList<Sending> Sendings => _sendings;

    /// <summary>Gets the latest send of each message.</summary>
    public IReadOnlyList<Sending> Latest => _latest;

    public void Begin() => time.Schedule(TimeSpan.Zero, SendNext);

    /// <summary>All sends of one message; -1 stands for the gateway itself.</summary>
    public HashSet<int> NumbersOf(int text) => text < 0 ? [text] : [.. _sendings.Where(sending => sending.Text == text).Select(static sending => sending.Number)];

    /// <summary>Nothing is on its way any more: compares what was said with what is true.</summary>
    public void CheckSettled()
    {
        foreach (var sending in _latest)
        {
            rules.OnSettled(sending, platform.Ledger);
        }
    }

    /// <summary>Time has come to its end: nobody may still be waiting, and nothing be left.</summary>
    public void CheckAllEnded(int timers, int underWay)
    {
        foreach (var sending in _sendings)
        {
            rules.Check(Invariant.NothingIsLeftBehind, sending.Ended is not null, sending, "never ended");
        }

        rules.Check(Invariant.NothingIsLeftBehind, timers is 0 && underWay is 0, _sendings[^1], $"{timers} timers and {underWay} places were not given back");
    }

    /// <summary>Asks about what is still unknown, some time later.</summary>
    public void Reconcile() => time.Schedule(UntilReconciled, () =>
    {
        var unknown = _latest.Where(static sending => sending.Result?.Recipients.Any(static row => row.Outcome is SmsOutcome.Unknown) is true).ToList();
        foreach (var group in unknown.Chunk(settings.IsOneByOne ? Math.Max(1, unknown.Count) : 1))
        {
            Run(new(_sendings.Count, -2, _sendings[0].Message) { IsReconciliation = true }, asking => ReconcileAsync(asking, group));
        }
    });

    /// <summary>Sends one message after everything has become well again: the circuit must be closed by then.</summary>
    public void Probe()
    {
        var probe = Create(_latest.Count, NextPhones(1, areValid: true), null);
        probe.MustBeAccepted = true;
        Send(probe);
    }

    private void SendNext()
    {
        Send(CreateNext());
        if (!settings.IsOneByOne)
        {
            Continue();
        }
    }

    private void Continue()
    {
        if (_latest.Count < settings.Messages)
        {
            time.Schedule(_dice.Around(settings.MeanPause), SendNext);
        }
    }

    private Sending CreateNext()
    {
        var count = !_dice.Chance(settings.Batches) ? 1 : _dice.Pick(2, 3, 10, 50, 51, 130);

        // With many at once, a message is one request: see VirtualTime.
        count = settings.IsOneByOne ? count : Math.Min(count, settings.MaxRecipientsPerRequest);
        var phones = NextPhones(_dice.Between(1, count), areValid: false);
        if (phones.Count > 1 && _dice.Chance(0.05))
        {
            phones[^1] = phones[0]; // Listed twice, to be sent to once.
        }

        var sending = Create(_latest.Count, phones, _dice.Chance(settings.OwnDeadlines) ? TimeSpan.FromMilliseconds(1) + (settings.Deadline * _dice.Unit() * _dice.Unit()) : null);
        sending.MustBeAccepted = settings is { FaultRate: 0, IsWild: false };
        if (_dice.Chance(settings.Cancellations))
        {
            Cancel(sending, _dice.Chance(0.1) ? TimeSpan.Zero : settings.Deadline * (0.7 * _dice.Unit() * _dice.Unit()));
        }

        return sending;
    }

    private Sending Create(int text, List<PhoneNumber> phones, TimeSpan? deadline)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{(text % 2 is 0 ? "m" : "an order's number/")}{text}");
        return new(_sendings.Count, text, new SmsMessage(string.Create(CultureInfo.InvariantCulture, $"m{text}"), phones) { Id = id, Deadline = deadline });
    }

    private List<PhoneNumber> NextPhones(int count, bool areValid)
    {
        var phones = new List<PhoneNumber>(count);
        while (phones.Count < count)
        {
            var digits = ++_nextPhone;
            if (!areValid || !platform.IsInvalid(digits))
            {
                phones.Add(PhoneNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"+{digits}")));
            }
        }

        return phones;
    }

    private void Cancel(Sending sending, TimeSpan after)
    {
        var canceling = new CancellationTokenSource();
        sending.Canceling = canceling;
        time.Schedule(after, () =>
        {
            trace.Add(sending.Number, "is canceled");
            sending.IsCanceled = true;
            canceling.Cancel();
        });
    }

    private void Send(Sending sending)
    {
        if (sending.Text == _latest.Count)
        {
            _latest.Add(sending);
        }

        _latest[sending.Text] = sending;
        sending.EndsAt = time.Now + (sending.Message.Deadline ?? settings.Deadline);
        trace.Add(sending.Number, sending.Message.IsResubmission ? "begins again" : "begins", sending.Message.Id, sending.Message.To.Count);
        Run(sending, SendAsync);
    }

    private void Run(Sending sending, Func<Sending, Task> run)
    {
        _sendings.Add(sending);
        time.OnActing();
        Sending.Current = sending;
        _ = run(sending);
        Sending.Current = null;
    }

    private async Task SendAsync(Sending sending)
    {
        try
        {
            sending.Result = await gateway.SendAsync(sending.Message, sending.Canceling?.Token ?? default).ConfigureAwait(false);
        }
        catch (SmsSendCanceledException exception) when (sending.IsCanceled)
        {
            sending.Result = exception.Result;
        }
        catch (OperationCanceledException) when (sending.IsCanceled)
        {
            sending.WasNothingSent = true;
        }
        catch (Exception exception)
        {
            rules.Check(Invariant.ThrowsOnlyCancellations, holds: false, sending, exception.ToString());
        }

        sending.Ended = time.Now;
        trace.Add(sending.Number, "ended", sending.Result?.Summarize());
        rules.OnEnd(sending, platform.Ledger);
        Follow(sending);
        time.OnResting();
    }

    private void Follow(Sending sending)
    {
        var isUnknown = sending.Result?.Recipients.Any(static row => row.Outcome is SmsOutcome.Unknown) is true;
        if (isUnknown && !sending.Message.IsResubmission && _dice.Chance(settings.SecondRuns))
        {
            // A job runs again when nothing of the first run can still be on its way.
            time.Schedule(settings.AttemptTimeout + settings.QuietPeriod + _dice.Between(TimeSpan.Zero, settings.Deadline), () => RunAgain(sending));
        }
        else if (settings.IsOneByOne && !sending.MustBeAccepted)
        {
            Continue();
        }
    }

    private void RunAgain(Sending first)
    {
        rules.OnSettled(first, platform.Ledger);
        Send(new(_sendings.Count, first.Text, first.Message with { IsResubmission = true }));
    }

    // Request by request: where there is one place, questions must not wait for each other.
    private async Task ReconcileAsync(Sending asking, Sending[] unknown)
    {
        foreach (var sending in unknown)
        {
            foreach (var rows in sending.Result!.Recipients.Where(static row => row.Outcome is SmsOutcome.Unknown).GroupBy(static row => row.ProviderMessageId).ToList())
            {
                var before = sending.Result with { Recipients = [.. rows] };
                var after = await Reconciliation.RunAsync(before, _ => gateway, CancellationToken.None).ConfigureAwait(false);
                trace.Add(sending.Number, "reconciled", after.Summarize());
                rules.OnReconciled(sending, before, after, platform.Ledger);
                sending.StillUnknown += after.Recipients.Count(static row => row.Outcome is SmsOutcome.Unknown);
                sending.StillUnknownAndSent += after.Recipients.Count(row => row.Outcome is SmsOutcome.Unknown && platform.Ledger.ContainsKey((sending.Text, row.To.Digits)));
            }
        }

        asking.Ended = time.Now;
        time.OnResting();
    }
}
