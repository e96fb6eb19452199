namespace SmsGateways;

/// <summary>A delivery report that says something new, and how far the message got with it.</summary>
/// <param name="Gateway">The name of the gateway that it came through.</param>
/// <param name="Report">
/// The report, as the provider wrote it. Where it names nobody, as Infobip's and MySmpp's do, <see cref="SmsDeliveryReport.To"/> is filled in if this process sent the message.
/// </param>
public sealed record SmsDeliveryUpdate(string Gateway, SmsDeliveryReport Report)
{
    /// <summary>Gets the id of the message that was sent (<see cref="SmsMessage.Id"/>).</summary>
    /// <value><see langword="null"/> where it is not known: another process sent the message, or an earlier run, or the report is somebody's invention.</value>
    public string? MessageId { get; init; }

    /// <summary>Gets how far the message got to this recipient, all reports and parts taken together.</summary>
    /// <value>
    /// Most often the status of <see cref="Report"/>. A status that is not known, or a part of the message, does not take back what was reported before.
    /// </value>
    public SmsDeliveryStatus Status { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Status"/> is the last one. After <c>Delivered</c> may come <c>Read</c>; after <c>Expired</c>, which is not to know, and <c>Undelivered</c>, <c>Delivered</c> or <c>Read</c>.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Returns what a log may show.</summary>
    /// <returns>For example <c>A88726 to +996*******56: Delivered (final)</c>.</returns>
    public override string ToString() => $"{Report}{(Status == Report.Status ? "" : $", in all {Status}")}{(IsFinal ? " (final)" : "")}";
}
