using Microsoft.Extensions.Logging;

namespace SmsGateways.Sending.Journal;

/// <summary>What the journal on disk logs. No number, no message: only its file.</summary>
internal static partial class JournalEvents
{
    [LoggerMessage(1100, LogLevel.Information, "The journal {File} is open: {Entries} entries, {Orphans} of them with a sender that has died")]
    public static partial void Opened(ILogger logger, string file, int entries, int orphans);

    [LoggerMessage(1101, LogLevel.Warning, "The journal {File} ended in {Bytes} bytes that were not finished when the process or the machine stopped; nobody was told that they were stored, and they were left out")]
    public static partial void Unfinished(ILogger logger, string file, long bytes);

    [LoggerMessage(1102, LogLevel.Debug, "The journal {File} was compacted from {Before} to {After} bytes")]
    public static partial void Compacted(ILogger logger, string file, long before, long after);

    [LoggerMessage(1103, LogLevel.Warning, "The journal {File} could not be compacted and goes on growing until the next attempt: {Reason}")]
    public static partial void NotCompacted(ILogger logger, string file, string reason);

    [LoggerMessage(1104, LogLevel.Warning, "The journal {File} could not be written, and what was being claimed is not sent: {Reason}")]
    public static partial void NotWritten(ILogger logger, string file, string reason);

    [LoggerMessage(1105, LogLevel.Critical, "The journal {File} can no longer be trusted, and nothing is sent until the process starts again: {Reason}")]
    public static partial void Failed(ILogger logger, string file, string reason);

    [LoggerMessage(1106, LogLevel.Warning, "The journal {File} could not be closed properly; the next start reads it as after a crash: {Reason}")]
    public static partial void NotClosed(ILogger logger, string file, string reason);
}
