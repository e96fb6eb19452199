using System.Text;

namespace SmsGateways.Http;

/// <summary>Messages that travel in an address.</summary>
internal static class QueryString
{
    /// <summary>How long an address may be.</summary>
    /// <remarks>
    /// RFC 9110, section 4.1, recommends that everybody takes at least 8,000 octets; Apache's default for the whole line is 8,190. What a server or a
    /// proxy makes of more is not known beforehand, and a text that is cut on the way is charged all the same.
    /// </remarks>
    public const int MaxAddressLength = 8000;

    /// <summary>Appends a parameter that is not the first.</summary>
    public static StringBuilder AppendQuery(this StringBuilder address, string name, string value)
        => address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
