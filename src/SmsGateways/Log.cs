using Microsoft.Extensions.Logging;

namespace SmsGateways;

/// <summary>Everything that the library logs. No number, no text, no secret, no address's query: at no level.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "The gateway {Gateway}: {Warning}")]
    public static partial void OptionsWarning(ILogger logger, string gateway, string warning);

    [LoggerMessage(1001, LogLevel.Warning, "An exchange of the gateway {Gateway} failed: {Outcome}, {Code} ({Exception})")]
    public static partial void ExchangeFailed(ILogger logger, string gateway, SmsOutcome outcome, SmsErrorCode code, string exception);

    [LoggerMessage(1002, LogLevel.Information, "The gateway {Gateway} finished the message {MessageId}: {Summary}")]
    public static partial void Finished(ILogger logger, string gateway, string messageId, string summary);

    [LoggerMessage(1003, LogLevel.Warning, "The gateway {Gateway} could not read an answer: {Exception}, HTTP {Status}, {Length} bytes")]
    public static partial void UnreadableAnswer(ILogger logger, string gateway, string exception, int status, int length);

    [LoggerMessage(1004, LogLevel.Warning, "The gateway {Gateway} is paused for {Seconds} s: {Reason}")]
    public static partial void CircuitOpened(ILogger logger, string gateway, double seconds, string reason);

    [LoggerMessage(1010, LogLevel.Warning, "The guards: {Warning}")]
    public static partial void GuardsWarning(ILogger logger, string warning);

    [LoggerMessage(1011, LogLevel.Information, "The guards refused {Count} recipients of the message {MessageId}: {Limit}")]
    public static partial void GuardsRefused(ILogger logger, int count, string messageId, string limit);

    [LoggerMessage(1012, LogLevel.Information, "The gateway {Gateway} went on with the message {MessageId} from {Previous} to {Next}, for {Count} recipients")]
    public static partial void WentOn(ILogger logger, string gateway, string messageId, string previous, string next, int count);

    [LoggerMessage(1013, LogLevel.Warning, "The gateway {Gateway} sent through {Child}, which broke the rules of a gateway: {Exception}")]
    public static partial void ChildFailed(ILogger logger, string gateway, string child, string exception);

    [LoggerMessage(1020, LogLevel.Error, "The gateway {Gateway} could not write the journal for the message {MessageId}: {Exception}")]
    public static partial void JournalFailed(ILogger logger, string gateway, string messageId, string exception);

    [LoggerMessage(1021, LogLevel.Error, "The send observer {Observer} threw {Exception}, which changes nothing about the send")]
    public static partial void ObserverFailed(ILogger logger, string observer, string exception);
}
