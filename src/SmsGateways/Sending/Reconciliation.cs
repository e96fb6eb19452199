using System.Collections.Frozen;

namespace SmsGateways.Sending;

/// <summary>Finds out afterwards what a send could not know: by the providers' delivery reports, which sends nothing.</summary>
internal static class Reconciliation
{
    /// <summary>Asks about every recipient whose outcome is unknown.</summary>
    /// <param name="result">What is known.</param>
    /// <param name="findGateway">Finds a gateway by its name.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The same result where nothing was found.</returns>
    public static async Task<SmsSendResult> RunAsync(SmsSendResult result, Func<string, ISmsGateway?> findGateway, CancellationToken cancellationToken)
    {
        var rows = result.Recipients.ToArray();
        var open = rows.Index()
            .Where(static row => row.Item is { Outcome: SmsOutcome.Unknown, Gateway: not null, ProviderMessageId.Length: > 0 })
            .GroupBy(static row => (Gateway: row.Item.Gateway!, Id: row.Item.ProviderMessageId!), static row => row.Index)
            .ToList();

        var found = false;
        foreach (var request in open)
        {
            var reported = await TryFindReportedAsync(findGateway(request.Key.Gateway), request.Key.Id, cancellationToken).ConfigureAwait(false);
            foreach (var index in request.Where(index => reported.Contains(rows[index].To)))
            {
                rows[index] = rows[index] with { Outcome = SmsOutcome.Accepted, Evidence = SmsEvidence.DeliveryReport, Error = null };
                found = true;
            }
        }

        return found ? result with { Recipients = rows } : result;
    }

    /// <summary>Asks for the recipients that a request has reports for, whatever the reports say: the provider has the message.</summary>
    /// <exception cref="SmsProviderException">The provider did not say.</exception>
    public static async Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(ISmsDeliveryReports reports, string id, CancellationToken cancellationToken)
    {
        var reported = new HashSet<PhoneNumber>();
        await foreach (var report in reports.GetReportsAsync(new(id), cancellationToken).ConfigureAwait(false))
        {
            // A report that says nothing proves nothing.
            if (report.To is { } to && (report.ProviderStatus is { Length: > 0 } || report.Status is not SmsDeliveryStatus.Unknown))
            {
                reported.Add(to);
            }
        }

        return reported;
    }

    // A question that fails must not hide what the others told.
    private static async Task<IReadOnlySet<PhoneNumber>> TryFindReportedAsync(ISmsGateway? gateway, string id, CancellationToken cancellationToken)
    {
        try
        {
            return gateway?.GetService<ISmsDeliveryReports>() is { } reports
                ? await FindReportedAsync(reports, id, cancellationToken).ConfigureAwait(false)
                : FrozenSet<PhoneNumber>.Empty;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return FrozenSet<PhoneNumber>.Empty;
        }
    }
}
