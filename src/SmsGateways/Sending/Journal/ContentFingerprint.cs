using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.Sending.Journal;

/// <summary>What a journal tells contents apart by, without keeping them: the content and the sender, and not when or how to send.</summary>
internal static class ContentFingerprint
{
    /// <summary>Makes the fingerprint: 64 bits of a SHA-256.</summary>
    public static long Of(SmsMessage message)
    {
        var text = new StringBuilder();
        foreach (var field in FieldsOf(message.Content).Prepend(message.From?.Value).Concat(FieldsOf(message.Simplify)))
        {
            // The length keeps ("a", "bc") and ("ab", "c") apart, and null from nothing.
            text.Append(CultureInfo.InvariantCulture, $"{field?.Length ?? -1}:{field};");
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    // What is not simplified has the fingerprint that it had before there was a choice: journals are kept.
    private static string[] FieldsOf(SmsSimplification? simplify) => simplify is null ? [] : ["simplify", simplify.ToString()];

    private static string?[] FieldsOf(SmsContent? content) => content switch
    {
        SmsText text => ["text", text.Text, text.Flash ? "flash" : null],
        SmsNotification notification => ["notification", notification.Text],
        SmsBinary binary => ["binary", Convert.ToHexString(binary.Data.Span), Convert.ToHexString(binary.UserDataHeader.Span), binary.DataCoding?.ToString(CultureInfo.InvariantCulture)],
        SmsWapPush push => ["push", push.Title, push.Url.OriginalString],
        SmsSilent => ["silent"],
        SmsVCard card =>
        [
            "card", card.Name, card.Url?.OriginalString, card.CellPhone, card.WorkPhone, card.Fax, card.Email, card.Position, card.Organization,
            card.PostOfficeBox, card.Street, card.City, card.Region, card.PostalCode, card.Country, card.Additional,
        ],
        SmsViber viber =>
        [
            "viber", viber.Text, viber.Sender?.Value, viber.Image?.OriginalString, viber.ButtonText, viber.ButtonUrl?.OriginalString,
            viber.ValidFor?.ToString("c"), viber.SmsFirst ? "first" : null, .. FieldsOf(viber.Fallback),
        ],
        _ => [null],
    };
}
