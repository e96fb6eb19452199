using System.Runtime.CompilerServices;
using Polly;

namespace SmsGateways.Sending;

/// <summary>One request over as many attempts as the rules allow. <see cref="Decisions"/> decides; Polly waits, on the gateway's clock.</summary>
internal sealed class AttemptLoop(IAttempting provider, TimeSpan quietPeriod, TimeProvider clock, Func<double> jitter)
{
    private readonly ResiliencePipeline<(NextStep Step, TimeSpan Delay)> _attempts = new ResiliencePipelineBuilder<(NextStep Step, TimeSpan Delay)> { TimeProvider = clock }
        .AddRetry(new()
        {
            MaxRetryAttempts = (2 * Decisions.MaxRetries) + 1 + Decisions.MaxWaits + Decisions.MaxResubmissions,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result.Step is not (NextStep.Stop or NextStep.Ask)),
            DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(arguments.Outcome.Result.Delay),
        })
        .Build();

    /// <summary>Gets how the provider is asked.</summary>
    public Questions Questions { get; } = new(clock, quietPeriod, jitter);

    /// <summary>Sends the request, until what is known is the result.</summary>
    /// <param name="submission">The request. Its verdicts are set when the task completes.</param>
    /// <param name="cancellationToken">Stops waiting and asking; an attempt whose first byte is out is finished.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.CannotBeSentAgain)
        {
            submission.Fill(SmsOutcome.Unknown, SmsErrorCode.Unsupported, SmsErrorScope.Gateway, "An earlier run may have sent this message, and the provider knows no ids: sending it again could send it twice.");
            return;
        }

        // A run of which no record tells the access point: the other one may not know the id. Within one send, what may have gone stays where it went.
        if (submission.MayHaveGone && provider is { HasSecondary: true, SecondarySharesIds: false })
        {
            submission.Fill(
                SmsOutcome.Unknown,
                SmsErrorCode.Unsupported,
                SmsErrorScope.Gateway,
                "An earlier run may have sent this message through either of the account's two access points, and it is not known that each recognizes the other's ids: sending it again could send it twice.");
            return;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            submission.Fill(submission.MayHaveGone ? SmsOutcome.Unknown : SmsOutcome.NotSent, SmsErrorCode.Canceled, SmsErrorScope.Transient, "Canceled.");
            return;
        }

        // One attempt is nearly always all. What waits for the next is not set up before: a tenth of the time of a send (measured).
        var outcome = await TryAttemptAsync(submission, cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is null && outcome.Result.Step is not (NextStep.Stop or NextStep.Ask))
        {
            outcome = await RepeatAsync(submission, outcome, cancellationToken).ConfigureAwait(false);
        }

        // An exception is a cancellation while waiting for the next attempt, or else a mistake of our own.
        if (!submission.IsConcluded)
        {
            submission.Abandon($"An attempt ended in an unforeseen {outcome.Exception?.GetType().Name}.");
        }
        else if (outcome.Exception is null && outcome.Result.Step is NextStep.Ask)
        {
            await ConfirmAsync(submission, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<Outcome<(NextStep Step, TimeSpan Delay)>> RepeatAsync(
        Submission submission, Outcome<(NextStep Step, TimeSpan Delay)> first, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            var isFirst = true;
            return await _attempts.ExecuteOutcomeAsync(
                (context, _) =>
                {
                    if (!isFirst)
                    {
                        return TryAttemptAsync(submission, context.CancellationToken);
                    }

                    isFirst = false; // It has been made already.
                    return new(first);
                },
                context,
                submission).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<(NextStep Step, TimeSpan Delay)>> TryAttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await AttemptAsync(submission, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Outcome.FromException<(NextStep Step, TimeSpan Delay)>(exception);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(NextStep Step, TimeSpan Delay)> AttemptAsync(Submission submission, CancellationToken cancellationToken)
    {
        submission.BeginAttempt();
        await provider.AttemptAsync(submission, cancellationToken).ConfigureAwait(false);

        var step = submission.Conclude(provider.CanBeAsked, provider.HasSecondary);
        if (step is NextStep.Stop or NextStep.Ask)
        {
            return (step, default);
        }

        // What could only begin too late is not waited for: what is known is the result.
        var delay = submission.Begin(step, quietPeriod, jitter());
        return delay < submission.Deadline.LeftToBegin ? (step, delay) : (NextStep.Stop, default);
    }

    private async Task ConfirmAsync(Submission submission, CancellationToken cancellationToken)
    {
        using var ending = submission.Deadline.CreateSource(cancellationToken, out var registration);
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                await AskAsync(submission, ending.Token).ConfigureAwait(false);

                // Providers register a message some time after they take it: what has no report yet is asked about once more.
                if (!submission.IsAllAccepted && quietPeriod < submission.Deadline.Left)
                {
                    await Questions.PauseAsync(ending.Token).ConfigureAwait(false);
                    await AskAsync(submission, ending.Token).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Still unknown, whatever became of the question.
            }
        }
    }

    private async ValueTask AskAsync(Submission submission, CancellationToken cancellationToken)
        => submission.Confirm(await Questions.AskAsync(
            static async (run, token) => await run.provider.FindReportedAsync(run.submission.Batch.Id!, token).ConfigureAwait(false),
            (provider, submission),
            cancellationToken).ConfigureAwait(false));
}
