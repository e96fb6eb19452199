using Microsoft.Extensions.Logging;
using SmsGateways.AspNetCore.Reports;

namespace SmsGateways.AspNetCore;

/// <summary>What the callbacks log: events 4000 to 4099. No number, no text, no path, no secret: at no level.</summary>
internal static partial class Log
{
    public const string Category = "SmsGateways.AspNetCore";

    [LoggerMessage(4000, LogLevel.Error, "A handler of {Kind} events of the gateway {Gateway} failed, and gets the event again: {Exception}")]
    public static partial void HandlerFailed(ILogger logger, string gateway, EventKind kind, string exception);

    [LoggerMessage(4001, LogLevel.Warning, "A push to the gateway {Gateway} could not be read: answered with HTTP {Status}, {Length} bytes")]
    public static partial void Unreadable(ILogger logger, string gateway, int status, int length);

    [LoggerMessage(4002, LogLevel.Warning, "There is no handler for {Kind} events: they are acknowledged and dropped. Register an {Handler}")]
    public static partial void NoHandler(ILogger logger, EventKind kind, string handler);

    [LoggerMessage(4003, LogLevel.Warning, "The gateway {Gateway} could not be asked for {Kind} events, and will be again: {Exception}")]
    public static partial void PollFailed(ILogger logger, string gateway, EventKind kind, string exception);

    [LoggerMessage(4004, LogLevel.Warning, "Anybody may push to the gateway {Gateway}, without a secret and from any network: AllowAnyone says so")]
    public static partial void AnyoneAllowed(ILogger logger, string gateway);

    [LoggerMessage(4005, LogLevel.Debug, "A push to the gateway {Gateway}: {Reports} reports, {Inbound} inbound, {Lookups} numbers, all handled: {AreHandled}")]
    public static partial void Pushed(ILogger logger, string gateway, int reports, int inbound, int lookups, bool areHandled);

    [LoggerMessage(4006, LogLevel.Error, "What reads the pushes to the gateway {Gateway} threw, and the provider is asked to push again: {Exception}")]
    public static partial void ReaderFailed(ILogger logger, string gateway, string exception);

    [LoggerMessage(4007, LogLevel.Warning, "A push to the gateway {Gateway} is larger than {Limit} bytes and was refused. The provider gives it up sooner or later: allow more with MaxBodySize")]
    public static partial void TooLarge(ILogger logger, string gateway, int limit);

    [LoggerMessage(4008, LogLevel.Warning, "The gateway {Gateway} is not asked for {Kind} events: {Count} that handlers refused wait to be taken first")]
    public static partial void NotAsked(ILogger logger, string gateway, EventKind kind, int count);

    [LoggerMessage(4009, LogLevel.Warning, "The application stops before its handlers took {Count} {Kind} events of the gateway {Gateway}: a provider that hands each out once does not tell them again")]
    public static partial void LeftBehind(ILogger logger, int count, EventKind kind, string gateway);
}
