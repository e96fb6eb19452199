using System.Globalization;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>How far the reports about one message to one recipient have come.</summary>
/// <param name="Status">The message's, all parts together.</param>
/// <param name="Parts">A letter for each part that was reported about by itself; empty where none was.</param>
/// <param name="PartCount">How many parts the message has, where it is known; else 0.</param>
/// <param name="UnknownText">A hash of the latest status that no document has, to recognize a repetition of it; else 0.</param>
/// <param name="MessageId">The message's id, where it is known.</param>
internal sealed record ReportState(SmsDeliveryStatus Status, string Parts, int PartCount, int UnknownText, string? MessageId)
{
    private const char NoPart = '.';
    private const int MostParts = 255; // 3GPP TS 23.040, 9.2.3.24.1: the number of a part is one octet.

    public static ReportState None { get; } = new(SmsDeliveryStatus.Unknown, "", 0, 0, null);

    /// <summary>Gets a value indicating whether no more is expected.</summary>
    public bool IsFinal => ReportOrder.IsFinal(Status)
        || (Status is SmsDeliveryStatus.PartlyDelivered && PartCount > 0 && Parts.Length >= PartCount && Parts.All(static part => ReportOrder.IsFinal(ReportOrder.StatusOf(part))));

    /// <summary>Takes up a report.</summary>
    /// <returns>What is to become of it, and what is known once the handlers have it.</returns>
    public (SmsReportHandling Handling, ReportState Next) Apply(SmsDeliveryReport report)
    {
        if (report.Status is SmsDeliveryStatus.Unknown)
        {
            var text = Hash($"{report.Part} {report.ProviderStatus}");
            return text == UnknownText ? (SmsReportHandling.Duplicate, this) : (SmsReportHandling.Handled, this with { UnknownText = text });
        }

        if (report.Part is not (> 0 and <= MostParts and var part))
        {
            return (ReportOrder.Compare(Status, report.Status), this with { Status = report.Status });
        }

        var before = part <= Parts.Length ? ReportOrder.StatusOf(Parts[part - 1]) : SmsDeliveryStatus.Unknown;
        var handling = ReportOrder.Compare(before, report.Status);
        return handling is SmsReportHandling.Handled ? (handling, WithPart(part, report)) : (handling, this);
    }

    /// <summary>Writes it down in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"1;{ReportOrder.LetterOf(Status)};{Parts};{PartCount};{UnknownText};{MessageId}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>The state, or <see langword="null"/> where it is none.</returns>
    public static ReportState? Parse(string? text)
        => text?.Split(';', 6) is ["1", [var status], var parts, var count, var unknown, var messageId]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var partCount)
            && int.TryParse(unknown, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unknownText)
            ? new(ReportOrder.StatusOf(status), parts, partCount, unknownText, messageId is "" ? null : messageId)
            : null;

    private ReportState WithPart(int part, SmsDeliveryReport report)
    {
        var letters = Parts.PadRight(part, NoPart).ToCharArray();
        letters[part - 1] = ReportOrder.LetterOf(report.Status);
        var next = this with { Parts = new(letters), PartCount = Math.Max(report.Parts ?? 0, PartCount) };
        var sum = ReportOrder.Sum([.. letters.Select(ReportOrder.StatusOf)], next.PartCount);
        return ReportOrder.Compare(Status, sum) is SmsReportHandling.Handled ? next with { Status = sum } : next;
    }

    // The same in every process. Two texts with one hash would be taken for a repetition, once in four thousand million.
    private static int Hash(string text)
    {
        var hash = 2166136261; // FNV-1a.
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash is 0 ? 1 : unchecked((int)hash);
    }
}
