using System.Net;
using System.Text;

namespace SmsGateways.Providers.Infobip;

/// <summary>Forms and queries as strangers write them.</summary>
internal static class InfobipForm
{
    private const string Rows = "dlr";

    /// <summary>Splits a query or a form, still encoded, into its fields.</summary>
    public static IEnumerable<(string Name, string Value)> Split(string form)
        => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static field => field.Split('=', 2))
            .Select(static field => (field[0].Trim(), field.Length > 1 ? field[1].Trim() : ""));

    public static string Decode(string value) => WebUtility.UrlDecode(value);

    /// <summary>Finds the rows of number context in a POST: the variable <c>dlr</c>, encoded or as it is.</summary>
    /// <returns>The rows, or <see langword="null"/> where there is no such variable.</returns>
    public static byte[]? FindRows(ReadOnlySpan<byte> body)
    {
        // A quotation mark is always encoded in a form. Where there is one, nothing is, and an ampersand is part of a name.
        if (body.Contains((byte)'"'))
        {
            return body.StartsWith("dlr="u8) ? body.ToArray() : null;
        }

        var values = Split(Encoding.UTF8.GetString(body)).Where(static field => field.Name.Equals(Rows, StringComparison.OrdinalIgnoreCase)).Select(static field => Decode(field.Value)).ToList();
        return values.Count > 0 ? Encoding.UTF8.GetBytes(string.Join('\n', values)) : null;
    }
}
