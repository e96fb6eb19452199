namespace SmsGateways.Simulator.Infobip;

/// <summary>"HTTP DLR Push retry cycle" (2.4.1), which the document gives for delivery reports and no other cycle for anything else.</summary>
internal static class PushIntervals
{
    public static IReadOnlyList<TimeSpan> All { get; } =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)];
}
