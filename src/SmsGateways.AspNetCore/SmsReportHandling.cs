namespace SmsGateways;

/// <summary>What became of a delivery report.</summary>
public enum SmsReportHandling
{
    /// <summary>It said something new, and the handlers have it.</summary>
    Handled,

    /// <summary>The handlers had it before.</summary>
    Duplicate,

    /// <summary>It says less than an earlier one, such as <c>Sent</c> after <c>Delivered</c>, and is dropped.</summary>
    Outdated,

    /// <summary>Another process is handling a report about the same message right now. Pass it again later.</summary>
    UnderWay,
}
