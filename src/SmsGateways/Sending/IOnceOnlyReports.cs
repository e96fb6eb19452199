namespace SmsGateways.Sending;

/// <summary>Reports that the provider hands out once only, by ids of which each is one recipient's. Whoever looks for one must leave it to whoever wants them.</summary>
internal interface IOnceOnlyReports
{
    /// <summary>Tells whether there is a report, whatever it says. It is handed on all the same when reports are asked for.</summary>
    /// <param name="id">The recipient's id.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="SmsProviderException">The provider did not say.</exception>
    Task<bool> HasReportAsync(string id, CancellationToken cancellationToken);
}
