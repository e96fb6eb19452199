namespace SmsGateways;

/// <summary>A send was canceled after its first byte. What had begun was finished; <see cref="Result"/> says what is known.</summary>
#pragma warning disable CA1032 // Without a result there is nothing to say.
public sealed class SmsSendCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception of a partial result.</summary>
    /// <param name="result">What became of the message; recipients that were not begun are <see cref="SmsOutcome.NotSent"/>.</param>
    /// <param name="cancellationToken">The token that canceled.</param>
    public SmsSendCanceledException(SmsSendResult result, CancellationToken cancellationToken)
        : base($"The send was canceled after its first byte: {result?.Summarize()}. See Result before sending anything again.", cancellationToken)
        => Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>Gets what became of the message, recipient by recipient.</summary>
    public SmsSendResult Result { get; }
}
