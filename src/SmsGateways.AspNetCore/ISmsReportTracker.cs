namespace SmsGateways;

/// <summary>Takes delivery reports from wherever they come, and hands those that say something new to the handlers. A singleton of the container.</summary>
/// <remarks>
/// Pushed reports come here by themselves, and those of <c>PollReports</c>. An application that asks a provider in a loop of its own passes on what it gets.
/// </remarks>
/// <threadsafety instance="true"/>
public interface ISmsReportTracker
{
    /// <summary>Takes a report.</summary>
    /// <param name="report">The report. It has a <see cref="SmsDeliveryReport.Gateway"/>, as all reports of the library's gateways do.</param>
    /// <param name="cancellationToken">Stops waiting, and the handlers.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">The report names no gateway.</exception>
    /// <exception cref="Exception">A handler's, or the journal's: the report counts as not handled, and may be passed again.</exception>
    Task<SmsReportHandling> TrackAsync(SmsDeliveryReport report, CancellationToken cancellationToken = default);
}
