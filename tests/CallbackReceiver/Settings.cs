namespace CallbackReceiver;

/// <summary>Where reports are written, and after how many of them a handler hangs.</summary>
internal sealed record Settings(string File, int HangsAfter)
{
    private int _handled;

    public bool Hangs() => Interlocked.Increment(ref _handled) > HangsAfter;
}
