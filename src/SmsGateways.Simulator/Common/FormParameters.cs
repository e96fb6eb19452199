using System.Net;
using System.Text;
using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.Common;

/// <summary>The parameters of a request as a PHP script sees them in <c>$_REQUEST</c>.</summary>
/// <remarks>Names are told apart by case unless a comparer says otherwise; of one name the last counts; the form counts before the query string.</remarks>
internal sealed class FormParameters
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, byte[]> _values;

    private FormParameters(StringComparer names) => _values = new(names);

    /// <summary>Gets or sets the encoding that the octets behind the percent signs are read in.</summary>
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    public static FormParameters Read(WireRequest request, StringComparer? names = null)
    {
        var parameters = new FormParameters(names ?? StringComparer.Ordinal);
        parameters.Add(request.Query);

        // PHP leaves a body of another type to the script, and one over its limit out.
        if (IsForm(request.ContentType) && request.Body.Length <= RequestReader.MaxBodySize)
        {
            parameters.Add(Encoding.UTF8.GetString(request.Body));
        }

        return parameters;
    }

    /// <summary>Returns a value; null when the parameter is missing.</summary>
    public string? Find(string name) => _values.TryGetValue(name, out var octets) ? Encoding.GetString(octets) : null;

    /// <summary>Returns a value; empty when the parameter is missing.</summary>
    public string Value(string name) => Find(name) ?? "";

    private static bool IsForm(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals(Form, StringComparison.OrdinalIgnoreCase) is true;

    private void Add(string encoded)
    {
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Once, and with a plus sign for the space: a client that encodes twice gets its percent signs sent.
            var parts = pair.Split('=', 2);
            var value = Encoding.UTF8.GetBytes(parts.Length > 1 ? parts[1] : "");
            _values[WebUtility.UrlDecode(parts[0])] = WebUtility.UrlDecodeToBytes(value, 0, value.Length);
        }
    }
}
