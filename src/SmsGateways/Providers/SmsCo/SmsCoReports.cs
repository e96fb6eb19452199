using System.Collections.Frozen;

namespace SmsGateways.Providers.SmsCo;

/// <summary>The status of a message: <c>1 | Delivered</c>. Source: the section "statuses of the message" of the document.</summary>
internal static class SmsCoReports
{
    private const int MaxStatusLength = 64;

    private static readonly SmsDeliveryStatus[] Numbers =
    [
        SmsDeliveryStatus.Sent,         // 0: "handed to the subscriber's operator"
        SmsDeliveryStatus.Delivered,    // 1
        SmsDeliveryStatus.Queued,       // 2: "in process"
        SmsDeliveryStatus.Undelivered,  // 3: "failed"
        SmsDeliveryStatus.Deleted,      // 4: by the operator
        SmsDeliveryStatus.Expired,      // 5: the time that the operator set
        SmsDeliveryStatus.Rejected,     // 6: by the operator
        SmsDeliveryStatus.Canceled,     // 7: by the operator
    ];

    // The document shows number and word; nobody has recorded what really comes.
    private static readonly FrozenDictionary<string, SmsDeliveryStatus> Words = new Dictionary<string, SmsDeliveryStatus>
    {
        ["Sent"] = SmsDeliveryStatus.Sent,
        ["Delivered"] = SmsDeliveryStatus.Delivered,
        ["In process"] = SmsDeliveryStatus.Queued,
        ["Queued"] = SmsDeliveryStatus.Queued,
        ["Failed"] = SmsDeliveryStatus.Undelivered,
        ["Undelivered"] = SmsDeliveryStatus.Undelivered,
        ["Deleted"] = SmsDeliveryStatus.Deleted,
        ["Expired"] = SmsDeliveryStatus.Expired,
        ["Rejected"] = SmsDeliveryStatus.Rejected,
        ["Canceled"] = SmsDeliveryStatus.Canceled,
        ["Cancelled"] = SmsDeliveryStatus.Canceled,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the answer.</summary>
    /// <exception cref="FormatException">It is not such an answer.</exception>
    public static SmsCoStatusAnswer Read(ReadOnlyMemory<byte> body)
    {
        var lines = SmsCoLines.Read(body);
        return SmsCoLines.Find(lines, ReadLine)
            ?? (lines is [var only] && IsPlainWords(only) ? new(null, SmsDeliveryStatus.Unknown, only) : throw new FormatException("The answer is no status."));
    }

    private static SmsCoStatusAnswer? ReadLine(string line)
    {
        if (SmsCoCode.Read(line) is { } code)
        {
            return new(code, SmsDeliveryStatus.Unknown, "");
        }

        var end = line.IndexOfAny(['|', '–', '-', '=']);
        var word = (end < 0 ? line : line[..end]).Trim();
        if (Words.TryGetValue(word, out var status))
        {
            return new(null, status, word);
        }

        // A number that the document does not have is kept, and is no reason to lose the report.
        var number = word.Split(' ', 2)[0];
        return number.Length is 1 or 2 && number.All(char.IsAsciiDigit)
            ? new(null, number is [>= '0' and <= '7' and var digit] ? Numbers[digit - '0'] : SmsDeliveryStatus.Unknown, number)
            : null;
    }

    // Logs show a report's status: words may stand there, and no telephone number.
    private static bool IsPlainWords(string line)
        => line.Length <= MaxStatusLength && char.IsLetter(line[0]) && !line.Any(char.IsDigit) && !line.Contains('<', StringComparison.Ordinal);
}
