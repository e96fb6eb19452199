using System.Globalization;

namespace SmsGateways.Providers.Infobip;

/// <summary>What the fields of one inbound message say, pushed or fetched. Source: section 2.8, table 9, of the document.</summary>
internal static class InfobipInbound
{
    private const int HeaderIndicator = 0x40; // esm_class of SMPP 3.4, section 5.2.12: the octets begin with a header.

    /// <summary>The names: the document's, then those that real servers use.</summary>
    public static readonly string[] Names =
    [
        "sender", "from", "receiver", "to", "text", "messageText", "bin", "binary", "datetime", "receivedDateTime", "messageid", "id", "datacoding", "esmclass",
    ];

    /// <summary>Tells whether the fields are those of a message.</summary>
    public static bool IsMessage(InfobipValues fields) => Names.Any(fields.Has);

    public static InfobipInboundPart Create(InfobipValues fields, string gateway, TimeZoneInfo zone)
    {
        var text = fields.ReadText("text", "messageText");
        var binary = fields.ReadText("bin", "binary");
        var octets = ReadOctets(binary);
        var coding = byte.TryParse(fields.ReadText("datacoding"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : default(byte?);
        var header = HasHeader(fields, octets) ? UserDataHeader.Read(octets) : new(0);
        var data = octets.AsMemory(header.Length);

        return new(
            new(fields.ReadText("sender", "from"), fields.ReadText("receiver", "to"))
            {
                Gateway = gateway,
                ProviderMessageId = fields.ReadText("messageid", "id"),
                Text = text ?? (octets.Length > 0 ? InfobipDataCoding.Decode(coding, data.Span) : binary ?? ""),
                Data = data,
                UserDataHeader = header.Length > 0 ? octets.AsMemory(1, header.Length - 1) : default,
                DataCoding = coding,
                ReceivedAt = InfobipDates.Parse(fields.ReadText("datetime", "receivedDateTime"), zone),
            },
            header);
    }

    // What is no hexadecimal is kept as a text: it is all there is of the message.
    private static byte[] ReadOctets(string? hexadecimal)
    {
        var octets = new byte[(hexadecimal?.Length ?? 0) / 2];
        return hexadecimal?.Length == octets.Length * 2 && hexadecimal.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hexadecimal) : [];
    }

    // A template that leaves out the ESM class leaves it to the octets, of which only these begin like a part.
    private static bool HasHeader(InfobipValues fields, ReadOnlySpan<byte> octets)
        => int.TryParse(fields.ReadText("esmclass"), NumberStyles.None, CultureInfo.InvariantCulture, out var esmClass)
            ? (esmClass & HeaderIndicator) is not 0
            : !fields.Has("esmclass") && octets is [5, 0, 3, _, > 1, > 0, ..] or [6, 8, 4, _, _, > 1, > 0, ..] && UserDataHeader.Read(octets).Total > 1;
}
