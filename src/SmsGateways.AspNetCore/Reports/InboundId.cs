using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmsGateways.AspNetCore.Reports;

/// <summary>What a message from a telephone is recognized by when it comes again.</summary>
internal static class InboundId
{
    /// <summary>Makes the id.</summary>
    /// <returns>The id, or <see langword="null"/> where a repetition looks like a second, equal message.</returns>
    public static string? Of(SmsInboundMessage message)
    {
        if (message.ProviderMessageId is { Length: > 0 } id)
        {
            return id;
        }

        if (message.ReceivedAt is not { } receivedAt)
        {
            return null;
        }

        // The octets' own hash: text and data are of any length.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (string?[])[message.From, message.To, message.Text, receivedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)])
        {
            hash.AppendData(SHA256.HashData(Encoding.Unicode.GetBytes(field ?? "")));
        }

        hash.AppendData(message.Data.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
