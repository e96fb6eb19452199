namespace SmsGateways.Simulator.SmsCo;

/// <summary>How far the messages have come: a function of the clock and of a test's decisions, with nothing running behind it.</summary>
internal sealed class DeliveryProgress(SmsCoSimulator platform)
{
    private const int Sent = 0;
    private const int Delivered = 1;
    private const int InProcess = 2;

    public int Of(AcceptedMessage accepted, DateTimeOffset now)
    {
        if (accepted.DecidedStatus is { } decided)
        {
            return decided;
        }

        var start = accepted.Message.Schedule ?? accepted.Message.ReceivedAt;
        return now >= start + platform.DeliveryDelay ? Delivered : now >= start + platform.SendDelay ? Sent : InProcess;
    }
}
