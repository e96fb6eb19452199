namespace SmsGateways.Simulator.Common;

/// <summary>Switches the automatic push of a provider on and off.</summary>
internal sealed class PushSwitch(Func<CancellationToken, Task> push, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private AutomaticPush? _automaticPush;

    public bool IsOn
    {
        get
        {
            lock (_gate)
            {
                return _automaticPush is not null;
            }
        }

        set => _ = TurnAsync(value);
    }

    /// <summary>Switches; off, the task completes when nothing runs any more.</summary>
    public async Task TurnAsync(bool isOn)
    {
        AutomaticPush? stopped;
        lock (_gate)
        {
            if (isOn == (_automaticPush is not null))
            {
                return;
            }

            stopped = _automaticPush;
            _automaticPush = isOn ? new AutomaticPush(push, clock) : null;
        }

        if (stopped is not null)
        {
            await stopped.DisposeAsync().ConfigureAwait(false);
        }
    }
}
