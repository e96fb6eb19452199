using System.Collections.Frozen;

namespace SmsGateways.Providers.Infobip;

/// <summary>The statuses of delivery reports in our terms. Source: section 2.4, table 8, of the document.</summary>
internal static class InfobipStatuses
{
    private static readonly FrozenDictionary<string, (string Text, SmsDeliveryStatus Status)> Statuses = new (string Text, SmsDeliveryStatus Status)[]
    {
        ("NOT_SENT", SmsDeliveryStatus.Queued),                         // "queued in the Infobip system but cannot be submitted to SMSC"
        ("SENT", SmsDeliveryStatus.Sent),                               // over a route that does not support delivery reports
        ("NOT_DELIVERED", SmsDeliveryStatus.Undelivered),
        ("DELIVERED", SmsDeliveryStatus.Delivered),
        ("NOT_ALLOWED", SmsDeliveryStatus.Rejected),
        ("INVALID_DESTINATION_ADDRESS", SmsDeliveryStatus.Rejected),
        ("INVALID_SOURCE_ADDRESS", SmsDeliveryStatus.Rejected),
        ("ROUTE_NOT_AVAILABLE", SmsDeliveryStatus.Rejected),
        ("ROUTE_NOT_AVAILLABLE", SmsDeliveryStatus.Rejected),           // as a client in the field has it
        ("NOT_ENOUGH_CREDITS", SmsDeliveryStatus.Rejected),
        ("REJECTED", SmsDeliveryStatus.Rejected),
        ("INVALID_MESSAGE_FORMAT", SmsDeliveryStatus.Rejected),
    }.ToFrozenDictionary(static row => row.Text, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Text, SmsDeliveryStatus Status)>.AlternateLookup<ReadOnlySpan<char>> Lookup
        = Statuses.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a status.</summary>
    /// <returns>
    /// The text, verbatim, and what it means. One that the document does not have is kept, and is no reason to lose the report. 10,000 reports do not
    /// make 10,000 texts.
    /// </returns>
    public static (string Text, SmsDeliveryStatus Status) Read(ReadOnlySpan<char> text)
        => !Lookup.TryGetValue(text, out var row) ? (text.ToString(), SmsDeliveryStatus.Unknown)
            : text.SequenceEqual(row.Text) ? row
            : (text.ToString(), row.Status);
}
