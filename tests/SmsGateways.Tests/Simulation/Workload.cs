using System.Globalization;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Simulation;

/// <summary>The callers of a gateway: what they send and when, when they lose patience, and what they do with what they are told.</summary>
internal sealed class Workload(WorldSettings settings, VirtualTime time, Stage stage, ProviderGateway gateway, Platform platform, Rules rules, Trace trace)
{
    private const int NoMessage = -2;

    private readonly Dice _dice = new(Dice.Mix(settings.Seed, 5));
    private readonly List<Sending> _sendings = [];
    private readonly Dictionary<int, Sending> _latest = [];
    private readonly List<Sending> _ending = [];
    private readonly List<(Sending Sending, SmsSendResult Result)> _reconciled = [];
    private long _nextPhone = 996_550_000_000;
    private int _begun;
    
    public IReadOnlyCollection<Sending> Sendings => _sendings;

    /// <summary>Gets the latest send of each message.</summary>
    public IReadOnlyCollection<Sending> Latest => _latest.Values;

    /// <summary>Gets what became of it after asking.</summary>
    public IReadOnlyList<(Sending Sending, SmsSendResult Result)> Reconciled => _reconciled;

    public void Begin() => time.Schedule(TimeSpan.Zero, SendNext);

    /// <summary>All sends of one message; -1 stands for the gateway itself.</summary>
    public HashSet<int> NumbersOf(int text) => text < 0 ? [text] : [.. _sendings.Where(sending => sending.Text == text).Select(static sending => sending.Number)];

    public bool IsCanceled(int number) => _sendings[number].IsCanceled;

    /// <summary>Counts the canceled sends that wait for nothing any more, and so must be about to end.</summary>
    public int CountEnding()
    {
        _ending.RemoveAll(static sending => sending.Ended is not null);
        return _ending.Count(static sending => sending.UnderWay is 0);
    }

    /// <summary>Nothing is on its way any more: compares what was said with what is true.</summary>
    public void CheckSettled()
    {
        foreach (var sending in _latest.Values)
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

    /// <summary>Asks about everything unknown, one after the other.</summary>
    public void Reconcile()
    {
        var asking = new Sending(_sendings.Count, _sendings[0].Message, stage) { IsReconciliation = true, Text = NoMessage, Begun = time.Now };
        _sendings.Add(asking);
        Stage.Run(asking, () => _ = ReconcileAsync(asking));
    }

    /// <summary>Sends one message after everything has become well again: the circuit must be closed by then.</summary>
    public void Probe()
    {
        var probe = Create(_begun++, NextPhones(1), null);
        probe.MustBeAccepted = true;
        Run(probe);
    }

    private void SendNext()
    {
        var sending = CreateNext();
        Run(sending);
        if (_begun < settings.Messages)
        {
            time.Schedule(_dice.Around(settings.MeanPause), SendNext);
        }
    }

    private Sending CreateNext()
    {
        var count = !_dice.Chance(settings.Batches) ? 1 : _dice.Pick(2, 3, 10, 50, 51, 130);
        var phones = NextPhones(_dice.Between(1, count));
        if (phones.Count > 1 && _dice.Chance(0.05))
        {
            phones[^1] = phones[0]; // Listed twice, to be sent to once.
        }

        var sending = Create(_begun++, phones, _dice.Chance(settings.OwnDeadlines) ? TimeSpan.FromMilliseconds(1) + (settings.Deadline * _dice.Unit() * _dice.Unit()) : null);
        sending.MustBeAccepted = settings.Kind is "calm";
        if (_dice.Chance(settings.Cancellations))
        {
            Cancel(sending, _dice.Chance(0.1) ? TimeSpan.Zero : settings.Deadline * (0.7 * _dice.Unit() * _dice.Unit()));
        }

        return sending;
    }

    private Sending Create(int text, List<PhoneNumber> phones, TimeSpan? deadline)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{(text % 2 is 0 ? "m" : "an order's number/")}{text}");
        var message = new SmsMessage(string.Create(CultureInfo.InvariantCulture, $"m{text}"), phones) { Id = id, Deadline = deadline };
        return new(_sendings.Count, message, stage) { Text = text };
    }

    private List<PhoneNumber> NextPhones(int count)
    {
        var phones = new List<PhoneNumber>(count);
        while (phones.Count < count)
        {
            var digits = ++_nextPhone;
            if (_begun < settings.Messages || !platform.IsInvalid(digits))
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
            if (sending.Ended is null)
            {
                _ending.Add(sending);
            }
        });
    }

    private void Run(Sending sending)
    {
        _sendings.Add(sending);
        _latest[sending.Text] = sending;
        sending.Begun = time.Now;
        sending.EndsAt = time.Now + (sending.Message.Deadline ?? settings.Deadline);
        trace.Add(sending.Number, sending.Message.IsResubmission ? "begins again" : "begins", sending.Message.Id, sending.Message.To.Count);
        Stage.Run(sending, () => _ = RunAsync(sending));
    }

    private async Task RunAsync(Sending sending)
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
        if (sending.Result is { } result && !sending.Message.IsResubmission && result.Recipients.Any(static row => row.Outcome is SmsOutcome.Unknown) && _dice.Chance(settings.SecondRuns))
        {
            // A job runs again when nothing of the first run can still be on its way.
            time.Schedule(settings.AttemptTimeout + settings.QuietPeriod + _dice.Between(TimeSpan.Zero, settings.Deadline), () => RunAgain(sending));
        }
    }

    private void RunAgain(Sending first)
    {
        rules.OnSettled(first, platform.Ledger);
        Run(new(_sendings.Count, first.Message with { IsResubmission = true }, stage) { Text = first.Text });
    }

    private async Task ReconcileAsync(Sending asking)
    {
        foreach (var sending in _latest.Values.Where(static sending => sending.Result?.Recipients.Any(static row => row.Outcome is SmsOutcome.Unknown) is true).ToList())
        {
            var after = await Reconciliation.RunAsync(sending.Result!, _ => gateway, CancellationToken.None).ConfigureAwait(false);
            trace.Add(sending.Number, "reconciled", after.Summarize());
            rules.OnReconciled(sending, sending.Result!, after, platform.Ledger);
            _reconciled.Add((sending, after));
        }

        asking.Ended = time.Now;
    }
}
