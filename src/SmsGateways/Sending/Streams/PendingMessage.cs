namespace SmsGateways.Sending.Streams;

/// <summary>A message of a stream, until the last of its requests is over.</summary>
/// <param name="plan">The message.</param>
internal sealed class PendingMessage(SendPlan plan)
{
    private int _open = plan.CountRequests();

    public SendPlan Plan => plan;

    /// <summary>Counts a request that is over.</summary>
    /// <returns>Whether it was the last.</returns>
    public bool End() => Interlocked.Decrement(ref _open) is 0;
}
