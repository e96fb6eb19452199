namespace SmsGateways.Sending;

/// <summary>Makes the result of a send: one row for every entry of the message's recipients, in order.</summary>
internal static class SendResults
{
    /// <summary>Hands out a result, or throws it: a caller who has canceled is told so, with all that is known.</summary>
    /// <exception cref="SmsSendCanceledException">Canceled, and something has left or may have.</exception>
    /// <exception cref="OperationCanceledException">Canceled before the first byte.</exception>
    public static SmsSendResult OrCanceled(SmsSendResult result, CancellationToken cancellationToken)
        => !cancellationToken.IsCancellationRequested ? result
            : result.Recipients.All(static row => row.Outcome is SmsOutcome.NotSent) ? throw new OperationCanceledException("The send was canceled before its first byte.", cancellationToken)
            : throw new SmsSendCanceledException(result, cancellationToken);

    /// <summary>Makes a result.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <param name="plan">The message and what is known of it.</param>
    public static SmsSendResult Create(string gateway, SendPlan plan)
    {
        var (message, recipients, verdicts) = (plan.Original, plan.Recipients, plan.Verdicts);
        var rows = new SmsRecipientResult[message.To.Count];
        if (rows.Length == recipients.Length)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = CreateRow(gateway, recipients[i], verdicts[i], plan.PredictedParts);
            }
        }
        else
        {
            // A number that is listed twice was sent to once: both entries have the one outcome.
            var known = new Dictionary<PhoneNumber, SmsRecipientResult>(recipients.Length);
            for (var i = 0; i < recipients.Length; i++)
            {
                known.Add(recipients[i], CreateRow(gateway, recipients[i], verdicts[i], plan.PredictedParts));
            }

            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = known[message.To[i]];
            }
        }

        return new() { Message = message, MessageId = message.Id!, Recipients = rows };
    }

    private static SmsRecipientResult CreateRow(string gateway, PhoneNumber to, Verdict verdict, int? predictedParts) => new(to, verdict.Outcome)
    {
        Gateway = gateway,
        ProviderMessageId = verdict.ProviderMessageId,
        Parts = verdict.Parts,
        PredictedParts = predictedParts,
        Error = verdict.Error,
        Evidence = verdict.Evidence,
    };
}
