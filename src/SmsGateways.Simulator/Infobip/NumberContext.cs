using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Text.Encodings.Web;

namespace SmsGateways.Simulator.Infobip;

/// <summary>What is known about a number, by the names of the document's JSON and XML, and how it is written.</summary>
internal sealed class NumberContext(InfobipSimulator platform)
{
    // The fields of the document's XML example, which are those of its list of response parameters in the same order.
    private static readonly string[] Listed =
    [
        "destination", "id", "stat", "IMSI", "MSC", "err", "hlr", "orn", "pon", "ron", "roc", "mccmnc", "rcn", "ppm", "onp", "ocn", "occ", "ocp",
        "is_ported", "rnp", "rcp", "num_ok",
    ];

    // The fields of its JSON example, another package.
    private static readonly string[] OfJson =
    [
        "destination", "id", "stat", "IMSI", "MSC", "err", "mccmnc", "ppm", "onp", "ocp", "is_ported", "rnp", "rcp", "is_roaming", "pnp", "pcp",
    ];

    // The values of the JSON example, and of the XML example where only that has the field.
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["stat"] = "DELIVRD",
        ["IMSI"] = "219019900211811",
        ["MSC"] = "3859804",
        ["err"] = "0",
        ["hlr"] = "3859812007",
        ["orn"] = "T-Mobile HR",
        ["pon"] = "T-Mobile HR",
        ["ron"] = "T-Mobile HR",
        ["roc"] = "HR",
        ["mccmnc"] = "21901",
        ["rcn"] = "Croatia",
        ["ppm"] = "100",
        ["onp"] = "99",
        ["ocn"] = "Croatia",
        ["occ"] = "HR",
        ["ocp"] = "385",
        ["is_ported"] = "false",
        ["rnp"] = "98",
        ["rcp"] = "385",
        ["num_ok"] = "true",
        ["is_roaming"] = "false",
        ["pnp"] = "97",
        ["pcp"] = "385",
    };

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _decisions = new();
    private int _lastId;

    public void Decide(string number, IReadOnlyDictionary<string, string> values) => _decisions[number] = values;

    // Like the document's 121c0a6b752-1-92: "may contain characters 0-9, A-F, and "-"".
    public string NewId() => string.Create(
        CultureInfo.InvariantCulture, $"{platform.Now.ToUnixTimeMilliseconds():x}-1-{Interlocked.Increment(ref _lastId):x}");

    /// <summary>Asks the network, or refuses to, and charges for it; to be called under the lock of the credits.</summary>
    public Func<string, string> Query(InfobipAccount account, string number, string id)
    {
        // "when the network is disallowed on the account level (queries won't be charged in this case)"
        if (account.UncoveredPrefixes.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return name => Nothing(name, "REJECTD", number, id);
        }

        // "in case of any other error (no credits etc)"
        if (account.PricePerNumberContext > account.Balance)
        {
            return name => Nothing(name, "UNKNOWN", number, id);
        }

        account.Balance -= account.PricePerNumberContext;
        var decided = _decisions.GetValueOrDefault(number);
        return name => decided?.GetValueOrDefault(name) ?? name switch
        {
            "destination" => number,
            "id" => id,
            _ => Usual.GetValueOrDefault(name) ?? "",
        };
    }

    public string Json(Func<string, string> values) => "{" + string.Join(',', Fields(OfJson).Select(name =>
        $"\"{name}\":\"{JavaScriptEncoder.Default.Encode(values(name))}\"")) + "}";

    public string Xml(Func<string, string> values) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<hlr>\n"
        + string.Concat(Fields(Listed).Select(name => $"<{name}>{SecurityElement.Escape(values(name))}</{name}>\n")) + "</hlr>";

    public string Commas(Func<string, string> values) => string.Join(',', Fields(Listed).Select(values));

    // "If any parameter is missing for any reason (request failed etc), there will be an empty field."
    private static string Nothing(string name, string status, string number, string id) => name switch
    {
        "stat" => status,
        "destination" => number,
        "id" => id,
        _ => "",
    };

    private IReadOnlyList<string> Fields(string[] ofTheForm) => platform.NumberContextFields ?? ofTheForm;
}
