namespace SmsGateways.Sending;

/// <summary>Finds out afterwards what a send could not know: by the providers' delivery reports, which sends nothing.</summary>
internal static class Reconciliation
{
    // Reports come late: what has none is asked for once more, after the quiet period. More belongs to the caller, who knows how long it can wait.
    private const int Rounds = 2;

    // A result may have hundreds of ids. The gateway's own limit holds besides.
    private const int MaxAtOnce = 4;

    /// <summary>Asks about every recipient whose outcome is unknown.</summary>
    /// <param name="result">What is known.</param>
    /// <param name="findGateway">Finds a gateway by its name.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The same result where nothing was found.</returns>
    public static async Task<SmsSendResult> RunAsync(SmsSendResult result, Func<string, ISmsGateway?> findGateway, CancellationToken cancellationToken)
    {
        var rows = result.Recipients.ToArray();
        var found = await Task.WhenAll(rows.Index()
            .Where(static row => row.Item is { Outcome: SmsOutcome.Unknown, Gateway: not null, ProviderMessageId.Length: > 0 })
            .GroupBy(static row => (Gateway: row.Item.Gateway!, Id: row.Item.ProviderMessageId!), static row => row.Index)
            .GroupBy(static request => request.Key.Gateway, static request => (request.Key.Id, Rows: request.ToArray()))
            .Select(gateway => AskAboutAsync(findGateway(gateway.Key), [.. gateway], rows, cancellationToken))).ConfigureAwait(false);

        return found.Contains(true) ? result with { Recipients = rows } : result;
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

    // Whether anything was found.
    private static async Task<bool> AskAboutAsync(ISmsGateway? gateway, List<(string Id, int[] Rows)> open, SmsRecipientResult[] rows, CancellationToken cancellationToken)
    {
        if (gateway?.GetService<ISmsDeliveryReports>() is not { } reports)
        {
            return false;
        }

        var questions = gateway.GetService<IAskable>()?.Questions;
        var found = false;
        for (var round = 1; open.Count > 0; round++)
        {
            var left = new (string Id, int[] Rows)?[open.Count];
            await ForEachAsync(open.Count, async index =>
            {
                var (id, unknown) = open[index];
                var recipients = Array.ConvertAll(unknown, row => rows[row].To);
                var (reported, mayBeAskedAgain) = await TryFindReportedAsync(reports, questions, id, recipients, cancellationToken).ConfigureAwait(false);
                foreach (var row in unknown.Where(row => reported.Contains(rows[row].To)))
                {
                    rows[row] = rows[row] with { Outcome = SmsOutcome.Accepted, Evidence = SmsEvidence.DeliveryReport, Error = null };
                    Volatile.Write(ref found, true);
                }

                left[index] = mayBeAskedAgain && Array.FindAll(unknown, row => rows[row].Outcome is SmsOutcome.Unknown) is { Length: > 0 } rest ? (id, rest) : null;
            }).ConfigureAwait(false);

            open = [.. left.OfType<(string Id, int[] Rows)>()];
            if (open.Count is 0 || round is Rounds || questions is null)
            {
                break;
            }

            await questions.PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private static async Task<IReadOnlySet<PhoneNumber>> FindReportedAsync(ISmsDeliveryReports reports, string id, PhoneNumber[] recipients, CancellationToken cancellationToken)
        => reports is not IOnceOnlyReports once ? await FindReportedAsync(reports, id, cancellationToken).ConfigureAwait(false)
            : await once.HasReportAsync(id, cancellationToken).ConfigureAwait(false) ? recipients.ToHashSet()
            : [];

    // A question that fails must not hide what the others told.
    private static async Task<(IReadOnlySet<PhoneNumber> Reported, bool MayBeAskedAgain)> TryFindReportedAsync(
        ISmsDeliveryReports reports, Questions? questions, string id, PhoneNumber[] recipients, CancellationToken cancellationToken)
    {
        try
        {
            return (
                questions is null
                    ? await FindReportedAsync(reports, id, recipients, cancellationToken).ConfigureAwait(false)
                    : await questions.AskAsync(
                        static async (run, token) => await FindReportedAsync(run.reports, run.id, run.recipients, token).ConfigureAwait(false),
                        (reports, id, recipients),
                        cancellationToken).ConfigureAwait(false),
                true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return (new HashSet<PhoneNumber>(), exception is SmsProviderException failure && Questions.IsWorthRepeating(failure));
        }
    }

    private static async Task ForEachAsync(int count, Func<int, Task> act)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(count, MaxAtOnce)).Select(_ => WorkAsync())).ConfigureAwait(false);

        async Task WorkAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                await act(index).ConfigureAwait(false);
            }
        }
    }
}
