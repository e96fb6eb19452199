using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;

namespace SmsGateways.PostgreSql;

/// <summary>Says what went wrong without quoting anything: the driver's exceptions may name the login, the row, or the connection string.</summary>
internal static class JournalFailure
{
    public static SmsJournalException NoAnswer => new("The journal's database did not answer in time.");

    /// <summary>Makes a new exception for each call: one that is thrown by many at once collects all their stacks.</summary>
    public static Exception For(Exception exception) => exception switch
    {
        SmsJournalException known => new SmsJournalException(known.Message) { SqlState = known.SqlState },
        ChannelClosedException or ObjectDisposedException => new ObjectDisposedException(nameof(PostgreSqlJournal)),
        OperationCanceledException => NoAnswer,
        PostgresException refusal => new SmsJournalException($"The journal's database refused: SQLSTATE {refusal.SqlState}{Explain(refusal)}.") { SqlState = refusal.SqlState },
        _ => new SmsJournalException($"The journal's database could not be reached, or broke off: {Describe(exception)}."),
    };

    // Class 42 is about names and rights, never about values: 'permission denied for table sms_journal'.
    private static string Explain(PostgresException refusal) => refusal.SqlState.StartsWith("42", StringComparison.Ordinal) ? $", {refusal.MessageText}" : "";

    private static string Describe(Exception exception)
        => exception.InnerException is { } inner ? $"{exception.GetType().Name}, {Describe(inner)}"
            : exception is SocketException socket ? $"{nameof(SocketException)} {socket.SocketErrorCode}"
            : exception.GetType().Name;
}
