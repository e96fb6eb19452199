using Microsoft.Extensions.Logging;

namespace SmsGateways.PostgreSql;

/// <summary>What the journal logs: events 3000 to 3099. Failures by kind and code, never a row.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Warning, "The journal could not be checked at start, and will be when it is first needed: {Failure}")]
    public static partial void NotCheckedAtStart(ILogger logger, string failure);

    [LoggerMessage(3001, LogLevel.Error, "What became of the message {MessageId} could not be recorded, and counts as unknown when its lease is over: {Failure}")]
    public static partial void NotRecorded(ILogger logger, string messageId, string failure);

    [LoggerMessage(3002, LogLevel.Warning, "Expired entries could not be deleted from the journal, which is tried again later: {Failure}")]
    public static partial void NotCleaned(ILogger logger, string failure);

    [LoggerMessage(3003, LogLevel.Warning, "The journal's table has no index on provider_message_id, and it could not be created within the time: delivery reports do not find messages that earlier runs sent. Create it")]
    public static partial void NoIdIndex(ILogger logger);
}
