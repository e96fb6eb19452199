namespace SmsGateways.Sending;

/// <summary>The moment at which a send ends, whatever is still to do.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="after">How long from now.</param>
internal readonly struct Deadline(TimeProvider clock, TimeSpan after)
{
    // What begins with less than this left would rarely be answered in time, and so end as unknown instead of not sent.
    private static readonly TimeSpan MostMargin = TimeSpan.FromMilliseconds(100);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>Gets what is left: nothing, once it has passed.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = after - clock.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Gets how long something may still begin.</summary>
    public TimeSpan LeftToBegin => Left - (after / 10 is var margin && margin < MostMargin ? margin : MostMargin);

    /// <summary>Gets a value indicating whether it is too late to begin anything.</summary>
    public bool IsNear => LeftToBegin <= TimeSpan.Zero;

    /// <summary>Makes a source that is canceled at the deadline, or by a token before it.</summary>
    public CancellationTokenSource CreateSource(CancellationToken cancellationToken, out CancellationTokenRegistration registration)
    {
        var source = new CancellationTokenSource(Left, clock);
        registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        return source;
    }
}
