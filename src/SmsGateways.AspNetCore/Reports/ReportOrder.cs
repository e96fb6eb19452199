namespace SmsGateways.AspNetCore.Reports;

/// <summary>Which status may follow which, and what the parts of a message come to.</summary>
internal static class ReportOrder
{
    // The letters are stored in journals: they do not change. A final status has the highest step.
    private static readonly (SmsDeliveryStatus Status, char Letter, int Step)[] Table =
    [
        (SmsDeliveryStatus.Unknown, '?', 0),
        (SmsDeliveryStatus.Queued, 'Q', 1),
        (SmsDeliveryStatus.Sent, 'S', 2),
        (SmsDeliveryStatus.PartlyDelivered, 'P', 3),
        (SmsDeliveryStatus.Delivered, 'D', Final),
        (SmsDeliveryStatus.Read, 'R', Final),
        (SmsDeliveryStatus.Undelivered, 'U', Final),
        (SmsDeliveryStatus.Rejected, 'J', Final),
        (SmsDeliveryStatus.Expired, 'E', Final),
        (SmsDeliveryStatus.Deleted, 'X', Final),
        (SmsDeliveryStatus.Canceled, 'C', Final),
    ];

    private const int Final = 4;

    public static char LetterOf(SmsDeliveryStatus status) => Row(status).Letter;

    public static SmsDeliveryStatus StatusOf(char letter) => Array.Find(Table, row => row.Letter == letter).Status; // Unknown where there is none.

    public static bool IsFinal(SmsDeliveryStatus status) => Row(status).Step is Final;

    /// <summary>Decides about a status that comes after another.</summary>
    public static SmsReportHandling Compare(SmsDeliveryStatus before, SmsDeliveryStatus after) => (before, after) switch
    {
        _ when before == after && before is not SmsDeliveryStatus.Unknown => SmsReportHandling.Duplicate,

        // What is final stays, but for what says more: that it was read as well, or that it arrived after all, where nobody knew or one of two channels had failed (MySmpp's
        // Viber, before the SMS).
        (SmsDeliveryStatus.Delivered, SmsDeliveryStatus.Read) => SmsReportHandling.Handled,
        (SmsDeliveryStatus.Expired or SmsDeliveryStatus.Undelivered, SmsDeliveryStatus.Delivered or SmsDeliveryStatus.Read) => SmsReportHandling.Handled,
        _ => Row(after).Step > Row(before).Step ? SmsReportHandling.Handled : SmsReportHandling.Outdated,
    };

    /// <summary>Sums up the parts of a message.</summary>
    /// <param name="parts">Those that were reported about, by their numbers; Unknown where one was not.</param>
    /// <param name="count">How many there are, where it is known; else 0.</param>
    public static SmsDeliveryStatus Sum(IReadOnlyList<SmsDeliveryStatus> parts, int count)
    {
        var isComplete = count > 0 && parts.Count >= count && parts.All(IsFinal);
        var arrived = parts.Count(HasArrived);
        return (isComplete, arrived) switch
        {
            (true, _) when arrived == parts.Count => parts.Contains(SmsDeliveryStatus.Delivered) ? SmsDeliveryStatus.Delivered : SmsDeliveryStatus.Read,
            (true, 0) => parts.GroupBy(static status => status).MaxBy(static group => group.Count())!.Key,
            (_, > 0) => SmsDeliveryStatus.PartlyDelivered,
            _ => parts.Any(static status => Row(status).Step > 1) ? SmsDeliveryStatus.Sent : SmsDeliveryStatus.Queued,
        };
    }

    private static bool HasArrived(SmsDeliveryStatus status) => status is SmsDeliveryStatus.Delivered or SmsDeliveryStatus.Read;

    private static (SmsDeliveryStatus Status, char Letter, int Step) Row(SmsDeliveryStatus status) => Array.Find(Table, row => row.Status == status);
}
