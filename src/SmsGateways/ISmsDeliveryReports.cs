namespace SmsGateways;

/// <summary>Asks a provider what became of messages. A feature of a gateway: <c>gateway.GetService&lt;ISmsDeliveryReports&gt;()</c>.</summary>
/// <remarks>Pushed reports (<see cref="ISmsCallbacks"/>) come sooner and cost no requests; asking is for where no push can come in.</remarks>
public interface ISmsDeliveryReports
{
    /// <summary>Asks for reports.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>
    /// The reports, as they are read. A message without a report has none here: that is no proof that it was not accepted, as providers register
    /// messages after they accept them.
    /// </returns>
    /// <exception cref="ArgumentException">The query names no message.</exception>
    /// <exception cref="SmsProviderException">The provider refused, or its answer did not come or is none.</exception>
    IAsyncEnumerable<SmsDeliveryReport> GetReportsAsync(SmsReportQuery query, CancellationToken cancellationToken = default);
}
