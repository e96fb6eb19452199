namespace SmsGateways;

/// <summary>A message was not accepted for every recipient. Thrown by <see cref="SmsSendResult.EnsureAccepted"/>, never by sending.</summary>
/// <remarks>All outcomes are known: recipients that are <see cref="SmsOutcome.NotSent"/> or <see cref="SmsOutcome.Rejected"/> got nothing.</remarks>
#pragma warning disable CA1032 // Without a result there is nothing to say.
public class SmsSendException : Exception
{
    /// <summary>Creates the exception of a result.</summary>
    /// <param name="result">What became of the message.</param>
    public SmsSendException(SmsSendResult result)
        : this(result, $"The message was not accepted for every recipient: {Describe(result)}")
    {
    }

    private protected SmsSendException(SmsSendResult result, string message)
        : base(message) => Result = result ?? throw new ArgumentNullException(nameof(result));

    /// <summary>Gets what became of the message, recipient by recipient.</summary>
    public SmsSendResult Result { get; }

    // The first error is nearly always the error of all; numbers and texts stay out.
    private protected static string Describe(SmsSendResult? result)
        => result is null ? "" : $"{result.Summarize()}. {result.Recipients.FirstOrDefault(static recipient => recipient.Error is not null)?.Error}".TrimEnd();
}
